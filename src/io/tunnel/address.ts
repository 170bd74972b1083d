import { isLoopback } from "../target.ts";
import { TunnelProblem } from "./tunnel.ts";

/**
 * The public address in what a provider said: a URL, or a host name, which means https.
 * On loopback, where a self-hosted server may stand, it means plain http. Never ends in `/`.
 */
export function publicAddress(said: string, provider: string): string {
	const url = parseAddress(said.trim());
	if (url === undefined) {
		throw new TunnelProblem(
			`${provider} gave something that is no address: ${said.slice(0, 200)}`,
		);
	}
	return `${url.origin}${url.pathname.replace(/\/+$/, "")}`;
}

function parseAddress(said: string): URL | undefined {
	if (said.includes("://")) return webUrl(said);
	const secure = webUrl(`https://${said}`);
	return secure !== undefined && isLoopback(secure.hostname)
		? webUrl(`http://${said}`)
		: secure;
}

function webUrl(text: string): URL | undefined {
	if (/[\s\\]/.test(text) || !URL.canParse(text)) return undefined;
	const url = new URL(text);
	const isWeb = url.protocol === "https:" || url.protocol === "http:";
	const isPlain =
		url.username === "" && url.password === "" && url.search === "";
	return isWeb && isPlain ? url : undefined;
}
