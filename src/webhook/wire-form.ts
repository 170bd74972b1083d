import { withoutSpace } from "./spelling.ts";
import { encode, type Wire } from "./wire.ts";

/** How a JSON text is spelled: as Meta sends it, as Meta's older documents say, or how it differs from that, in a few words. */
export type WireForm =
	| { readonly as: Exclude<Wire, "compact"> }
	| { readonly as?: never; readonly differs: string };

/** Compares a JSON text with how Meta would spell it. Throws a JsonSyntaxError on anything but JSON. */
export function wireForm(json: string): WireForm {
	for (const as of ["meta", "meta-strict"] as const) {
		if (encode(json, as).toString() === json) return { as };
	}
	const differs = [
		withoutSpace(json) === json ? undefined : "white space",
		/[\u0080-\uffff]/.test(json) ? "letters beyond ASCII" : undefined,
		bareSlash.test(json) ? "/ without a backslash" : undefined,
	].filter((each) => each !== undefined);
	return { differs: differs.join(", ") || "other escapes" };
}

// A slash with no backslash before it, or an even number of them, which escape each other.
const bareSlash = /(?<!\\)(?:\\\\)*\//;
