import type { Context } from "../../context.ts";
import { CliError } from "../../errors.ts";
import { newestFirst, type Recorded } from "./read-record.ts";

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
	let passed = 0;
	for await (const recorded of newestFirst(dir, context)) {
		const isIt =
			id === undefined
				? passed === Number(back)
				: recorded.delivery.id === Number(id);
		if (isIt) return recorded;
		// Ids count up, so nothing older can be it.
		if (id !== undefined && recorded.delivery.id < Number(id)) break;
		passed++;
	}
	throw new CliError("id-unknown", `no delivery ${name} is recorded`, {
		hint: "wa-hook events lists what there is",
	});
}
