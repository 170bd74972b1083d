import type { Delivery } from "../../webhook/delivery.ts";
import type { Reply } from "../../webhook/reply.ts";
import { deliveryLine, refusedLine, replyLine } from "./encode-line.ts";
import { stateDirProblem } from "./fs-problem.ts";
import { GroupCommit } from "./group-commit.ts";
import { acquireLock, type Lock } from "./lock.ts";
import { readRecord } from "./reader.ts";
import type { Refusals } from "./record-entry.ts";
import { RecordUnavailable } from "./record-unavailable.ts";
import { type SegmentLimits, SegmentWriter } from "./segment-writer.ts";
import { listSegments } from "./segments.ts";
import { openStateDir } from "./state-dir.ts";

/** How far the record may grow, on disk and in memory. */
export interface RecordLimits extends SegmentLimits {
	/** Characters of lines waiting for the disk; beyond it `append` rejects. */
	readonly maxQueued: number;
}

/** The record of a state folder, open for writing. */
export interface DeliveryRecord {
	/** Gives the delivery its id. Resolves when all of it is on disk; rejects with `RecordUnavailable` when it is not. */
	append(arrived: Omit<Delivery, "id">): Promise<Delivery>;
	/** Notes what a target answered. Not synced, and lost without a word when it can't be written. */
	appendReply(deliveryId: number, reply: Reply): void;
	/** Notes what was turned away, as `appendReply` does. */
	appendRefusals(refusals: Refusals): void;
	/** Writes what is queued and gives the folder free. */
	close(): Promise<void>;
}

/**
 * Opens the record of state folder `dir` for process `pid`, its only writer from then on; ids go on from the newest recorded.
 * Throws a `CliError` when the folder can't be written or another process has it.
 */
export async function openRecord(options: {
	dir: string;
	pid: number;
	limits?: Partial<RecordLimits>;
}): Promise<DeliveryRecord> {
	const { dir, pid } = options;
	await openStateDir(dir);
	try {
		const lock = await acquireLock(dir, pid);
		return await openLocked(dir, lock, { ...defaultLimits, ...options.limits });
	} catch (error) {
		throw stateDirProblem(dir, error);
	}
}

const defaultLimits: RecordLimits = {
	segmentBytes: 64 * 1024 * 1024,
	maxSegments: 16,
	lookEveryMs: 100,
	maxQueued: 32 * 1024 * 1024,
};

async function openLocked(
	dir: string,
	lock: Lock,
	limits: RecordLimits,
): Promise<DeliveryRecord> {
	try {
		const lastId = await newestId(dir);
		const segments = new SegmentWriter(dir, limits);
		await segments.open(lastId + 1);
		const queue = new GroupCommit(
			(batch) => segments.append(batch),
			limits.maxQueued,
		);
		return recordOver(queue, lastId, async () => {
			await segments.close();
			await lock.release();
		});
	} catch (error) {
		await lock.release();
		throw error;
	}
}

async function newestId(dir: string): Promise<number> {
	// The newest segment may be cleared or damaged, but its name says which ids came before it.
	const firstId = (await listSegments(dir)).at(-1)?.firstId ?? 1;
	for await (const entry of readRecord(dir)) {
		if (entry.type === "delivery")
			return Math.max(entry.delivery.id, firstId - 1);
	}
	return firstId - 1;
}

function recordOver(
	queue: GroupCommit,
	lastId: number,
	release: () => Promise<void>,
): DeliveryRecord {
	let closed: Promise<void> | undefined;
	return {
		async append(arrived) {
			if (closed) throw new RecordUnavailable("closed", "the record is closed");
			lastId += 1;
			const delivery = { id: lastId, ...arrived };
			await queue.commit(deliveryLine(delivery), delivery.id);
			return delivery;
		},
		appendReply(deliveryId, reply) {
			if (!closed) queue.offer(replyLine(deliveryId, reply), lastId + 1);
		},
		appendRefusals(refusals) {
			if (!closed) queue.offer(refusedLine(refusals), lastId + 1);
		},
		close() {
			closed ??= queue.drain().then(release);
			return closed;
		},
	};
}
