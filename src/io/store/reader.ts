import type { FileHandle } from "node:fs/promises";
import { decodeLine } from "./decode-line.ts";
import { lineHeads } from "./encode-line.ts";
import { type Line, linesBackward, linesForward } from "./lines.ts";
import { openSegment, segmentsOf } from "./open-segment.ts";
import type { Place } from "./place.ts";
import type { RecordEntry } from "./record-entry.ts";
import type { Segment } from "./segments.ts";

/**
 * Everything recorded in a state folder, one entry at a time, the newest first: the first twenty come without reading the rest.
 * Takes no lock and works while a listener writes; a line that is not finished yet is left out. No record is an empty one.
 * Of a record with an `end`, nothing behind that is read.
 */
export async function* readRecord(
	dir: string,
	end?: Place,
): AsyncGenerator<RecordEntry> {
	const choose = (segments: readonly Segment[]) =>
		end === undefined
			? segments
			: segments.filter(({ firstId }) => firstId <= end.firstId);
	for await (const { bytes, where } of recordedLines(dir, choose, end)) {
		const entry = decodeLine(bytes, where);
		if (entry !== undefined) yield entry;
	}
}

/** As `readRecord`, but the oldest first. Whole segments from before `since`, in milliseconds since the epoch, are left out. */
export async function* readRecordForward(
	dir: string,
	since = 0,
): AsyncGenerator<RecordEntry> {
	const segments = await segmentsOf(dir);
	const newest = segments.at(-1);
	for (const [index, segment] of segments.entries()) {
		const next = segments[index + 1];
		if (since > 0 && next && (await beginsBefore(next, since))) continue;
		yield* entriesOf(segment, segment === newest);
	}
}

/** Whether the first delivery in a segment came before a moment. */
async function beginsBefore(
	segment: Segment,
	moment: number,
): Promise<boolean> {
	for await (const entry of entriesOf(segment, true)) {
		if (entry.type === "delivery") return entry.delivery.receivedAt < moment;
	}
	return false;
}

async function* entriesOf(
	segment: Segment,
	mayEndOpen: boolean,
): AsyncGenerator<RecordEntry> {
	for await (const { bytes, where } of linesOf(
		segment,
		mayEndOpen,
		linesForward,
	)) {
		const entry = decodeLine(bytes, where);
		if (entry !== undefined) yield entry;
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
		if (entry !== undefined) yield entry;
		if (entry?.type === "delivery") return;
	}
}

interface RecordedLine {
	readonly bytes: Buffer;
	/** The file and the byte the line begins at. */
	readonly where: string;
}

async function* recordedLines(
	dir: string,
	choose: (segments: readonly Segment[]) => readonly Segment[],
	end?: Place,
): AsyncGenerator<RecordedLine> {
	const segments = await segmentsOf(dir);
	const newest = segments.at(-1);
	for (const segment of [...choose(segments)].reverse()) {
		const before = segment.firstId === end?.firstId ? end.byte : undefined;
		yield* linesOf(segment, segment === newest, (file) =>
			linesBackward(file, before),
		);
	}
}

function around(id: number, segments: readonly Segment[]): readonly Segment[] {
	const holding = segments.findLastIndex(({ firstId }) => firstId <= id);
	return holding === -1 ? [] : segments.slice(holding, holding + 2);
}

async function* linesOf(
	segment: Segment,
	mayEndOpen: boolean,
	lines: (file: FileHandle) => AsyncGenerator<Line>,
): AsyncGenerator<RecordedLine> {
	const file = await openSegment(segment);
	if (file === undefined) return;
	try {
		for await (const { start, bytes, ended } of lines(file)) {
			if (!ended && mayEndOpen) continue;
			yield { bytes, where: `${segment.path}, byte ${start}` };
		}
	} finally {
		await file.close();
	}
}

function startsWith(bytes: Buffer, head: Buffer): boolean {
	return bytes.subarray(0, head.length).equals(head);
}
