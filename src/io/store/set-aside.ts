import { appendFile, type FileHandle } from "node:fs/promises";
import { linesBackward } from "./lines.ts";
import { corruptPath, type Segment } from "./segments.ts";

/**
 * Cuts off what stands after the last newline of a segment and keeps it in its `.corrupt` file: a line appended to a torn one
 * would be lost with it. `file` must be open for reading and writing, and be nobody else's to write.
 */
export async function setAsideTornLine(
	segment: Segment,
	file: FileHandle,
): Promise<void> {
	for await (const last of linesBackward(file)) {
		if (last.ended) return;
		await appendFile(corruptPath(segment), last.bytes, {
			mode: 0o600,
			flush: true,
		});
		await file.truncate(last.start);
		await file.datasync();
		return;
	}
}
