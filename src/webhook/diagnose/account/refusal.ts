import { findError } from "../../error-codes/find.ts";
import { errorName, type GraphError } from "../../graph/graph-error.ts";

/** What Meta said when it refused, a line each. Untrusted text. */
export function refusalSeen(error: GraphError): readonly string[] {
	const { message, details, userTitle, userMessage, fbtraceId } = error;
	return [
		`Meta: ${errorName(error)} ${message}`,
		...(details === undefined || details === message ? [] : [details]),
		...[userTitle, userMessage].filter((text) => text !== undefined),
		...waits(error),
		...(fbtraceId === undefined ? [] : [`fbtrace_id ${fbtraceId}`]),
	];
}

/** What the table of Meta's errors advises; undefined for what it doesn't know. */
export function refusalFix({ code, subcode }: GraphError): string | undefined {
	return findError(code, subcode)?.fix;
}

/** 100/33 and its like: there is nothing with this id, or nothing that this token may see. */
export function isUnknownObject({ code, subcode }: GraphError): boolean {
	return code === 803 || code === 33 || (code === 100 && subcode === 33);
}

/** Meta's words for a permission or a role that is missing. */
export function isDenied({ code }: GraphError): boolean {
	return code === 10 || (code >= 200 && code <= 299);
}

/** The token itself is what is refused. */
export function isAboutToken({ code }: GraphError): boolean {
	return code === 190 || code === 0;
}

function waits({ retryAfterMs }: GraphError): readonly string[] {
	if (retryAfterMs === undefined) return [];
	return [`Meta asks to wait ${Math.ceil(retryAfterMs / 1000)} s`];
}
