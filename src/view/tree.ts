import { blob } from "./blob.ts";
import { concealed } from "./redact.ts";
import { type Safe, vouch } from "./safe.ts";
import { clean } from "./text.ts";

/** How much of a value is shown. */
export interface TreeBounds {
	readonly depth: number;
	readonly lines: number;
	/** Characters of one text. */
	readonly text: number;
	/** Whether what passes for something else than text, such as a number, is in quotes: not where all is text. */
	readonly quotes: boolean;
}

// More than a delivery has room for, which says how much it leaves out and where that is.
const usual: TreeBounds = {
	depth: 12,
	lines: 200,
	text: 2_000,
	quotes: true,
};

/** Any JSON value as indented lines of `key: value`, small objects on one line; `...` stands for what is left out, and dots for what is secret. */
export function tree(value: unknown, bounds: Partial<TreeBounds> = {}): Safe[] {
	const limits = { ...usual, ...bounds };
	const lines: string[] = [];
	const short = leaf(value, limits);
	if (short !== undefined) lines.push(short);
	else spread(lines, value, 0, limits);
	if (lines.length > limits.lines)
		lines.splice(limits.lines, lines.length, "...");
	return lines.map(vouch);
}

/** What takes lines of its own: a text its own lines, a branch at least one for each key or item. */
function spread(
	lines: string[],
	value: unknown,
	depth: number,
	limits: TreeBounds,
): void {
	if (isBranch(value)) {
		grow(lines, value, depth, limits);
		return;
	}
	const indent = "  ".repeat(depth);
	for (const line of shortened(String(value), limits).split(/\r?\n/)) {
		lines.push(line === "" ? "" : `${indent}${clean(line)}`);
	}
}

function grow(
	lines: string[],
	branch: object,
	depth: number,
	limits: TreeBounds,
): void {
	const indent = "  ".repeat(depth);
	const nulls = nullsOf(branch);
	for (const [key, child] of entries(branch)) {
		if (nulls.length > 1 && child === null) continue;
		// One line more than may be shown tells that there was more.
		if (lines.length > limits.lines) return;
		const isItem = Array.isArray(branch);
		const { label, value } = isItem
			? { label: "-", value: child }
			: folded(key, concealed(key, child), limits);
		const short = leaf(value, limits) ?? small(value, limits);
		const start = lines.length;
		if (short !== undefined) {
			lines.push(`${indent}${label} ${short}`);
		} else if (depth + 1 === limits.depth) {
			lines.push(`${indent}${label} ...`);
		} else {
			if (!isItem) lines.push(`${indent}${label}`);
			spread(lines, value, depth + 1, limits);
			if (isItem)
				lines[start] = `${indent}- ${lines[start]?.slice(indent.length + 2)}`;
		}
	}
	if (nulls.length > 1) {
		lines.push(`${indent}null: ${cut(nulls.join(", "), limits)}`);
	}
}

/** The keys without a value, which together take one line. */
function nullsOf(branch: object): string[] {
	if (Array.isArray(branch)) return [];
	return [...entries(branch)]
		.filter(([, value]) => value === null)
		.map(([key]) => key);
}

/** Keys on the way to a lone value become one path: `alert_info.alert_type: OBA_APPROVED`. */
function folded(
	key: string,
	value: unknown,
	limits: TreeBounds,
): { label: string; value: unknown } {
	let path = cut(key, limits);
	let end = value;
	for (let i = 0; i < limits.depth; i++) {
		const [only, second] =
			isBranch(end) && !Array.isArray(end) ? entries(end) : [];
		if (only === undefined || second !== undefined) break;
		path += `.${cut(only[0], limits)}`;
		end = concealed(...only);
	}
	return { label: `${path}:`, value: end };
}

/** A value without branches, as it stands on one line; undefined for any other, and for a text of several lines. */
function leaf(value: unknown, limits: TreeBounds): string | undefined {
	if (typeof value === "string") {
		const media = blob(value);
		if (media !== undefined) return `... (${media})`;
		if (hasLines(value)) return undefined;
		const text = cut(value, limits);
		return limits.quotes || text === "" ? quoted(text) : text;
	}
	if (!isBranch(value)) return String(value);
	if (entries(value).next().done) return Array.isArray(value) ? "[]" : "{}";
	return undefined;
}

/** Whether a text is of several lines, and not merely ended by one. */
function hasLines(text: string): boolean {
	return text.includes("\n") && text.trim().includes("\n");
}

/** A branch that holds a few short leaves only, on one line; undefined for any other. */
function small(branch: unknown, limits: TreeBounds): string | undefined {
	if (!isBranch(branch)) return undefined;
	const parts: string[] = [];
	let length = 0;
	for (const [key, value] of entries(branch)) {
		const short = leaf(concealed(key, value), limits);
		if (short === undefined) return undefined;
		const part = Array.isArray(branch)
			? short
			: `${cut(key, limits)}: ${short}`;
		parts.push(part);
		length += part.length + 2;
		if (length > 60) return undefined;
	}
	const inside = parts.join(", ");
	return Array.isArray(branch) ? `[${inside}]` : `{ ${inside} }`;
}

/** Text is bare but where it would pass for something else: a number, a word of JSON, nothing. */
function quoted(text: string): string {
	const misleads =
		/^$|^[\s"[{]|\s$|^-?\d+(?:\.\d+)?$|^(?:true|false|null)$/.test(text);
	return misleads ? `"${text}"` : text;
}

function cut(text: string, limits: TreeBounds): string {
	return clean(shortened(text, limits));
}

function shortened(text: string, limits: TreeBounds): string {
	return text.length <= limits.text ? text : `${text.slice(0, limits.text)}...`;
}

function isBranch(value: unknown): value is object {
	return typeof value === "object" && value !== null;
}

function* entries(branch: object): Generator<[key: string, value: unknown]> {
	for (const key in branch) {
		if (Object.hasOwn(branch, key)) yield [key, Reflect.get(branch, key)];
	}
}
