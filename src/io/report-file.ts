import { mkdir, open } from "node:fs/promises";
import { dirname } from "node:path";
import { CliError } from "../errors.ts";
import { wordsFor } from "./store/fs-problem.ts";

/** A file that will hold a report once there is one. */
export interface ReportFile {
	/** Writes it and closes the file. */
	finish(text: string): Promise<void>;
}

/** Opens a report, and makes the folder it goes into: what can't be written is told before the work, not after it. Throws CliError. */
export async function openReport(path: string): Promise<ReportFile> {
	try {
		await mkdir(dirname(path), { recursive: true });
		const file = await open(path, "w");
		return {
			async finish(text) {
				try {
					await file.writeFile(text);
				} catch (error) {
					throw unwritable(path, error);
				} finally {
					await file.close();
				}
			},
		};
	} catch (error) {
		throw unwritable(path, error);
	}
}

function unwritable(path: string, error: unknown): CliError {
	return new CliError(
		"report-unwritable",
		`can't write ${path}: ${wordsFor(error)}`,
		{ hint: "name another file with --junit", cause: error },
	);
}
