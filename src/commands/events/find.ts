import type { Context } from "../../context.ts";
import { CliError } from "../../errors.ts";
import { newestFirst, type Recorded, recordedDelivery } from "./read-record.ts";

/** The delivery that `12`, `last` or `last~2` names, with its replies. Throws CliError when there is none. */
export async function find(
	dir: string,
	name: string,
	context: Context,
): Promise<Recorded> {
	const match = /^(?:(\d{1,15})|last(?:~(\d{1,15}))?)$/.exec(name);
	if (match === null) {
		throw new CliError("id-invalid", `"${name}" is not the id of a delivery`, {
			hint: "give a number, last, or last~2; wa-hook events lists them",
		});
	}
	const [, id, back = "0"] = match;
	const found =
		id === undefined
			? await newestBut(Number(back), dir, context)
			: await recordedDelivery(dir, Number(id), context);
	if (found !== undefined) return found;
	throw new CliError("id-unknown", `no delivery ${name} is recorded`, {
		hint: "wa-hook events lists what there is",
	});
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
