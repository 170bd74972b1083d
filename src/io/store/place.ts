import type { FileHandle } from "node:fs/promises";
import { type Line, linesBackward } from "./lines.ts";
import { openSegment, segmentsOf } from "./open-segment.ts";

/** A place in the record, between two lines. */
export interface Place {
	/** Of the segment. */
	readonly firstId: number;
	/** Where the next line begins. */
	readonly byte: number;
	/** The line before it, by which the place is known again. */
	readonly last: LastLine | undefined;
}

interface LastLine {
	readonly start: number;
	readonly head: Buffer;
}

/** The place before everything. */
export const beginning: Place = { firstId: 0, byte: 0, last: undefined };

/** The place behind the newest whole line of the record; `beginning` where there is none. */
export async function endOfRecord(dir: string): Promise<Place> {
	const newest = (await segmentsOf(dir)).at(-1);
	const file = newest && (await openSegment(newest));
	if (newest === undefined || file === undefined) return beginning;
	const { firstId } = newest;
	try {
		for await (const line of linesBackward(file)) {
			if (line.ended) return placeAfter(firstId, line);
		}
		return { ...beginning, firstId };
	} finally {
		await file.close();
	}
}

/** The place behind a line of the segment. */
export function placeAfter(
	firstId: number,
	{ start, bytes }: Omit<Line, "ended">,
): Place {
	// An id and a time stand at the beginning of a line; a copy, because the line is a part of something larger.
	const head = Buffer.from(bytes.subarray(0, headBytes));
	return { firstId, byte: start + bytes.length + 1, last: { start, head } };
}

/** Whether the place is still in the file, and not in one that was emptied and has grown again. */
export async function stillHolds(
	file: FileHandle,
	{ last }: Place,
): Promise<boolean> {
	if (last === undefined) return true;
	const { head, start } = last;
	const found = Buffer.alloc(head.length);
	const { bytesRead } = await file.read(found, 0, head.length, start);
	return bytesRead === head.length && found.equals(head);
}

const headBytes = 256;
