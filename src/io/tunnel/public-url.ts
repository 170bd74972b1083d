import { CliError } from "../../errors.ts";
import { publicAddress } from "./address.ts";
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
	try {
		const url = publicAddress(text, "--public-url");
		// People paste the whole callback URL as readily as its origin.
		return url.endsWith(webhookPath)
			? url.slice(0, -webhookPath.length).replace(/\/+$/, "")
			: url;
	} catch {
		throw new CliError(
			"invalid-public-url",
			`--public-url is not an http or https address: ${text}`,
			{
				hint: "for example --public-url https://hooks.example.com",
			},
		);
	}
}
