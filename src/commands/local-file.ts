import { basename, resolve } from "node:path";
import { readFileHead } from "../io/graph/file-head.ts";
import { headBytes } from "../webhook/send/media-bytes.ts";
import {
	fileProblems,
	type MediaFile,
	mimeOfFile,
} from "../webhook/send/media-file.ts";
import { kindOfMime, type MediaKind } from "../webhook/send/media-types.ts";

/** A file of this machine that a message needs. */
export interface LocalFile extends MediaFile {
	/** As it was typed. */
	readonly typed: string;
	/** Absolute. */
	readonly path: string;
	readonly mime: string;
	/** What Meta would refuse in it, a sentence each. */
	readonly problems: readonly string[];
}

/** Looks at a file that is to be sent as one kind of media, by default as the one that its type is for. Throws CliError where there is none. */
export async function readLocalFile(
	typed: string,
	kind: MediaKind | undefined,
	cwd: string,
): Promise<LocalFile> {
	const path = resolve(cwd, typed);
	const found = await readFileHead(path, typed, headBytes);
	const file = { name: basename(path), ...found };
	const mime = mimeOfFile(file);
	const problems = fileProblems(file, kind ?? kindOfMime(mime));
	return { ...file, typed, path, mime, problems };
}
