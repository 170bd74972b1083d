import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { codeOf, stateDirProblem } from "./fs-problem.ts";
import { recordDir } from "./segments.ts";

/** Bytes that the record of a state folder takes on disk, damaged lines set aside included; 0 when there is none. */
export async function recordSize(dir: string): Promise<number> {
	const folder = recordDir(dir);
	try {
		let bytes = 0;
		for (const name of await readdir(folder))
			bytes += (await stat(join(folder, name))).size;
		return bytes;
	} catch (error) {
		if (codeOf(error) === "ENOENT") return 0;
		throw stateDirProblem(dir, error);
	}
}
