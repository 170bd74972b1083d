import { resolve } from "node:path";
import { readConfig } from "../../config/config.ts";
import type { Context } from "../../context.ts";
import type { Place } from "../../io/store/place.ts";
import {
	readDelivery,
	readRecord,
	readRecordForward,
} from "../../io/store/reader.ts";
import type {
	RecordEntry,
	RecordedReply,
} from "../../io/store/record-entry.ts";
import type { GlobalOptions } from "../../program.ts";
import { createRedactor } from "../../view/redact.ts";
import type { Delivery } from "../../webhook/delivery.ts";
import type { Reply } from "../../webhook/reply.ts";
import { tellOfDamage } from "../damage.ts";

/** A recorded delivery and what the targets answered, first reply first. */
export interface Recorded {
	readonly delivery: Delivery;
	readonly replies: readonly Reply[];
}

/** Where the record is, as an absolute path, and what masks the configured secrets in what is shown of it. */
export async function recordPlace(
	options: GlobalOptions,
	context: Context,
): Promise<{ readonly dir: string; redact(text: string): string }> {
	const config = await readConfig(options, context);
	return {
		dir: resolve(context.cwd, config.stateDir.value),
		redact: createRedactor([...context.hidden]),
	};
}

/**
 * The record, newest first, or what of it stands before `end`; lines that can't be read are told on stderr, as one number, when
 * no more is asked for.
 */
export function newestFirst(
	dir: string,
	context: Context,
	end?: Place,
): AsyncGenerator<Recorded> {
	return withReplies(readRecord(dir, end), context);
}

/** All but the damage in the record, oldest first, from about `since` on; of damaged lines it tells as `newestFirst` does. */
export async function* oldestFirst(
	dir: string,
	since: number,
	{ stderr }: Context,
): AsyncGenerator<Exclude<RecordEntry, { type: "damaged" }>> {
	let damaged = 0;
	for await (const entry of readRecordForward(dir, since)) {
		if (entry.type === "damaged") damaged++;
		else yield entry;
	}
	tellOfDamage(damaged, stderr);
}

/** The delivery with this id, if it is still recorded, without reading all of the record for it. */
export async function recordedDelivery(
	dir: string,
	id: number,
	context: Context,
): Promise<Recorded | undefined> {
	for await (const found of withReplies(readDelivery(dir, id), context))
		return found;
	return undefined;
}

async function* withReplies(
	entries: AsyncIterable<RecordEntry>,
	{ stderr }: Context,
): AsyncGenerator<Recorded> {
	// Replies stand behind their delivery, so on the way back they come before it.
	const replies = new Map<number, Reply[]>();
	let damaged = 0;
	try {
		for await (const entry of entries) {
			if (entry.type === "damaged") damaged++;
			else if (entry.type === "reply") {
				const later = replies.get(entry.delivery) ?? [];
				replies.set(entry.delivery, [withoutBody(entry.reply), ...later]);
			} else if (entry.type === "delivery") {
				const { delivery } = entry;
				yield { delivery, replies: replies.get(delivery.id) ?? [] };
				replies.delete(delivery.id);
			}
		}
	} finally {
		// Here, because who has what was looked for doesn't ask for the rest.
		tellOfDamage(damaged, stderr);
	}
}

/** A reply as it was recorded, which is without its headers and its body. */
export function withoutBody(reply: RecordedReply): Reply {
	return reply.ok
		? { ...reply, headers: [], body: Buffer.alloc(0), truncated: false }
		: reply;
}
