import { byteCount } from "./quantities.ts";
import { rawBody } from "./raw.ts";
import { join, type Safe, safe } from "./safe.ts";
import type { Line } from "./schema.ts";
import { clean } from "./text.ts";
import type { Theme } from "./theme.ts";

/** A message as it would be posted. */
export interface SendingRequest {
	/** Its type. */
	readonly name: string;
	/** The number's address in the Graph API. */
	readonly base: string;
	/** JSON. */
	readonly body: string;
	/** Uploaded first. */
	readonly files: readonly {
		readonly typed: string;
		readonly path: string;
		readonly mime: string;
		readonly size: number;
	}[];
	/** What stands in the body for the id of a file. */
	readonly placeholder: string;
}

/** A request as a line of `--json`. */
export function sendingLine({ name, base, body }: SendingRequest): Line {
	return {
		v: 1,
		type: "request",
		name,
		method: "POST",
		url: `${base}/messages`,
		kinds: [],
		bytes: Buffer.byteLength(body),
		headers: headers.map(([header, value]) => [header, value]),
		body,
	};
}

const headers: readonly (readonly [string, string])[] = [
	["Authorization", "Bearer ••••"],
	["Content-Type", "application/json"],
];

/** A request as a person reads it, its body laid out; above it the files that go first. */
export function sendingText(
	{ base, body, files, placeholder }: SendingRequest,
	{ paint, signs }: Theme,
	about: {
		readonly redact: (text: string) => string;
		readonly toTerminal: boolean;
	},
): Safe {
	const told = (text: string) => clean(about.redact(text));
	const uploads = files.map(
		({ typed, mime, size }) =>
			safe`${paint("dim", safe`# ${clean(placeholder)}: the id of an upload, ${clean(mime)}, ${byteCount(size)}, ${told(typed)}`)}\n`,
	);
	const mask = join(
		[signs.bullet, signs.bullet, signs.bullet, signs.bullet],
		safe``,
	);
	const lines = [
		paint("strong", safe`POST ${told(`${base}/messages`)}`),
		paint("dim", safe`Authorization: Bearer ${mask}`),
		paint("dim", safe`Content-Type: application/json`),
	];
	const laidOut = JSON.stringify(JSON.parse(body), null, 2);
	const shown = Buffer.from(about.redact(laidOut));
	return safe`${join(uploads, safe``)}${join(lines, safe`\n`)}\n\n${rawBody(shown, about.toTerminal)}`;
}
