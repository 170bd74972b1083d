import type { Context } from "../../context.ts";
import { ExitCode } from "../../errors.ts";
import {
	type Conversation,
	conversationLine,
	conversationList,
} from "../../view/conversations.ts";
import { jsonLine } from "../../view/ndjson.ts";
import { createTheme } from "../../view/theme.ts";
import { readNotedEvents } from "../../webhook/noted-events.ts";
import type { ConversationsOptions } from "../events.ts";
import { put } from "../put.ts";
import { createGrouping } from "./grouping.ts";
import { oldestFirst, recordPlace } from "./read-record.ts";
import { createSelection } from "./selection.ts";

/** Prints who was written with, the conversations with the latest messages last. */
export async function conversations(
	options: ConversationsOptions,
	context: Context,
): Promise<ExitCode> {
	const { stop, stderr } = context;
	const selection = createSelection(options, context);
	const { dir, redact } = await recordPlace(options, context);
	const grouping = createGrouping(Math.max(leastHeld, options.number));
	const numbers = new Set<string>();
	for await (const entry of oldestFirst(dir, selection.since, context)) {
		if (stop.aborted) return ExitCode.Interrupted;
		if (entry.type !== "delivery") continue;
		const { delivery } = entry;
		const recorded = { delivery, replies: [] };
		const chosen =
			selection.choose(recorded, readNotedEvents(delivery.body)) ?? [];
		for (const event of chosen) {
			grouping.take(event, delivery.receivedAt);
			if (event.phoneNumberId && numbers.size < 2)
				numbers.add(event.phoneNumberId);
		}
	}
	const found = grouping.latest(options.number);
	await show(found, {
		options,
		namesNumber: numbers.size > 1,
		context,
		redact,
	});
	if (options.quiet !== true) {
		if (found.length === 0)
			stderr.write(
				`no conversation ${selection.isLimited ? "like that " : ""}recorded in ${dir}\n`,
			);
		if (grouping.hasLetGo())
			stderr.write(
				"there are too many to hold: those that rested for long are counted from their last return\n",
			);
	}
	return ExitCode.Done;
}

/** So many are counted even when fewer are shown: who comes back had been there before. */
const leastHeld = 10_000;

function show(
	found: readonly Conversation[],
	{
		options,
		namesNumber,
		context,
		redact,
	}: {
		readonly options: ConversationsOptions;
		readonly namesNumber: boolean;
		readonly context: Context;
		readonly redact: (text: string) => string;
	},
): Promise<void> {
	const { stdout, env, now } = context;
	if (options.json === true) {
		const lines = found.map((each) => jsonLine(conversationLine(each), redact));
		return put(lines.join(""), context);
	}
	const text = conversationList(found, {
		theme: createTheme({ color: options.color, stream: stdout, env }),
		columns: stdout.columns(),
		now: now(),
		namesNumber,
		redact,
	});
	return put(text, context);
}
