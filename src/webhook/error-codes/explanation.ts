import {
	type CallbackFailure,
	readCallbackFailures,
} from "./callback-failure.ts";
import type { ErrorEntry, Family } from "./error-code.ts";
import { familyOf, findError, subcodesOf } from "./find.ts";
import type { Mention } from "./mention.ts";

/** A code that was asked for and what is known of it. */
export interface Explanation extends Mention {
	/** Missing for a code that is not known. */
	readonly entry?: ErrorEntry;
	readonly family?: Family;
	/** Entries that would say more, if the subcode were known. */
	readonly subcodes: readonly ErrorEntry[];
	/** For a refused callback URL (2200): what the text tells of Meta's attempt. */
	readonly callback: readonly CallbackFailure[];
}

/** What is known of a code; `text` is what mentions it. */
export function explanationOf(
	{ code, subcode, said, isUnmarked }: Mention,
	text = "",
): Explanation {
	const entry = findError(code, subcode);
	const family = entry?.family ?? familyOf(code);
	return {
		code,
		...(subcode === undefined ? {} : { subcode }),
		...(said === undefined ? {} : { said }),
		...(isUnmarked === true && { isUnmarked }),
		...(entry === undefined ? {} : { entry }),
		...(family === undefined ? {} : { family }),
		subcodes: subcode === undefined ? subcodesOf(code) : [],
		callback: code === 2200 ? readCallbackFailures(text) : [],
	};
}
