import { type Safe, vouch } from "./safe.ts";
import { clean } from "./text.ts";

/** A body and a newline: as it came for a program that reads it, its lines neutralised for a terminal. */
export function rawBody(body: Buffer, toTerminal: boolean): Safe {
	const text = body.toString("utf8");
	if (!toTerminal) return vouch(`${text}\n`);
	return vouch(`${text.split("\n").map(clean).join("\n")}\n`);
}
