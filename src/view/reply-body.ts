import { headerValues } from "../webhook/delivery.ts";
import type { Reply } from "../webhook/reply.ts";

/** The first words of a reply's body, at most five lines; of an HTML page its text alone. Nothing of what is not text. */
export function replyExcerpt(reply: Extract<Reply, { ok: true }>): string[] {
	const header = (name: string) => headerValues(reply.headers, name).join(",");
	if (!/^(?:identity)?$/i.test(header("content-encoding"))) return [];
	const start = reply.body.toString("utf8", 0, 4096);
	if (start.includes("\u0000")) return [];
	const isPage =
		/html/i.test(header("content-type")) ||
		/^\s*<(?:!doctype|html)/i.test(start);
	return (isPage ? withoutMarkup(start) : start)
		.split(/\r?\n/)
		.filter((line) => line.trim() !== "")
		.slice(0, 5);
}

/** Good enough for reading an error page; nothing is rendered, so nothing depends on it. */
function withoutMarkup(html: string): string {
	return html
		.replace(/<(style|script)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, "")
		.replace(/<(?:br|\/p|\/h\d|\/pre|\/div|\/title|\/li)[^<>]*>/gi, "\n")
		.replace(/<[^<>]*>/g, "")
		.replace(/&nbsp;/g, " ")
		.replace(/&lt;/g, "<")
		.replace(/&gt;/g, ">")
		.replace(/&quot;/g, '"')
		.replace(/&#39;/g, "'")
		.replace(/&amp;/g, "&");
}
