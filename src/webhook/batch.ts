import { type JsonNode, memberOf, readTree } from "./json-tree.ts";

/** Why payloads can't be one delivery: the first that doesn't fit in, by its index. */
export class BatchProblem extends Error {
	override readonly name = "BatchProblem";
	readonly index: number;

	constructor(message: string, index: number) {
		super(message);
		this.index = index;
	}
}

/** Meta puts no more updates into one delivery. */
export const mostInBatch = 1000;

/**
 * Several payloads as one delivery of Meta's, without white space around what is joined: the changes of one account in one entry,
 * at the latest time; the accounts in their order. One alone stays as it was written. Throws BatchProblem for a payload that isn't
 * of Meta's form or would be too many, and a JsonSyntaxError on anything but JSON.
 */
export function batch(jsons: readonly string[]): string {
	const [only] = jsons;
	if (only !== undefined && jsons.length === 1) return only;
	const entries = new Map<string, Entry>();
	let object: string | undefined;
	let updates = 0;
	for (const [index, json] of jsons.entries()) {
		const payload = readPayload(json, index);
		object ??= payload.object;
		if (payload.object !== object) {
			throw new BatchProblem("is for another object than the first", index);
		}
		updates += payload.updates;
		if (updates > mostInBatch) {
			throw new BatchProblem(
				`would be more than ${mostInBatch} updates`,
				index,
			);
		}
		for (const entry of payload.entries) add(entries, entry);
	}
	return `{"object":${object ?? '""'},"entry":[${[...entries.values()].map(spell).join(",")}]}`;
}

/** A payload in stretches of its text. */
interface Payload {
	readonly object: string;
	readonly entries: readonly Entry[];
	readonly updates: number;
}

/** An entry whose members stay as they were written but for `time` and `changes`, which may be those of several. */
interface Entry {
	/** Key and text of each member, in their order. */
	readonly members: Map<string, string>;
	readonly changes: string[];
}

function readPayload(json: string, index: number): Payload {
	const body = readTree(json);
	const object = memberOf(body, "object");
	const entry = memberOf(body, "entry");
	const changes = entry?.items.map((each) => memberOf(each, "changes")) ?? [];
	const isMetas =
		object?.kind === "text" &&
		entry?.kind === "list" &&
		body.members.length === 2 &&
		changes.every((each) => each?.kind === "list");
	if (!isMetas) throw new BatchProblem("is not in the form of Meta's", index);
	const all = changes.flatMap((each) => each?.items ?? []);
	return {
		object: json.slice(object.start, object.end),
		entries: entry.items.map((each) => readEntry(each, json)),
		updates: all.reduce((sum, change) => sum + updatesIn(change), 0),
	};
}

function readEntry(entry: JsonNode, json: string): Entry {
	const textOf = ({ start, end }: JsonNode) => json.slice(start, end);
	return {
		members: new Map(
			entry.members.map(({ key, value }) => [key, textOf(value)]),
		),
		changes: memberOf(entry, "changes")?.items.map(textOf) ?? [],
	};
}

function updatesIn(change: JsonNode): number {
	const value = memberOf(change, "value");
	const lists = ["messages", "statuses"].map(
		(key) => (value && memberOf(value, key))?.items.length ?? 0,
	);
	return Math.max(
		1,
		lists.reduce((sum, length) => sum + length, 0),
	);
}

/** Into the entry of the same account, if there is one; else behind the others. */
function add(entries: Map<string, Entry>, entry: Entry): void {
	const head = headOf(entry);
	const same = entries.get(head);
	if (same === undefined) {
		entries.set(head, entry);
		return;
	}
	same.changes.push(...entry.changes);
	const times = [same, entry].map(({ members }) => members.get("time"));
	const [latest] = times.toSorted((a, b) => digits(b) - digits(a));
	if (latest !== undefined) same.members.set("time", latest);
}

/** What must be the same for entries to be joined: all but the changes and what the time is. */
function headOf({ members }: Entry): string {
	const rest = [...members]
		.filter(([key]) => key !== "changes")
		.map(([key, text]) => (key === "time" ? [key] : [key, text]));
	return JSON.stringify(rest.toSorted());
}

function digits(time: string | undefined): number {
	return Number(/\d+/.exec(time ?? "")?.[0] ?? 0);
}

function spell({ members, changes }: Entry): string {
	const spelled = [...members].map(([key, text]) => {
		const value = key === "changes" ? `[${changes.join(",")}]` : text;
		return `${JSON.stringify(key)}:${value}`;
	});
	return `{${spelled.join(",")}}`;
}
