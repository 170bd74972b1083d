import type { Explanation } from "../webhook/error-codes/explanation.ts";
import type { Line } from "./schema.ts";

/** An explanation as a line of `--json`. */
export function explanationLine({
	code,
	subcode,
	entry,
	family,
	said,
	isUnmarked,
	callback,
}: Explanation): Line {
	return {
		v: 1,
		type: "explanation",
		code,
		subcode,
		known: entry !== undefined,
		title: entry?.title,
		family,
		http: entry?.http,
		where: entry === undefined ? undefined : [...entry.where],
		cause: entry?.cause,
		fix: entry?.fix,
		confidence: entry?.confidence,
		said,
		sure: isUnmarked === true ? false : undefined,
		callback: callback.length > 0 ? [...callback] : undefined,
	};
}
