import { CliError } from "../../errors.ts";
import { readRecord } from "../../io/store/reader.ts";
import type { WebhookEvent } from "../../webhook/event.ts";
import { readEvents } from "../../webhook/events.ts";
import {
	parseRecipient,
	type Recipient,
} from "../../webhook/send/recipient.ts";
import type { MessageType } from "./message-type.ts";
import type { SendSettings } from "./settings.ts";

/** What was typed, with the id of the newest message that came where `last` stood for it. */
export interface Known {
	readonly words: readonly string[];
	readonly replyTo: string | undefined;
	/** Who wrote that message, or the group in which it stands. */
	readonly sender?: Recipient | undefined;
}

/** Looks up what `last` is. Throws CliError where no message is recorded. */
export async function lookUpLast(
	{ isAboutMessage }: MessageType,
	words: readonly string[],
	{ dir, options }: SendSettings,
): Promise<Known> {
	const { replyTo } = options;
	const isNamed = isAboutMessage === true && words[0] === "last";
	if (!isNamed && replyTo !== "last") return { words, replyTo };
	const { id, event } = await newestMessage(dir);
	return {
		words: isNamed ? [id, ...words.slice(1)] : words,
		replyTo: replyTo === "last" ? id : replyTo,
		sender: senderOf(event),
	};
}

async function newestMessage(
	dir: string,
): Promise<{ readonly id: string; readonly event: WebhookEvent }> {
	for await (const entry of readRecord(dir)) {
		if (entry.type !== "delivery") continue;
		const event = readEvents(entry.delivery.body).events.findLast(
			({ kind, messageId }) =>
				kind.startsWith("message.") && messageId !== undefined,
		);
		if (event?.messageId !== undefined) return { id: event.messageId, event };
	}
	throw new CliError(
		"nothing-recorded",
		"no message that came is recorded here",
		{
			hint: "give the message's id (wamid.…), or let wa-hook listen record one first",
		},
	);
}

function senderOf({ groupId, party }: WebhookEvent): Recipient | undefined {
	const phone = party?.phone === undefined ? undefined : `+${party.phone}`;
	const text = groupId ?? phone ?? party?.userId;
	const read = text === undefined ? undefined : parseRecipient(text);
	return read?.kind === "problem" ? undefined : read;
}
