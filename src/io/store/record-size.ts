import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { ifMissing, stateDirProblem } from "./fs-problem.ts";
import { recordDir } from "./segments.ts";

/** Bytes that the record of a state folder takes on disk, damaged lines set aside included; 0 when there is none. */
export async function recordSize(dir: string): Promise<number> {
	const folder = recordDir(dir);
	try {
		let bytes = 0;
		for (const name of await readdir(folder).catch(ifMissing([]))) {
			// A segment may be dropped between being listed and being looked at.
			const file = await stat(join(folder, name)).catch(ifMissing(undefined));
			bytes += file?.size ?? 0;
		}
		return bytes;
	} catch (error) {
		throw stateDirProblem(dir, error);
	}
}
