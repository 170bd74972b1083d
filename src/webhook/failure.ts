import type { WebhookEvent } from "./event.ts";
import { isLooseObject, type Loose, looseList, looseObject } from "./loose.ts";

/** Whether an event tells of something that failed: by its name, its own status, or errors anywhere in it. */
export function tellsOfFailure({ kind, errors, value }: WebhookEvent): boolean {
	return (
		errors.length > 0 ||
		kind === "errors" ||
		/\.failed$/.test(kind) ||
		isFailed(looseObject(value)["status"]) ||
		holdsErrors(value)
	);
}

/** Of a call, and of the requests for a group. */
function isFailed(status: unknown): boolean {
	return typeof status === "string" && /^failed$/i.test(status);
}

/** Walks without recursion: a payload may be nested as deep as it likes. */
function holdsErrors(value: unknown): boolean {
	const waiting: unknown[] = [value];
	while (waiting.length > 0) {
		const next = waiting.pop();
		if (Array.isArray(next)) for (const item of next) waiting.push(item);
		if (!isLooseObject(next)) continue;
		if (hasErrors(next)) return true;
		for (const key in next) waiting.push(next[key]);
	}
	return false;
}

function hasErrors(part: Loose): boolean {
	const { errors } = part;
	return (
		looseList(errors).length > 0 || Object.keys(looseObject(errors)).length > 0
	);
}
