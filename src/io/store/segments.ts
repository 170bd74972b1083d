import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { ifMissing } from "./fs-problem.ts";

/** One file of the record, named for the first delivery that may stand in it: `0000000001.jsonl`. */
export interface Segment {
	readonly path: string;
	readonly firstId: number;
}

/** The folder of the record inside a state folder. */
export function recordDir(dir: string): string {
	return join(dir, "record");
}

/** The segment which begins with delivery `firstId`, whether it exists or not. */
export function segmentFor(dir: string, firstId: number): Segment {
	const name = `${String(firstId).padStart(10, "0")}.jsonl`;
	return { path: join(recordDir(dir), name), firstId };
}

/** The segments that exist, oldest first; none if there is no record. */
export async function listSegments(dir: string): Promise<Segment[]> {
	const names = await readdir(recordDir(dir)).catch(ifMissing([]));
	return names
		.flatMap((name) => {
			const firstId = /^(\d{10,})\.jsonl$/.exec(name)?.[1];
			return firstId === undefined ? [] : [segmentFor(dir, Number(firstId))];
		})
		.sort((a, b) => a.firstId - b.firstId);
}

/** Where a torn line of a segment is kept. */
export function corruptPath(segment: Segment): string {
	return `${segment.path}.corrupt`;
}

/** Removes a segment and what was set aside from it. */
export async function removeSegment(segment: Segment): Promise<void> {
	await rm(segment.path, { force: true });
	await rm(corruptPath(segment), { force: true });
}
