import type { WebhookEvent } from "../../webhook/event.ts";
import { looseList } from "../../webhook/loose.ts";
import type { Passage } from "../passage.ts";
import { counted } from "../quantities.ts";
import { type Safe, safe } from "../safe.ts";
import { failures, tellErrors } from "./errors.ts";
import type { Picture } from "./picture.ts";
import { Piece } from "./piece.ts";
import { at } from "./read.ts";
import { messagesOf, threadLines } from "./thread.ts";
import { sentence } from "./word.ts";

/** Lines of a chunk that are shown; it may hold thousands of messages. */
const mostLines = 20;

/** A part of earlier chats: how far they have come, then the beginning of what was said, a line for each message. */
export function historyChunk(event: WebhookEvent, now: number): Picture {
	const { value, errors } = event;
	const chunk = new Piece(value);
	tellErrors(chunk);
	const about = chunk.piece("metadata");
	const threads = looseList(at(value, "threads"));
	chunk.as("threads", (came) => (isChats(came) ? came : undefined));
	return {
		...progress(about, threads),
		body: [
			...failures(errors),
			...beginning(threads, event, now),
			...chunk.rest(),
		],
	};
}

/** A business that keeps its earlier chats to itself. */
export function historyDeclined(event: WebhookEvent): Picture {
	const whole = new Piece(event.value);
	tellErrors(whole);
	return { body: [...failures(event.errors), ...whole.rest()] };
}

function progress(
	about: Piece,
	threads: readonly unknown[],
): Pick<Picture, "outcome" | "facts"> {
	const messages = threads.reduce<number>(plusMessages, 0);
	const percent = about.number("progress");
	const phase = about.number("phase");
	const order = about.number("chunk_order");
	const amount = safe`${counted(messages, safe`message`)} of ${counted(threads.length, safe`chat`)}`;
	return {
		outcome: {
			text: percent === undefined ? amount : safe`${amount}, ${percent}% done`,
			tone: "ours",
		},
		facts: [
			phase === undefined ? undefined : (phases[phase] ?? safe`phase ${phase}`),
			order === undefined ? undefined : safe`chunk ${order}`,
		].filter((fact) => fact !== undefined),
	};
}

const phases: readonly Safe[] = [
	safe`of the last day`,
	safe`1 to 90 days old`,
	safe`90 to 180 days old`,
];

/** The first chats and messages, as far as the lines go; then how many messages there are beside them. */
function beginning(
	threads: readonly unknown[],
	event: WebhookEvent,
	now: number,
): Passage[] {
	const lines: Passage[] = [];
	let left = threads.reduce<number>(plusMessages, 0);
	for (const thread of threads) {
		if (lines.length >= mostLines) break;
		const said = threadLines(thread, mostLines - lines.length, event, now);
		left -= said.length - 1;
		lines.push(...said);
	}
	if (left === 0) return lines;
	return [
		...lines,
		...sentence(safe`and ${counted(left, safe`more message`)}`),
	];
}

function isChats(threads: unknown): boolean {
	return (
		Array.isArray(threads) &&
		threads.every((thread) => Array.isArray(at(thread, "messages")))
	);
}

function plusMessages(sum: number, thread: unknown): number {
	return sum + messagesOf(thread).length;
}
