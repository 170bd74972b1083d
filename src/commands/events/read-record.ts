import { resolve } from "node:path";
import { readConfig } from "../../config/config.ts";
import { secretValues } from "../../config/secret-values.ts";
import type { Context } from "../../context.ts";
import { readRecord } from "../../io/store/reader.ts";
import type { RecordedReply } from "../../io/store/record-entry.ts";
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
		redact: createRedactor(secretValues(config)),
	};
}

/** The record, newest first; lines that can't be read are told on stderr, as one number, at the end. */
export async function* newestFirst(
	dir: string,
	{ stderr }: Context,
): AsyncGenerator<Recorded> {
	// Replies stand behind their delivery, so on the way back they come before it.
	const replies = new Map<number, Reply[]>();
	let damaged = 0;
	for await (const entry of readRecord(dir, { from: "newest" })) {
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
	if (damaged > 0)
		stderr.write(`${damaged} damaged lines of the record were skipped\n`);
}

// The record keeps no replies' bodies.
function withoutBody(reply: RecordedReply): Reply {
	return reply.ok
		? { ...reply, headers: [], body: Buffer.alloc(0), truncated: false }
		: reply;
}
