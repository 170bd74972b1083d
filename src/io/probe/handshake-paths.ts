import { headerValues } from "../../webhook/delivery.ts";
import type { Reply } from "../../webhook/reply.ts";

/** The same address with a slash at its end, or without the one it has; undefined for a bare `/`. */
export function otherSlash(url: URL): URL | undefined {
	if (url.pathname === "/") return undefined;
	return withPath(
		url,
		url.pathname.endsWith("/") ? url.pathname.slice(0, -1) : `${url.pathname}/`,
	);
}

/** A path that no app has. */
export function randomPath(
	url: URL,
	randomBytes: (size: number) => Buffer,
): URL {
	return withPath(url, `/wa-hook-${randomBytes(8).toString("hex")}`);
}

/** Where the handshake may be answered instead: where a redirect leads, on the same host, or else the usual paths. */
export function otherPaths(url: URL, reply: Reply): readonly URL[] {
	if (!reply.ok) return [];
	if (reply.status < 400) {
		const final = redirectWithin(url, reply);
		return final ? [final] : [];
	}
	const live = url.pathname.replace("/webhook-test/", "/webhook/");
	return [...new Set([live, ...usualPaths])]
		.filter((path) => path !== url.pathname)
		.map((path) => withPath(url, path));
}

/** Where apps have their webhook, in tutorials and tools. */
const usualPaths = [
	"/webhook",
	"/webhooks",
	"/api/webhook",
	"/webhook/whatsapp",
	"/",
];

/** The verify token goes along, so no other host and no plain text where there was TLS. */
function redirectWithin(
	url: URL,
	reply: Reply & { ok: true },
): URL | undefined {
	const [location = ""] = headerValues(reply.headers, "location");
	if (location === "" || !URL.canParse(location, url.href)) return undefined;
	const final = new URL(location, url);
	const isSafe =
		bareHost(final) === bareHost(url) &&
		(final.protocol === "https:" || final.protocol === url.protocol);
	if (!isSafe) return undefined;
	final.search = url.search;
	final.hash = "";
	return final;
}

function bareHost(url: URL): string {
	return url.hostname.replace(/^www\./, "");
}

function withPath(url: URL, path: string): URL {
	const other = new URL(url);
	other.pathname = path;
	return other;
}
