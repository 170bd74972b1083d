import type { Context } from "../../context.ts";
import { CliError } from "../../errors.ts";
import {
	type Located,
	locateDeliveries,
	readLocated,
} from "../../io/store/locate.ts";
import { tellOfDamage } from "../damage.ts";
import {
	nothingRecorded,
	notRecorded,
	type RecordedId,
	readRecordedId,
} from "../recorded-id.ts";
import type { Source } from "../sources.ts";

/**
 * The recorded deliveries that `12`, `last`, `last~2`, `12..20` or `last~5..last` names, the oldest first; undefined for anything
 * else. A range takes what there is of it. Throws CliError where there is nothing.
 */
export async function recordedSources(
	typed: string,
	dir: string,
	{ stderr }: Context,
): Promise<readonly Source[] | undefined> {
	const asked = readAsked(typed);
	if (asked === undefined) {
		if (wasMeant.test(typed)) throw malformed(typed);
		return undefined;
	}
	const to = await idOf(asked.to, dir);
	const from = (await idOf(asked.from, dir)) ?? 1;
	if (to === undefined) throw await missing(typed, dir);
	if (from > to) {
		throw new CliError("id-invalid", `in ${typed} the newer one stands first`, {
			hint: "the older one goes first: 12..20, last~5..last",
		});
	}
	const located: Located[] = [];
	let damaged = 0;
	for await (const each of locateDeliveries(dir, { from, to })) {
		if (each === "damaged") damaged++;
		else located.push(each);
	}
	tellOfDamage(damaged, stderr);
	if (located.length === 0) throw await missing(typed, dir);
	return located.reverse().map(sourceAt);
}

async function missing(typed: string, dir: string): Promise<CliError> {
	const newest = await idOf({ newer: 0 }, dir);
	return newest === undefined ? nothingRecorded(dir) : notRecorded(typed);
}

/** What begins like an id or a range and is none; neither a path nor the name of a payload's file. */
const wasMeant =
	/^(?!.*[/\\])(?!.*\.(?:nd)?jsonl?$)(?:last[~^]|\.\.(?:\d|last)|(?:\d+|last(?:~\d+)?)\.\.)/;

function malformed(typed: string): CliError {
	return new CliError("id-invalid", `${typed} names no recorded delivery`, {
		hint: "12, last, last~3 (the third before the last), 12..20 or last~5..last",
	});
}

interface Asked {
	readonly from: RecordedId;
	readonly to: RecordedId;
}

function readAsked(typed: string): Asked | undefined {
	const [first = "", second = first, ...others] = typed.split("..");
	const from = readRecordedId(first);
	const to = readRecordedId(second);
	return from && to && others.length === 0 ? { from, to } : undefined;
}

async function idOf(
	asked: RecordedId,
	dir: string,
): Promise<number | undefined> {
	if ("id" in asked) return asked.id;
	const everything = { from: 1, to: Number.POSITIVE_INFINITY };
	let newer = 0;
	for await (const located of locateDeliveries(dir, everything)) {
		if (located === "damaged") continue;
		if (newer === asked.newer) return located.id;
		newer++;
	}
	return undefined;
}

function sourceAt(located: Located): Source {
	const name = `recorded ${located.id}`;
	return {
		name,
		async load() {
			const delivery = await readLocated(located);
			if (delivery === undefined) {
				throw new CliError("id-unknown", `${name} is no longer there`, {
					hint: "a newer delivery took its place in the record, or it was emptied",
				});
			}
			const { id, headers, body } = delivery;
			return { name, body, recorded: { id, headers } };
		},
	};
}
