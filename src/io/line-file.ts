import { type FileHandle, open } from "node:fs/promises";
import { unreadable } from "./payload-file.ts";
import { linesForward } from "./store/lines.ts";

/** A line of a file that may be larger than memory. */
export interface FileLine {
	/** Its place in the file, counted from 1. */
	readonly number: number;
	/** Reads it again. Throws CliError. */
	read(): Promise<string>;
}

/** The lines of a file that say something. Throws CliError when it can't be read. */
export function findLines(path: string): Promise<readonly FileLine[]> {
	return within(path, async (file) => {
		const lines: FileLine[] = [];
		let number = 0;
		let next = 0;
		for await (const { start, bytes } of linesForward(file)) {
			const { length } = bytes;
			// The empty ones, which are left out, are a byte each.
			number += start - next + 1;
			next = start + length + 1;
			if (length === 1 && bytes[0] === carriageReturn) continue;
			lines.push({ number, read: () => readStretch(path, start, length) });
		}
		return lines;
	});
}

const carriageReturn = 0x0d;

function readStretch(
	path: string,
	start: number,
	length: number,
): Promise<string> {
	return within(path, async (file) => {
		const bytes = Buffer.alloc(length);
		const { bytesRead } = await file.read(bytes, 0, length, start);
		return bytes.toString("utf8", 0, bytesRead);
	});
}

async function within<Result>(
	path: string,
	work: (file: FileHandle) => Promise<Result>,
): Promise<Result> {
	let file: FileHandle | undefined;
	try {
		file = await open(path);
		return await work(file);
	} catch (error) {
		throw unreadable(path, error);
	} finally {
		await file?.close();
	}
}
