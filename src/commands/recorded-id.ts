import { CliError } from "../errors.ts";

/** A recorded delivery as a person names it: by its id, or by how many are newer. */
export type RecordedId = { readonly id: number } | { readonly newer: number };

/** Reads `12`, `last` and `last~2`; undefined for anything else. */
export function readRecordedId(typed: string): RecordedId | undefined {
	const match = /^(?:(\d{1,15})|last(?:~(\d{1,15}))?)$/.exec(typed);
	if (match === null) return undefined;
	const [, id, newer = "0"] = match;
	return id === undefined ? { newer: Number(newer) } : { id: Number(id) };
}

/** The error for what names a delivery, or several, and finds none. */
export function notRecorded(typed: string): CliError {
	return new CliError("id-unknown", `no delivery ${typed} is recorded`, {
		hint: "wa-hook events lists what there is",
	});
}

/** The error for what names a delivery where there is none at all. */
export function nothingRecorded(dir: string): CliError {
	return new CliError("nothing-recorded", `nothing is recorded in ${dir} yet`, {
		hint: "wa-hook listen records what comes, wa-hook replay text sends a fixture; --state-dir names another folder",
	});
}
