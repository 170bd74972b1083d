import { type Common, changeCommon } from "./change-common.ts";
import { type Setting, type SettingRemark, setValue } from "./set-value.ts";

/** What of a payload becomes something else. */
export interface Changes extends Common {
	/** One after the other, after all else. */
	readonly set?: readonly Setting[];
}

/** What whoever asked for a change may want to know of it. */
export type ChangeRemark =
	| SettingRemark
	/** The payload holds nothing that the change is about. */
	| { readonly type: "unused"; readonly change: keyof Common };

/**
 * The payload with the changes made; the rest stays as it was written, white space, key order, duplicate keys and big numbers
 * included. Throws ChangeProblem for a change that can't be made, and a JsonSyntaxError on anything but JSON.
 */
export function changePayload(
	json: string,
	{ set = [], ...common }: Changes,
	tell: (remark: ChangeRemark) => void = () => {},
): string {
	const changed = changeCommon(json, common, (change) =>
		tell({ type: "unused", change }),
	);
	return set.reduce(
		(before, setting) => setValue(before, setting, tell),
		changed,
	);
}
