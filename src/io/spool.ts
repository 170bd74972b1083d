import { randomUUID } from "node:crypto";
import { type FileHandle, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { CliError } from "../errors.ts";
import { wordsFor } from "./store/fs-problem.ts";
import { openStateDir } from "./store/state-dir.ts";

/** Bytes that will be needed once more: in memory up to a bound, and beyond it in a file without a name. */
export interface Spool {
	/** Throws CliError where the file can't be written. */
	keep(bytes: Buffer): Promise<Kept>;
	/** To be called once nothing is read any more. */
	close(): Promise<void>;
}

/** What was put into a spool. */
export interface Kept {
	read(): Promise<Buffer>;
	/** Says, once, that it will not be read again. */
	forget(): void;
}

const usualMemory = 16 * 1024 * 1024;

/** `dir` is the state folder, where only the user can read; `memory` is the bound, in bytes. */
export function openSpool(dir: string, memory: number = usualMemory): Spool {
	let held = 0;
	let written = 0;
	let file: Promise<FileHandle> | undefined;

	// Apart from the other: functions made side by side hold on to all that one of them needs, and so to the bytes.
	function inMemory(bytes: Buffer): Kept {
		held += bytes.length;
		return {
			read: async () => bytes,
			forget() {
				held -= bytes.length;
			},
		};
	}

	async function inFile(bytes: Buffer): Promise<Kept> {
		file ??= openNameless(dir);
		const handle = await file;
		await append(handle, bytes);
		const at = written;
		written += bytes.length;
		return place(handle, at, bytes.length);
	}

	return {
		keep: async (bytes) =>
			held + bytes.length <= memory ? inMemory(bytes) : inFile(bytes),
		async close() {
			// That it could not be opened is known to who wanted to write.
			const handle = await file?.catch(() => undefined);
			await handle?.close();
		},
	};
}

function place(handle: FileHandle, at: number, length: number): Kept {
	return { read: () => readAt(handle, at, length), forget() {} };
}

/** A file that is gone when it is closed, and with the process, however that ends. */
async function openNameless(dir: string): Promise<FileHandle> {
	await openStateDir(dir);
	const path = join(dir, `replay-${randomUUID()}.tmp`);
	try {
		const handle = await open(path, "wx+", 0o600);
		await rm(path);
		return handle;
	} catch (error) {
		throw unwritable(error);
	}
}

async function append(handle: FileHandle, bytes: Buffer): Promise<void> {
	try {
		await handle.appendFile(bytes);
	} catch (error) {
		throw unwritable(error);
	}
}

async function readAt(
	handle: FileHandle,
	at: number,
	length: number,
): Promise<Buffer> {
	const { buffer } = await handle.read(Buffer.alloc(length), 0, length, at);
	return buffer;
}

function unwritable(cause: unknown): CliError {
	return new CliError(
		"state-unwritable",
		`can't keep in the state folder what is to be sent again: ${wordsFor(cause)}`,
		{ hint: "name another folder with --state-dir", cause },
	);
}
