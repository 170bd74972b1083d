import { CliError, ExitCode } from "../../errors.ts";
import { isLoopback, isPrivate } from "../target.ts";

const meta = "https://graph.facebook.com";

/**
 * The address to call, with an access token: Meta's, one of this machine, or the one that WA_HOOK_GRAPH_URL names. Not one that
 * only a project's config file names: whoever gives away a project could have the token sent to themselves. Throws CliError.
 */
export function graphAddress(
	given: string | undefined,
	env: Readonly<Record<string, string | undefined>>,
): URL {
	const address = given ?? meta;
	if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) {
		throw refused("is not a URL", "write it as https://graph.facebook.com");
	}
	const url = new URL(address);
	const { username, password, search, hash } = url;
	if (username + password + search + hash !== "") {
		throw refused(
			"holds more than a host and a path",
			"leave user name, query and fragment out",
		);
	}
	if (url.protocol === "http:" && !isPrivate(url.hostname)) {
		throw refused(
			"is not https, so the access token could be read on its way",
			"write it with https://; plain http is for this machine and private networks",
		);
	}
	if (!mayBeTrusted(url, env["WA_HOOK_GRAPH_URL"])) {
		throw refused(
			`names ${url.host}, which would get your access token`,
			"if that is meant, say it in the environment: WA_HOOK_GRAPH_URL",
		);
	}
	return url;
}

function mayBeTrusted(url: URL, named: string | undefined): boolean {
	if (url.origin === meta || isLoopback(url.hostname)) return true;
	return (
		named !== undefined &&
		URL.canParse(named) &&
		new URL(named).host === url.host
	);
}

function refused(fault: string, hint: string): CliError {
	return new CliError("graph-address", `the Graph API's address ${fault}`, {
		hint,
		exitCode: ExitCode.NotConfigured,
	});
}
