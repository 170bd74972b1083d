import { open, stat } from "node:fs/promises";
import { CliError } from "../../errors.ts";
import { codeOf, wordsFor } from "../store/fs-problem.ts";

/** How long a file is, in bytes, and how it begins. */
export interface FileHead {
	readonly size: number;
	readonly head: Buffer;
}

/** Looks at a file, and at no more than its first `most` bytes. Throws CliError for what is no file or can't be read. */
export async function readFileHead(
	path: string,
	typed: string,
	most: number,
): Promise<FileHead> {
	try {
		const found = await stat(path);
		// To open a pipe that nobody writes to would take for ever.
		if (!found.isFile()) throw noFile(typed, "is not a file");
		const file = await open(path);
		try {
			const head = Buffer.alloc(Math.min(most, found.size));
			await file.read(head, 0, head.length, 0);
			return { size: found.size, head };
		} finally {
			await file.close();
		}
	} catch (error) {
		if (error instanceof CliError) throw error;
		throw codeOf(error) === "ENOENT"
			? noFile(typed, "is not there")
			: noFile(typed, `can't be read: ${wordsFor(error)}`);
	}
}

function noFile(typed: string, why: string): CliError {
	return new CliError("file-unreadable", `the file ${typed} ${why}`, {
		hint: "give a file, an https:// address, or the id of an upload",
	});
}
