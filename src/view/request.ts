import type { HeaderList } from "../webhook/delivery.ts";
import { readEvents } from "../webhook/events.ts";
import { maskedHeaders } from "./headers.ts";
import { bodyMembers, signs } from "./lines.ts";
import { rawBody } from "./raw.ts";
import { join, type Safe, safe } from "./safe.ts";
import type { Line } from "./schema.ts";
import { clean } from "./text.ts";
import type { Theme } from "./theme.ts";

/** What is sent, or would be. */
export interface ShownRequest {
	/** Counts the POSTs of a run up from 1. */
	readonly number: number;
	readonly name: string;
	readonly url: URL;
	readonly headers: HeaderList;
	readonly body: Buffer;
	/** Counted from 1. */
	readonly attempt: number;
}

/** A request as a line of `--json`, with its headers and body if it is to be `whole`. */
export function requestLine(
	{ number, name, url, headers, body, attempt }: ShownRequest,
	{ whole }: { readonly whole: boolean },
): Line & { type: "request" } {
	return {
		v: 1,
		type: "request",
		delivery: number,
		name,
		method: "POST",
		url: url.href,
		...(attempt > 1 && { attempt }),
		kinds: [...new Set(readEvents(body).events.map(({ kind }) => kind))],
		bytes: body.length,
		...(whole && { headers: maskedHeaders(headers, signs) }),
		...(whole && bodyMembers(body)),
	};
}

/** A request as a person reads it: its line, its headers, its body. A name stands above it where there are several. */
export function requestText(
	{ name, url, headers, body }: ShownRequest,
	theme: Theme,
	about: {
		readonly redact: (text: string) => string;
		readonly isNamed: boolean;
		readonly toTerminal: boolean;
	},
): Safe {
	const { redact, isNamed, toTerminal } = about;
	const { paint } = theme;
	const lines = [
		...(isNamed ? [paint("dim", safe`# ${clean(redact(name))}`)] : []),
		paint("strong", safe`POST ${clean(redact(url.href))}`),
		...maskedHeaders(headers, theme.signs).map(([header, value]) =>
			paint("dim", safe`${clean(header)}: ${clean(redact(value))}`),
		),
	];
	return safe`${join(lines, safe`\n`)}\n\n${rawBody(body, toTerminal)}`;
}
