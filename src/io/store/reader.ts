import { type FileHandle, open } from "node:fs/promises";
import type { Delivery } from "../../webhook/delivery.ts";
import { decodeLine } from "./decode-line.ts";
import { codeOf, stateDirProblem } from "./fs-problem.ts";
import { linesBackward, linesForward } from "./lines.ts";
import type { RecordEntry } from "./record-entry.ts";
import { listSegments, type Segment } from "./segments.ts";

/**
 * Everything recorded in a state folder, one entry at a time: from the newest, the first twenty come without reading the rest.
 * Takes no lock and works while a listener writes; a line that is not finished yet is left out. No record is an empty one.
 */
export async function* readRecord(
	dir: string,
	options: { from: "newest" | "oldest" },
): AsyncGenerator<RecordEntry> {
	const segments = await segmentsOf(dir);
	const newest = segments.at(-1);
	if (options.from === "newest") segments.reverse();
	for (const segment of segments) {
		yield* entriesOf(segment, options.from, segment === newest);
	}
}

/** The delivery with this id, if it is still recorded. */
export async function findDelivery(
	dir: string,
	id: number,
): Promise<Delivery | undefined> {
	const segments = await segmentsOf(dir);
	const segment = segments.findLast(({ firstId }) => firstId <= id);
	if (segment === undefined) return undefined;
	for await (const entry of entriesOf(segment, "newest", true)) {
		if (entry.type !== "delivery") continue;
		if (entry.delivery.id === id) return entry.delivery;
		if (entry.delivery.id < id) return undefined;
	}
	return undefined;
}

async function segmentsOf(dir: string): Promise<Segment[]> {
	try {
		return await listSegments(dir);
	} catch (error) {
		throw stateDirProblem(dir, error);
	}
}

async function* entriesOf(
	segment: Segment,
	from: "newest" | "oldest",
	mayEndOpen: boolean,
): AsyncGenerator<RecordEntry> {
	const file = await openIfThere(segment);
	if (file === undefined) return;
	try {
		const lines = from === "newest" ? linesBackward(file) : linesForward(file);
		for await (const { start, bytes, ended } of lines) {
			if (!ended && mayEndOpen) continue;
			yield decodeLine(bytes, `${segment.path}, byte ${start}`);
		}
	} finally {
		await file.close();
	}
}

/** A segment may be dropped between being listed and being read. */
async function openIfThere(segment: Segment): Promise<FileHandle | undefined> {
	try {
		return await open(segment.path);
	} catch (error) {
		if (codeOf(error) === "ENOENT") return undefined;
		throw stateDirProblem(segment.path, error);
	}
}
