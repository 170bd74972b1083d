import { type FileHandle, open } from "node:fs/promises";
import { dirname } from "node:path";
import type { Batch } from "./group-commit.ts";
import { makeFolder } from "./make-folder.ts";
import {
	listSegments,
	recordDir,
	removeSegment,
	type Segment,
	segmentFor,
} from "./segments.ts";
import { setAsideTornLine } from "./set-aside.ts";
import { openStateDir } from "./state-dir.ts";
import { syncFolder } from "./sync-folder.ts";

/** How far the record may grow on disk: so many segments of so many bytes (a single batch may exceed them). */
export interface SegmentLimits {
	readonly segmentBytes: number;
	readonly maxSegments: number;
	/** How often the file is looked at for what others did to it, in milliseconds. */
	readonly lookEveryMs: number;
}

/** Appends batches to the newest segment of a state folder, begins new segments and drops the oldest. For one writer at a time. */
export class SegmentWriter {
	readonly #dir: string;
	readonly #limits: SegmentLimits;
	#file: FileHandle | undefined;
	/** Of the file, as far as is known. */
	#size = 0;
	#removed = false;
	#lookedAt = Number.NEGATIVE_INFINITY;

	constructor(dir: string, limits: SegmentLimits) {
		this.#dir = dir;
		this.#limits = limits;
	}

	/** Makes sure that there is a segment to append to, and that its last line is whole. */
	open(nextId: number): Promise<void> {
		const bytes = Buffer.alloc(0);
		return this.append({ bytes, durable: false, firstId: nextId });
	}

	/** Resolves when the batch is written and, if it is to be durable, synced. After a failure the next batch starts from what is on disk then. */
	async append(batch: Batch): Promise<void> {
		try {
			const file = await this.#fileFor(batch);
			await writeWhole(file, batch.bytes);
			this.#size += batch.bytes.length;
			if (batch.durable) await file.datasync();
		} catch (error) {
			await this.#letGo().catch(() => undefined);
			throw error;
		}
	}

	/** Syncs what was written unsynced, as far as that goes, and lets go of the file. */
	async close(): Promise<void> {
		await this.#file?.datasync().catch(() => undefined);
		await this.#letGo().catch(() => undefined);
	}

	async #fileFor(batch: Batch): Promise<FileHandle> {
		const file = this.#file ?? (await this.#openNewest());
		if (file === undefined) return this.#begin(batch);
		this.#file = file;
		await this.#look(file);
		const full =
			this.#size > 0 &&
			this.#size + batch.bytes.length > this.#limits.segmentBytes;
		return this.#removed || full ? this.#begin(batch) : file;
	}

	/** Sees now and then whether somebody emptied or removed the file; every time would cost as much as writing. */
	async #look(file: FileHandle): Promise<void> {
		const now = performance.now();
		if (now - this.#lookedAt < this.#limits.lookEveryMs) return;
		this.#lookedAt = now;
		const { size, nlink } = await file.stat();
		this.#size = size;
		this.#removed = nlink === 0;
	}

	async #openNewest(): Promise<FileHandle | undefined> {
		const newest = (await listSegments(this.#dir)).at(-1);
		if (newest === undefined) return undefined;
		const file = await openToAppend(newest);
		try {
			await setAsideTornLine(newest, file);
			return file;
		} catch (error) {
			await file.close();
			throw error;
		}
	}

	async #begin(batch: Batch): Promise<FileHandle> {
		await this.#letGo();
		// All of the folder, not only the record's part: somebody may have removed it, `.gitignore` and all.
		await openStateDir(this.#dir);
		await makeFolder(recordDir(this.#dir));
		await this.#dropOldest();
		this.#file = await openToAppend(segmentFor(this.#dir, batch.firstId));
		await syncFolder(recordDir(this.#dir));
		await syncFolder(this.#dir);
		await syncFolder(dirname(this.#dir));
		return this.#file;
	}

	async #dropOldest(): Promise<void> {
		const segments = await listSegments(this.#dir);
		const tooMany = segments.length + 1 - this.#limits.maxSegments;
		for (const segment of segments.slice(0, Math.max(0, tooMany))) {
			await removeSegment(segment);
		}
	}

	async #letGo(): Promise<void> {
		const file = this.#file;
		this.#file = undefined;
		this.#lookedAt = Number.NEGATIVE_INFINITY;
		await file?.close();
	}
}

function openToAppend(segment: Segment): Promise<FileHandle> {
	return open(segment.path, "a+", 0o600);
}

/** One write unless the disk takes less, as it does when it is nearly full. */
async function writeWhole(file: FileHandle, bytes: Buffer): Promise<void> {
	for (let written = 0; written < bytes.length; ) {
		const { bytesWritten } = await file.write(bytes, written);
		written += bytesWritten;
	}
}
