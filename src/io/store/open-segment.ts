import { type FileHandle, open } from "node:fs/promises";
import { codeOf, stateDirProblem } from "./fs-problem.ts";
import { listSegments, type Segment } from "./segments.ts";

/** The segments to be read, oldest first; none if there is no record. Throws a `CliError` when the folder can't be read. */
export async function segmentsOf(dir: string): Promise<Segment[]> {
	try {
		return await listSegments(dir);
	} catch (error) {
		throw stateDirProblem(dir, error);
	}
}

/** Opens a segment for reading; undefined when it is gone: it may be dropped between being listed and being read. */
export async function openSegment(
	segment: Segment,
): Promise<FileHandle | undefined> {
	try {
		return await open(segment.path);
	} catch (error) {
		if (codeOf(error) === "ENOENT") return undefined;
		throw stateDirProblem(segment.path, error);
	}
}
