import { stat } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { decodeLine } from "./decode-line.ts";
import { linesForward } from "./lines.ts";
import { openSegment, segmentsOf } from "./open-segment.ts";
import { beginning, type Place, placeAfter, stillHolds } from "./place.ts";
import type { RecordEntry } from "./record-entry.ts";
import type { Segment } from "./segments.ts";

/**
 * What is recorded behind a place, in its order, as soon as it stands there, until `signal` aborts. It goes on through new
 * segments, an emptied record, a removed folder and another listener; a line comes when it is whole.
 */
export async function* followRecord(
	dir: string,
	from: Place,
	signal: AbortSignal,
): AsyncGenerator<RecordEntry> {
	const follower = new Follower(dir, from);
	while (!signal.aborted) {
		for await (const entry of follower.news()) {
			yield entry;
			if (signal.aborted) return;
		}
		// Not watched: the file systems of shares and containers often don't tell, and looking costs a tenth of a millisecond.
		await wait(lookEveryMs, undefined, { signal }).catch(() => undefined);
	}
}

const lookEveryMs = 200;

class Follower {
	readonly #dir: string;
	#place: Place;
	/** Size and time of the segment when it was last read, unfinished lines included. */
	#stamp = "";

	constructor(dir: string, from: Place) {
		this.#dir = dir;
		this.#place = from;
	}

	/** What has come since the last time. */
	async *news(): AsyncGenerator<RecordEntry> {
		const segments = await segmentsOf(this.#dir);
		// In a folder that was removed ids begin at 1 again.
		if (segments.length === 0) this.#moveTo(beginning);
		for (const segment of segments) {
			if (segment.firstId < this.#place.firstId) continue;
			if (segment.firstId > this.#place.firstId)
				this.#moveTo({ ...beginning, firstId: segment.firstId });
			yield* this.#restOf(segment);
		}
	}

	#moveTo(place: Place): void {
		this.#place = place;
		this.#stamp = "";
	}

	async *#restOf(segment: Segment): AsyncGenerator<RecordEntry> {
		const stamp = await stampOf(segment);
		if (stamp === this.#stamp) return;
		const file = await openSegment(segment);
		if (file === undefined) return;
		const { firstId } = segment;
		try {
			if (!(await stillHolds(file, this.#place)))
				this.#moveTo({ ...beginning, firstId });
			this.#stamp = stamp;
			for await (const line of linesForward(file, this.#place.byte)) {
				if (!line.ended) break;
				this.#place = placeAfter(firstId, line);
				const where = `${segment.path}, byte ${line.start}`;
				const entry = decodeLine(line.bytes, where);
				if (entry !== undefined) yield entry;
			}
		} finally {
			await file.close();
		}
	}
}

/** Emptied and written again, a segment may well be as long as it was. */
async function stampOf({ path }: Segment): Promise<string> {
	const found = await stat(path).catch(() => undefined);
	return found === undefined ? "gone" : `${found.size} ${found.mtimeMs}`;
}
