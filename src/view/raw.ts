import { type Safe, vouch } from "./safe.ts";
import { clean } from "./text.ts";

/** A body and a newline: as it came for a program that reads it, neutralised for a terminal. */
export function rawBody(body: Buffer, toTerminal: boolean): Safe {
	const text = body.toString("utf8");
	return vouch(`${toTerminal ? clean(text) : text}\n`);
}
