import { ChangeProblem } from "./change-problem.ts";
import { JsonSyntaxError, scanTokens } from "./json-tokens.ts";
import { type JsonNode, memberOf, readTree } from "./json-tree.ts";
import { readPath, type Step, spellPath } from "./path.ts";
import { startOf } from "./path-start.ts";

/** A value to be put into a payload. */
export interface Setting {
	/**
	 * As notes spell it, `entry[0].changes[0].value.messages[0].text.body`; or shorter, from a key of the first change, value, message,
	 * status or contact that has it: `value.metadata`, `messages[0].text.body`, `text.body`. `$.` is the body itself.
	 */
	readonly path: string;
	/** JSON if it is such, else a text. */
	readonly value: string;
}

/** A key that wasn't there before. */
export interface Created {
	/** The path that was asked for. */
	readonly path: string;
	readonly key: string;
	/** The keys beside it. From the payload: not safe for a terminal as they are. */
	readonly among: readonly string[];
}

/** A value that was a text and, as what was asked for reads as JSON, is none any more. */
export interface Retyped {
	/** The path that was asked for. */
	readonly path: string;
	/** What stands there now, as JSON: `99`, `true`. */
	readonly now: string;
}

/** What is told of a setting: which key it made, or that a text became something else. */
export type SettingRemark =
	| ({ readonly type: "created" } & Created)
	| ({ readonly type: "retyped" } & Retyped);

/**
 * The JSON with one value in it set, all else as it was written. Keys that are missing on the way are made, and an item behind the
 * last of a list; but the first key must be there. Throws ChangeProblem for a path that leads nowhere, and a JsonSyntaxError on
 * anything but JSON.
 */
export function setValue(
	json: string,
	{ path, value }: Setting,
	tell: (remark: SettingRemark) => void,
): string {
	const { node, steps } = startOf(readTree(json), path, readPath(path));
	let at = node;
	for (const [index, step] of steps.entries()) {
		const next = stepInto(at, step, path);
		if (next === undefined) {
			tellOf(step, at, path, tell);
			const rest = steps.slice(index + 1);
			return insert(json, at, step, wrap(asJson(value), rest, path));
		}
		at = next;
	}
	const now = asJson(value);
	if (at.kind === "text" && /^[\w-]/.test(now)) {
		tell({ type: "retyped", path, now });
	}
	return json.slice(0, at.start) + now + json.slice(at.end);
}

/** What is one step further; undefined where nothing is and something can be made. */
function stepInto(
	at: JsonNode,
	step: Step,
	path: string,
): JsonNode | undefined {
	const wanted = typeof step === "string" ? "object" : "list";
	if (at.kind !== wanted) {
		throw new ChangeProblem(
			at.kind === "list"
				? `before ${spellPath([step])} goes the number of an item: [0]`
				: `what stands before ${spellPath([step])} is no ${wanted}`,
			path,
		);
	}
	if (typeof step === "string") return memberOf(at, step);
	const { length } = at.items;
	if (step <= length) return at.items[step];
	throw new ChangeProblem(
		`there is no [${step}]: the next that could be made is [${length}]`,
		path,
	);
}

function tellOf(
	step: Step,
	{ members }: JsonNode,
	path: string,
	tell: (remark: SettingRemark) => void,
): void {
	if (typeof step === "number") return;
	const among = members.map(({ key }) => key);
	tell({ type: "created", path, key: step, among });
}

function insert(
	json: string,
	into: JsonNode,
	step: Step,
	value: string,
): string {
	const key = typeof step === "string" ? `${JSON.stringify(step)}:` : "";
	const last = into.members.at(-1)?.value ?? into.items.at(-1);
	const at = last?.end ?? into.start + 1;
	const comma = last === undefined ? "" : ",";
	return json.slice(0, at) + comma + key + value + json.slice(at);
}

/** The value inside new objects, and lists of one item, that the steps lead through. */
function wrap(value: string, steps: readonly Step[], path: string): string {
	return steps.reduceRight<string>((inner, step) => {
		if (typeof step === "string") return `{${JSON.stringify(step)}:${inner}}`;
		if (step === 0) return `[${inner}]`;
		throw new ChangeProblem(
			`there is no [${step}]; a new list begins at [0]`,
			path,
		);
	}, value);
}

function asJson(value: string): string {
	try {
		scanTokens(value, () => {});
		return value.trim();
	} catch (error) {
		if (error instanceof JsonSyntaxError) return JSON.stringify(value);
		throw error;
	}
}
