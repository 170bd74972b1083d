import { basename, resolve } from "node:path";
import { readFileHead } from "../../io/graph/file-head.ts";
import { headBytes } from "../../webhook/send/media-bytes.ts";
import {
	fileProblems,
	type MediaFile,
	mimeOfFile,
} from "../../webhook/send/media-file.ts";
import type { MediaKind } from "../../webhook/send/media-types.ts";

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

/** Looks at a file that is to be sent as one kind of media. Throws CliError where there is none. */
export async function readLocalFile(
	typed: string,
	kind: MediaKind,
	cwd: string,
): Promise<LocalFile> {
	const path = resolve(cwd, typed);
	const found = await readFileHead(path, typed, headBytes);
	const file = { name: basename(path), ...found };
	return {
		...file,
		typed,
		path,
		mime: mimeOfFile(file),
		problems: fileProblems(file, kind),
	};
}
