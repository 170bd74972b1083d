import { CliError } from "../../errors.ts";
import { hasCredentials, parseAddress, withoutEndSlash } from "./address.ts";
import type { TunnelProvider } from "./tunnel.ts";

/** The user's own address: nothing is opened and nothing ends; only the probes tell whether it leads here. */
export function publicUrlProvider(
	text: string,
	webhookPath: string,
): TunnelProvider {
	const url = baseUrl(text, webhookPath);
	return {
		name: "public-url",
		async open() {
			return { url, closed: new Promise(() => {}), async close() {} };
		},
	};
}

function baseUrl(text: string, webhookPath: string): string {
	const url = parseAddress(text);
	if (url === undefined) {
		throw refusal(
			"is not an http or https address",
			"for example --public-url https://hooks.example.com",
		);
	}
	if (hasCredentials(url)) {
		throw refusal(
			"holds a user name or a password",
			"leave them out: this address is shown, and given to Meta",
		);
	}
	if (url.search !== "") {
		throw refusal(
			"holds a query",
			"leave out the ? and what follows: the webhook's path is added at the end",
		);
	}
	return url.origin + basePath(url.pathname, webhookPath);
}

/** People paste the whole callback URL as readily as its origin. */
function basePath(pathname: string, webhookPath: string): string {
	const path = withoutEndSlash(pathname);
	const ending = withoutEndSlash(webhookPath);
	return path.endsWith(ending)
		? withoutEndSlash(path.slice(0, path.length - ending.length))
		: path;
}

// What was typed is not repeated: it may hold a password.
function refusal(what: string, hint: string): CliError {
	return new CliError("invalid-public-url", `--public-url ${what}`, { hint });
}
