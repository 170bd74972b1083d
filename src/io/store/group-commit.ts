import { setImmediate as restOfTurn } from "node:timers/promises";
import { codeOf, wordsFor } from "./fs-problem.ts";
import { RecordUnavailable } from "./record-unavailable.ts";

/** Lines that are written with one write and one sync. */
export interface Batch {
	readonly bytes: Buffer;
	/** True when somebody waits for it to be on disk. */
	readonly durable: boolean;
	/** The lowest id a delivery in it can have. */
	readonly firstId: number;
}

/** A line on its way to the disk. */
interface Waiting {
	readonly line: string;
	readonly firstId: number;
	/** Told the outcome: nothing, or what went wrong. Absent when nobody waits. */
	readonly settle?: (problem?: RecordUnavailable) => void;
}

/** Gathers what arrives while one batch is being written into the next one, so that many lines share one sync. */
export class GroupCommit {
	readonly #write: (batch: Batch) => Promise<void>;
	readonly #maxQueued: number;
	#waiting: Waiting[] = [];
	/** Characters held, those being written included. */
	#queued = 0;
	#writing: Promise<void> | undefined;

	/** `maxQueued` bounds the characters held; a longer line than that still passes when it is alone. */
	constructor(write: (batch: Batch) => Promise<void>, maxQueued: number) {
		this.#write = write;
		this.#maxQueued = maxQueued;
	}

	/** Resolves when the line of delivery `id` is on disk. Rejects with `RecordUnavailable` when it can't be, or too much is queued. */
	commit(line: string, id: number): Promise<void> {
		return new Promise((resolve, reject) => {
			const settle = (problem?: RecordUnavailable) =>
				problem === undefined ? resolve() : reject(problem);
			if (this.#take({ line, firstId: id, settle })) return;
			settle(
				new RecordUnavailable("busy", "more arrives than the disk can take"),
			);
		});
	}

	/** Takes a line that nobody waits for and that stands before delivery `nextId`; it is lost when the disk or the queue is full. */
	offer(line: string, nextId: number): void {
		this.#take({ line, firstId: nextId });
	}

	/** Resolves when everything taken so far is written or has failed. */
	async drain(): Promise<void> {
		await this.#writing;
	}

	#take(entry: Waiting): boolean {
		const queued = this.#queued + entry.line.length;
		if (this.#queued > 0 && queued > this.#maxQueued) return false;
		this.#queued = queued;
		this.#waiting.push(entry);
		this.#writing ??= this.#writeAll();
		return true;
	}

	async #writeAll(): Promise<void> {
		// What else arrives in this turn of the event loop joins the first batch.
		await restOfTurn();
		while (this.#waiting.length > 0) {
			const entries = this.#waiting.splice(0, batchEntries);
			const problem = await this.#tryToWrite(entries);
			for (const { line, settle } of entries) {
				this.#queued -= line.length;
				settle?.(problem);
			}
		}
		this.#writing = undefined;
	}

	async #tryToWrite(
		entries: readonly Waiting[],
	): Promise<RecordUnavailable | undefined> {
		try {
			await this.#write({
				bytes: Buffer.from(entries.map(({ line }) => line).join("")),
				durable: entries.some(({ settle }) => settle !== undefined),
				firstId: entries[0]?.firstId ?? 0,
			});
			return undefined;
		} catch (cause) {
			return new RecordUnavailable(codeOf(cause), wordsFor(cause), { cause });
		}
	}
}

/** Keeps the copy of a batch small beside the queue, and its writing short. */
const batchEntries = 500;
