import type { Context } from "../../context.ts";
import { withinLimit } from "../../io/payload-file.ts";
import type { Source } from "../sources.ts";
import { isPlainPayload, linePayload } from "./exported.ts";

/** What comes on standard input: one payload, or as many as there are lines in an export or in NDJSON. Throws CliError. */
export async function inputSources({
	stdin,
	stderr,
	stop,
}: Context): Promise<readonly Source[]> {
	if (stdin.isTTY) stderr.write("paste a payload, then Ctrl-D\n");
	const input = await stdin.readAll(stop);
	if (!isExport(input) && !isNdjson(input)) {
		const body = withinLimit(input, name);
		return [{ name, load: async () => ({ name, body }) }];
	}
	return linesOf(input).map(({ number, bytes }) => {
		const line = `${name}:${number}`;
		const load = async () => linePayload(line, bytes.toString("utf8"));
		return { name: line, load };
	});
}

const name = "standard input";

/** By how its lines begin: a body of Meta's never does so. */
function isExport(input: Buffer): boolean {
	return /^\s*\{\s*"v"\s*:\s*1\s*,\s*"type"\s*:\s*"recorded"/.test(
		input.toString("latin1", 0, 200),
	);
}

/** Several lines, the first of which is a payload by itself. */
function isNdjson(input: Buffer): boolean {
	const end = input.indexOf("\n");
	if (end === -1 || input.toString("utf8", end).trim() === "") return false;
	return isPlainPayload(input.toString("utf8", 0, end));
}

interface InputLine {
	/** Counted from 1. */
	readonly number: number;
	readonly bytes: Buffer;
}

/** Those that say something, as stretches of the one buffer: an export may be long. */
function linesOf(input: Buffer): readonly InputLine[] {
	const lines: InputLine[] = [];
	for (let at = 0, number = 1; at < input.length; number += 1) {
		const newline = input.indexOf("\n", at);
		const end = newline === -1 ? input.length : newline;
		const bytes = input.subarray(at, end);
		if (!isBlank(bytes)) lines.push({ number, bytes });
		at = end + 1;
	}
	return lines;
}

function isBlank(line: Buffer): boolean {
	return line.length < 2 && line.toString().trim() === "";
}
