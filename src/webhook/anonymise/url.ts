import type { Cast } from "./prose.ts";

/** A URL of Meta's with other ids and digests in it; any other becomes one of example.com. */
export function swapUrl(url: string, cast: Cast): string {
	const [, start = "", host = "", path = "", query = ""] =
		/^(https?:\/\/([^/?#:]+))([^?#]*)(?:\?([^#]*))?/i.exec(url) ?? [];
	if (/^developers\.facebook\.com$/i.test(host)) return url;
	if (!metasHosts.test(host)) return cast.swap("url", url);
	const swapped =
		start + path.replace(/[^/]+/g, (part) => swapPart(part, cast));
	if (query === "") return swapped;
	const members = query.split("&").map((member) => {
		const [name = "", ...value] = member.split("=");
		return keptMembers.has(name)
			? member
			: `${name}=${swapPart(value.join("="), cast)}`;
	});
	return `${swapped}?${members.join("&")}`;
}

function swapPart(part: string, cast: Cast): string {
	if (part.length < 4 || keptParts.has(part)) return part;
	return cast.swap(/^\d+$/.test(part) ? "number" : "opaque", part);
}

const metasHosts =
	/(?:^|\.)(?:facebook|fbsbx|fbcdn|whatsapp|instagram|cdninstagram)\.(?:com|net)$|^(?:fb|wa)\.me$/i;

const keptParts: ReadonlySet<string> = new Set([
	"whatsapp_business",
	"attachments",
	"posts",
	"reel",
]);

/** Who asks, and until when the URL is good. */
const keptMembers: ReadonlySet<string> = new Set(["source", "ext"]);
