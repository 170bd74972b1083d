import { open, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { CliError } from "../errors.ts";
import { codeOf, wordsFor } from "./store/fs-problem.ts";

/** More than any delivery of Meta's. */
export const maxPayloadBytes = 16 * 1024 * 1024;

/** What a path leads to: the payloads in it, `others` of its files being none by their names; undefined where nothing is. */
export interface PayloadPaths {
	readonly paths: readonly string[];
	readonly others: number;
}

/** The payload files at a path: the `.json` files of a folder, not of those within it, or the file itself. Throws CliError. */
export async function findPayloads(
	path: string,
): Promise<PayloadPaths | undefined> {
	try {
		const found = await stat(path);
		if (!found.isDirectory()) return { paths: [path], others: 0 };
		const files = (await readdir(path, { withFileTypes: true })).filter(
			(entry) => !entry.isDirectory(),
		);
		const payloads = files.filter(({ name }) => name.endsWith(".json"));
		return {
			paths: payloads.map(({ name }) => join(path, name)).sort(),
			others: files.length - payloads.length,
		};
	} catch (error) {
		if (["ENOENT", "ENOTDIR"].includes(codeOf(error))) return undefined;
		throw unreadable(path, error);
	}
}

/** The bytes of a file, a pipe or a device. Throws CliError when it can't be read or is beyond `maxPayloadBytes`. */
export async function readPayload(path: string): Promise<Buffer> {
	const chunks: Buffer[] = [];
	let size = 0;
	try {
		const file = await open(path);
		// Without `for await` closing it, a file of endless length would be read on.
		for await (const chunk of file.createReadStream()) {
			chunks.push(Buffer.from(chunk));
			size += chunks.at(-1)?.length ?? 0;
			if (size > maxPayloadBytes) break;
		}
	} catch (error) {
		throw unreadable(path, error);
	}
	return withinLimit(Buffer.concat(chunks), path);
}

/** The bytes, if there are not more than `maxPayloadBytes` of them. Throws CliError naming where they are from. */
export function withinLimit(bytes: Buffer, from: string): Buffer {
	if (bytes.length <= maxPayloadBytes) return bytes;
	throw new CliError("file-too-large", `${from} is larger than 16 MiB`, {
		hint: "Meta's deliveries stay below 4 MiB",
	});
}

/** The error for a file that is there and can't be read. */
export function unreadable(path: string, error: unknown): CliError {
	return new CliError(
		"file-unreadable",
		`can't read ${path}: ${wordsFor(error)}`,
		{ cause: error },
	);
}
