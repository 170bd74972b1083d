import { rm, truncate } from "node:fs/promises";
import { codeOf, stateDirProblem } from "./fs-problem.ts";
import { corruptPath, listSegments, removeSegment } from "./segments.ts";

/** Empties the record, also under a listener that is writing it: what that one records from now on is kept, its ids go on counting. */
export async function clearRecord(dir: string): Promise<void> {
	try {
		const segments = await listSegments(dir);
		const newest = segments.pop();
		for (const segment of segments) await removeSegment(segment);
		if (newest === undefined) return;
		// A writer may have the newest open: emptied in place it goes on being the file that is read, removed it would not.
		await truncate(newest.path);
		await rm(corruptPath(newest), { force: true });
	} catch (error) {
		if (codeOf(error) !== "ENOENT") throw stateDirProblem(dir, error);
	}
}
