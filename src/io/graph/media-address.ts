import { isLoopback } from "../target.ts";

/** Where Meta keeps files. */
const metaFiles = "https://lookaside.fbsbx.com";

/**
 * The address that an answer of the Graph API's gives for a file, if the access token may go there; undefined if not. Files are on
 * another host than the API, the one exception to the token being for the API alone: that host, and for a stand-in on this machine this
 * machine.
 */
export function mediaAddress(given: string, graph: URL): URL | undefined {
	if (!URL.canParse(given)) return undefined;
	const url = new URL(given);
	if (url.username !== "" || url.password !== "") return undefined;
	const isMeta = url.origin === metaFiles || url.origin === graph.origin;
	const isLocal = isLoopback(graph.hostname) && isLoopback(url.hostname);
	const isHttp = url.protocol === "https:" || url.protocol === "http:";
	return isMeta || (isLocal && isHttp) ? url : undefined;
}
