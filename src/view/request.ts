import type { HeaderList } from "../webhook/delivery.ts";
import { readEvents } from "../webhook/events.ts";
import { signedHeaders } from "./headers.ts";
import { bodyMembers, signs } from "./lines.ts";
import { maskedUrl } from "./masked-url.ts";
import { rawBody } from "./raw.ts";
import { createExactRedactor, createRedactor } from "./redact.ts";
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

/** How what a request says is masked: its body goes out as it is shown, so only these very secrets are masked in that. */
export function createRequestRedactor(
	secrets: readonly string[],
): (text: string, key?: string) => string {
	const redact = createRedactor(secrets);
	const exact = createExactRedactor(secrets);
	return (text, key) =>
		key === "body" || key === "bodyBase64" ? exact(text) : redact(text);
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
		url: maskedUrl(url),
		...(attempt > 1 && { attempt }),
		kinds: [...new Set(readEvents(body).events.map(({ kind }) => kind))],
		bytes: body.length,
		...(whole && { headers: signedHeaders(headers, signs) }),
		...(whole && bodyMembers(body)),
	};
}

/** A request as a person reads it: its line, its headers, its body. A name stands above it where there are several. */
export function requestText(
	{ name, url, headers, body }: ShownRequest,
	theme: Theme,
	about: {
		readonly redact: ReturnType<typeof createRequestRedactor>;
		readonly isNamed: boolean;
		readonly toTerminal: boolean;
	},
): Safe {
	const { redact, isNamed, toTerminal } = about;
	const { paint } = theme;
	const lines = [
		...(isNamed ? [paint("dim", safe`# ${clean(redact(name))}`)] : []),
		paint("strong", safe`POST ${clean(redact(maskedUrl(url)))}`),
		...signedHeaders(headers, theme.signs).map(([header, value]) =>
			paint("dim", safe`${clean(header)}: ${clean(redact(value))}`),
		),
	];
	const shown = Buffer.from(redact(body.toString(), "body"));
	return safe`${join(lines, safe`\n`)}\n\n${rawBody(shown, toTerminal)}`;
}
