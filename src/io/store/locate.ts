import type { Delivery } from "../../webhook/delivery.ts";
import { decodeLine } from "./decode-line.ts";
import { linesBackward } from "./lines.ts";
import { openSegment, segmentsOf } from "./open-segment.ts";
import type { Segment } from "./segments.ts";

/** Where a delivery stands in the record: little to remember, and quickly read again. */
export interface Located {
	readonly id: number;
	readonly segment: Segment;
	/** The byte its line begins at, and how many it has. */
	readonly start: number;
	readonly length: number;
}

/** Ids, both included. */
export interface IdRange {
	readonly from: number;
	readonly to: number;
}

/**
 * Where the deliveries in a range stand, the newest first; "damaged" for a line among them that can't be read. Works as
 * `readRecord` does.
 */
export async function* locateDeliveries(
	dir: string,
	{ from, to }: IdRange,
): AsyncGenerator<Located | "damaged"> {
	const segments = await segmentsOf(dir);
	const newest = segments.at(-1);
	const first = segments.findLastIndex(({ firstId }) => firstId <= from);
	const near = segments
		.slice(Math.max(first, 0))
		.filter(({ firstId }) => firstId <= to);
	for (const segment of near.reverse()) {
		const file = await openSegment(segment);
		if (file === undefined) continue;
		try {
			for await (const { start, bytes, ended } of linesBackward(file)) {
				// It is still being written.
				if (!ended && segment === newest) continue;
				const entry = decodeLine(bytes, segment.path);
				if (entry?.type === "damaged") yield "damaged";
				if (entry?.type !== "delivery") continue;
				const { id } = entry.delivery;
				if (id < from) return;
				if (id <= to) yield { id, segment, start, length: bytes.length };
			}
		} finally {
			await file.close();
		}
	}
}

/** The delivery that stands there; undefined when it is no longer recorded. */
export async function readLocated({
	id,
	segment,
	start,
	length,
}: Located): Promise<Delivery | undefined> {
	const file = await openSegment(segment);
	if (file === undefined) return undefined;
	try {
		const line = Buffer.alloc(length);
		const { bytesRead } = await file.read(line, 0, length, start);
		const entry = decodeLine(line.subarray(0, bytesRead), segment.path);
		const isIt = entry?.type === "delivery" && entry.delivery.id === id;
		return isIt ? entry.delivery : undefined;
	} finally {
		await file.close();
	}
}
