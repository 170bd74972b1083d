import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { CliError } from "../errors.ts";
import { wordsFor } from "./store/fs-problem.ts";

/** A file that will hold a report once there is one. */
export interface ReportFile {
	/** Writes it. Throws CliError. */
	finish(text: string): Promise<void>;
}

/** Begins a report, and makes the folder it goes into: what can't be written is told before the work, not after it. Throws CliError. */
export async function openReport(path: string): Promise<ReportFile> {
	const write = async (text: string) => {
		try {
			await mkdir(dirname(path), { recursive: true });
			await writeFile(path, text);
		} catch (error) {
			throw unwritable(path, error);
		}
	};
	await write("");
	return { finish: write };
}

function unwritable(path: string, error: unknown): CliError {
	return new CliError(
		"report-unwritable",
		`can't write ${path}: ${wordsFor(error)}`,
		{ hint: "name another file with --junit", cause: error },
	);
}
