import { resolve } from "node:path";
import { readConfig } from "../../config/config.ts";
import type { Context } from "../../context.ts";
import { readDelivery, readRecord } from "../../io/store/reader.ts";
import type {
	RecordEntry,
	RecordedReply,
} from "../../io/store/record-entry.ts";
import type { GlobalOptions } from "../../program.ts";
import { createRedactor } from "../../view/redact.ts";
import type { Delivery } from "../../webhook/delivery.ts";
import type { Reply } from "../../webhook/reply.ts";

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

/** The record, newest first; lines that can't be read are told on stderr, as one number, when no more is asked for. */
export function newestFirst(
	dir: string,
	context: Context,
): AsyncGenerator<Recorded> {
	return withReplies(readRecord(dir), context);
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
			} else {
				const { delivery } = entry;
				yield { delivery, replies: replies.get(delivery.id) ?? [] };
				replies.delete(delivery.id);
			}
		}
	} finally {
		// Here, because who has what was looked for doesn't ask for the rest.
		if (damaged > 0) stderr.write(`${skipped(damaged)}\n`);
	}
}

function skipped(lines: number): string {
	return lines === 1
		? "1 damaged line of the record was skipped"
		: `${lines} damaged lines of the record were skipped`;
}

// The record keeps no replies' bodies.
function withoutBody(reply: RecordedReply): Reply {
	return reply.ok
		? { ...reply, headers: [], body: Buffer.alloc(0), truncated: false }
		: reply;
}
