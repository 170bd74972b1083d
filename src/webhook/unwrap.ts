import { isLooseObject, looseObject } from "./loose.ts";

/** A payload without the layers that people and relays put around it, in the envelope that they leave off. */
export interface Unwrapped {
	readonly payload: unknown;
	/** Which layer is one too many, or missing, in one sentence of ours. */
	readonly problem?: string;
}

/** Finds the payload in the JSON of a body. What looks like none is given back as it is. */
export function unwrap(json: unknown): Unwrapped {
	return (
		unquoted(json) ??
		unlisted(json) ??
		unboxed(json) ??
		boxed(json) ?? { payload: json }
	);
}

function unquoted(json: unknown): Unwrapped | undefined {
	if (typeof json !== "string") return undefined;
	const payload = parsed(json);
	return hasEntries(payload)
		? { payload, problem: "the payload is JSON inside a JSON string" }
		: undefined;
}

/** Workflow tools copy a request as a list of one. */
function unlisted(json: unknown): Unwrapped | undefined {
	if (!Array.isArray(json) || json.length !== 1) return undefined;
	const [only] = json;
	const payload = hasEntries(only) ? only : unboxed(only)?.payload;
	return payload === undefined
		? undefined
		: { payload, problem: "the payload stands inside a list" };
}

/** Serverless platforms and relays hand a request on as an object, with the payload in it. */
function unboxed(json: unknown): Unwrapped | undefined {
	if (hasEntries(json)) return undefined;
	const box = looseObject(json);
	for (const key of boxes) {
		const held = box[key];
		const isText = typeof held === "string";
		const payload = isText ? parsed(held) : held;
		if (hasEntries(payload)) {
			const as = isText ? ", as JSON inside a string" : "";
			return { payload, problem: `the payload stands inside ${key}${as}` };
		}
	}
	return undefined;
}

const boxes = ["body", "payload", "data"];

function boxed(json: unknown): Unwrapped | undefined {
	const { entry, changes } = looseObject(json);
	if (entry !== undefined || !Array.isArray(changes)) return undefined;
	return {
		payload: { entry: [json] },
		problem: "no entry list: the changes stand at the top",
	};
}

function hasEntries(payload: unknown): boolean {
	return isLooseObject(payload) && Array.isArray(payload["entry"]);
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
