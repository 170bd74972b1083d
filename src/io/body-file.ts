import { writeFile } from "node:fs/promises";
import { CliError } from "../errors.ts";
import { wordsFor } from "./store/fs-problem.ts";

/** Writes a body byte for byte, for nobody else to read; what is there is replaced. Throws CliError. */
export async function writeBody(path: string, body: Buffer): Promise<void> {
	try {
		await writeFile(path, body, { mode: 0o600 });
	} catch (error) {
		throw new CliError(
			"file-unwritable",
			`can't write ${path}: ${wordsFor(error)}`,
			{ hint: "name another folder with --state-dir", cause: error },
		);
	}
}
