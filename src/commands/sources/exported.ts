import { CliError } from "../../errors.ts";
import { readExported } from "../../webhook/exported.ts";
import type { Payload } from "../payload.ts";

/** Whether a file of this name is one that `wa-hook events export` wrote, with a delivery on each line. */
export function isExportName(name: string): boolean {
	return /\.(?:ndjson|jsonl)$/i.test(name);
}

/** The delivery on a line of an export. Throws CliError, naming the line, when none is there or it isn't what was exported. */
export function exportedPayload(name: string, line: string): Payload {
	const read = readExported(line);
	if (!read.ok) {
		throw new CliError("export-invalid", `${name}: ${read.problem}`, {
			hint: "wa-hook events export writes such lines; other JSON goes into a .json file",
		});
	}
	const { id, headers, body } = read.delivery;
	return { name, body, recorded: { id, headers } };
}
