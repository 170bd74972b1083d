import { InvalidArgumentError } from "commander";
import { splitList } from "../config/syntax.ts";
import { readDuration } from "../webhook/duration.ts";
import { isNodeId } from "../webhook/graph/node-id.ts";

/** The values of a flag that may be given several times. */
export function collect(value: string, previous: string[] = []): string[] {
	return [...previous, value];
}

/** The same of a flag that also takes several at once, comma-separated. */
export function list(value: string, previous: string[] = []): string[] {
	return [...previous, ...splitList(value)];
}

/** Milliseconds of `500ms`, `10s` or `2m`; a bare number means seconds. An hour at most, and more than none. */
export function duration(value: string): number {
	const milliseconds = readDuration(value);
	if (milliseconds !== undefined) return milliseconds;
	throw new InvalidArgumentError(
		"A duration is like 500ms, 10s or 2m, an hour at most.",
	);
}

/** An id of a thing at Meta's, as it stands in a path of the Graph API. */
export function metaId(value: string): string {
	if (isNodeId(value)) return value;
	throw new InvalidArgumentError("An id of Meta's is a number.");
}

/** `--timeout` of what asks the Graph API, as commander's `option` takes it. */
export const graphTimeout = [
	"--timeout <duration>",
	"how long Meta's answer may take (default: 30s)",
	duration,
] as const;
