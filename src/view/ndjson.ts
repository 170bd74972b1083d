import { type Safe, vouch } from "./safe.ts";
import type { Line } from "./schema.ts";

/** One line of `--json`, newline included. */
export function jsonLine(line: Line): Safe {
	return vouch(`${JSON.stringify(line)}\n`);
}
