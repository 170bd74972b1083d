import { type FileHandle, open } from "node:fs/promises";
import { decodeLine } from "./decode-line.ts";
import { lineHeads } from "./encode-line.ts";
import { codeOf, stateDirProblem } from "./fs-problem.ts";
import { linesBackward } from "./lines.ts";
import type { RecordEntry } from "./record-entry.ts";
import { listSegments, type Segment } from "./segments.ts";

/**
 * Everything recorded in a state folder, one entry at a time, the newest first: the first twenty come without reading the rest.
 * Takes no lock and works while a listener writes; a line that is not finished yet is left out. No record is an empty one.
 */
export async function* readRecord(dir: string): AsyncGenerator<RecordEntry> {
	for await (const { bytes, where } of recordedLines(dir)) {
		yield decodeLine(bytes, where);
	}
}

/**
 * As `readRecord`, but only what concerns one delivery: the replies to it, then itself. Just two segments are looked through,
 * the one that may hold it and the next, so a reply that came later than a whole segment of other traffic is left out.
 */
export async function* readDelivery(
	dir: string,
	id: number,
): AsyncGenerator<RecordEntry> {
	const heads = lineHeads(id).map((head) => Buffer.from(head));
	const near = (segments: readonly Segment[]) => around(id, segments);
	for await (const { bytes, where } of recordedLines(dir, near)) {
		// Decoding takes most of the time.
		if (!heads.some((head) => startsWith(bytes, head))) continue;
		const entry = decodeLine(bytes, where);
		yield entry;
		if (entry.type === "delivery") return;
	}
}

interface RecordedLine {
	readonly bytes: Buffer;
	/** The file and the byte the line begins at. */
	readonly where: string;
}

async function* recordedLines(
	dir: string,
	choose = (segments: readonly Segment[]) => segments,
): AsyncGenerator<RecordedLine> {
	const segments = await segmentsOf(dir);
	const newest = segments.at(-1);
	for (const segment of [...choose(segments)].reverse()) {
		yield* linesOf(segment, segment === newest);
	}
}

async function segmentsOf(dir: string): Promise<Segment[]> {
	try {
		return await listSegments(dir);
	} catch (error) {
		throw stateDirProblem(dir, error);
	}
}

function around(id: number, segments: readonly Segment[]): readonly Segment[] {
	const holding = segments.findLastIndex(({ firstId }) => firstId <= id);
	return holding === -1 ? [] : segments.slice(holding, holding + 2);
}

async function* linesOf(
	segment: Segment,
	mayEndOpen: boolean,
): AsyncGenerator<RecordedLine> {
	const file = await openIfThere(segment);
	if (file === undefined) return;
	try {
		for await (const { start, bytes, ended } of linesBackward(file)) {
			if (!ended && mayEndOpen) continue;
			yield { bytes, where: `${segment.path}, byte ${start}` };
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

function startsWith(bytes: Buffer, head: Buffer): boolean {
	return bytes.subarray(0, head.length).equals(head);
}
