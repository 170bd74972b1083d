import type { Context } from "../../context.ts";
import { CliError } from "../../errors.ts";
import {
	nothingRecorded,
	notRecorded,
	readRecordedId,
} from "../recorded-id.ts";
import { newestFirst, type Recorded, recordedDelivery } from "./read-record.ts";

/** The delivery that `12`, `last` or `last~2` names, with its replies. Throws CliError when there is none. */
export async function find(
	dir: string,
	name: string,
	context: Context,
): Promise<Recorded> {
	const asked = readRecordedId(name);
	if (asked === undefined) {
		throw new CliError("id-invalid", `"${name}" is not the id of a delivery`, {
			hint: "give a number, last, or last~2; wa-hook events lists them",
		});
	}
	const found =
		"id" in asked
			? await recordedDelivery(dir, asked.id, context)
			: await newestBut(asked.newer, dir, context);
	if (found !== undefined) return found;
	throw (await isEmpty(dir, context))
		? nothingRecorded(dir)
		: notRecorded(name);
}

async function isEmpty(dir: string, context: Context): Promise<boolean> {
	return (await newestBut(0, dir, context)) === undefined;
}

async function newestBut(
	newer: number,
	dir: string,
	context: Context,
): Promise<Recorded | undefined> {
	let passed = 0;
	for await (const recorded of newestFirst(dir, context)) {
		if (passed === newer) return recorded;
		passed++;
	}
	return undefined;
}
