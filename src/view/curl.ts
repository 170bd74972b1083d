import type { HeaderList } from "../webhook/delivery.ts";
import { type Safe, vouch } from "./safe.ts";
import { clean } from "./text.ts";

/** A command for a POSIX shell, and what must be in a file before it is run. */
export interface CurlCommand {
	readonly command: Safe;
	/** The body when it can't stand in the command: to be written to the path that was given for it. */
	readonly file?: Buffer;
}

/**
 * The command that posts the identical bytes with curl and shows the reply's head. `headers` are those that go out; of a value that
 * a shell can't be given in plain ASCII the header is left out. `isDirect` keeps it from the environment's proxy. `bodyPath` is where
 * the body will be if it needs a file.
 */
export function curlCommand(
	{
		url,
		headers,
		body,
		isDirect,
	}: {
		readonly url: URL;
		readonly headers: HeaderList;
		readonly body: Buffer;
		readonly isDirect: boolean;
	},
	bodyPath: string,
): CurlCommand {
	const text = inlineText(body);
	const data = text ?? `@${bodyPath}`;
	const globbing = /[[\]{}]/.test(url.href) ? " --globoff" : "";
	const proxying = isDirect ? " --noproxy '*'" : "";
	const lines = [
		`curl -i${proxying}${globbing} ${quoted(url.href)}`,
		...headerLines(headers).map((line) => `-H ${quoted(line)}`),
		`--data-binary ${quoted(data)}`,
	];
	return {
		command: vouch(lines.join(" \\\n  ")),
		...(text === undefined && { file: body }),
	};
}

// Linux takes no argument of more than 128 KiB.
const longestArgument = 100 * 1024;

/** The body as an argument; undefined where it needs a file: too long, not text, or with anything a terminal would obey or hide. */
function inlineText(body: Buffer): string | undefined {
	if (body.length > longestArgument) return undefined;
	const text = body.toString();
	// curl takes what begins with @ for the name of a file.
	if (text.startsWith("@") || !Buffer.from(text).equals(body)) return undefined;
	return clean(text) === text ? text : undefined;
}

/** What curl would say of its own accord, unless it is told to say nothing. */
const curlsOwn = ["User-Agent", "Accept", "Content-Type"];

function headerLines(headers: HeaderList): readonly string[] {
	const names = new Set(headers.map(([name]) => name.toLowerCase()));
	return [
		...headers
			.filter(([, value]) => /^[ -~]*$/.test(value))
			// Without a value a colon would take the header away.
			.map(([name, value]) =>
				value === "" ? `${name};` : `${name}: ${value}`,
			),
		...curlsOwn
			.filter((name) => !names.has(name.toLowerCase()))
			.map((name) => `${name}:`),
	];
}

function quoted(text: string): string {
	return `'${text.replaceAll("'", "'\\''")}'`;
}
