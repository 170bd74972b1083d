import { isLoopback } from "../target.ts";
import { TunnelProblem } from "./tunnel.ts";

/** The public address in what a provider said, as `parseAddress` reads it. Never ends in `/`. */
export function publicAddress(said: string, provider: string): string {
	const url = parseAddress(said);
	if (url === undefined || hasCredentials(url) || url.search !== "") {
		throw new TunnelProblem(
			`${provider} gave something that is no address: ${said.slice(0, 200)}`,
		);
	}
	return `${url.origin}${withoutEndSlash(url.pathname)}`;
}

/**
 * An http or https URL, or a host name, which means https; on loopback, where a self-hosted server may stand, plain http.
 * Undefined for anything else.
 */
export function parseAddress(text: string): URL | undefined {
	const said = text.trim();
	if (said.includes("://")) return webUrl(said);
	const secure = webUrl(`https://${said}`);
	return secure !== undefined && isLoopback(secure.hostname)
		? webUrl(`http://${said}`)
		: secure;
}

/** Whether a user name or a password is in the URL. */
export function hasCredentials(url: URL): boolean {
	return url.username !== "" || url.password !== "";
}

/** The path without the `/` it ends in, or several. */
export function withoutEndSlash(path: string): string {
	return path.replace(/\/+$/, "");
}

function webUrl(text: string): URL | undefined {
	if (/[\s\\]/.test(text) || !URL.canParse(text)) return undefined;
	const url = new URL(text);
	const isWeb = url.protocol === "https:" || url.protocol === "http:";
	return isWeb ? url : undefined;
}
