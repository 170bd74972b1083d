import { randomUUID } from "node:crypto";
import {
	constants,
	copyFile,
	type FileHandle,
	link,
	open,
	rename,
	rm,
} from "node:fs/promises";
import { CliError } from "../errors.ts";
import { codeOf, wordsFor } from "./store/fs-problem.ts";

/** A file that is under way: until it is whole, nothing has its name. */
export interface PartFile {
	write(piece: Buffer): Promise<void>;
	/** Gives it its name. Throws CliError where there is one of that name by now. */
	finish(): Promise<void>;
	/** Leaves nothing behind; does nothing to one that is finished. */
	discard(): Promise<void>;
}

/** Begins a file beside where it is to be, for nobody else to read. Throws CliError for what is there, unless it is to `replace` it. */
export async function openPartFile(
	path: string,
	{ replace }: { readonly replace: boolean },
): Promise<PartFile> {
	const part = `${path}.${randomUUID().slice(0, 8)}.part`;
	const file = await told(path, () => open(part, "wx", 0o600));
	let isOpen = true;
	const close = async () => {
		if (isOpen) await file.close();
		isOpen = false;
	};
	return {
		write: (piece) => told(path, () => writeWhole(file, piece)),
		finish: () =>
			told(path, async () => {
				await file.sync();
				await close();
				await (replace ? rename(part, path) : place(part, path));
			}),
		async discard() {
			await close();
			await rm(part, { force: true });
		},
	};
}

/** The error for a file that is there and is not to be replaced. */
export function alreadyThere(path: string): CliError {
	return new CliError("file-exists", `${path} is there already`, {
		hint: "--force replaces it, --output names another file",
	});
}

async function writeWhole(file: FileHandle, piece: Buffer): Promise<void> {
	let written = 0;
	while (written < piece.length) {
		written += (await file.write(piece, written)).bytesWritten;
	}
}

/** Unlike a rename, a link replaces nothing. */
async function place(part: string, path: string): Promise<void> {
	try {
		await link(part, path);
	} catch (error) {
		if (codeOf(error) === "EEXIST") throw alreadyThere(path);
		// Some file systems (exFAT, network shares) have no hard links.
		await copyFile(part, path, constants.COPYFILE_EXCL);
	}
	await rm(part, { force: true });
}

async function told<T>(path: string, work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		if (error instanceof CliError) throw error;
		throw new CliError(
			"file-unwritable",
			`can't write ${path}: ${wordsFor(error)}`,
			{ hint: "--output names another file", cause: error },
		);
	}
}
