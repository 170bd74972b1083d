import type { WebhookEvent } from "../../webhook/event.ts";
import { looseList, looseName } from "../../webhook/loose.ts";
import { messageKind } from "../../webhook/message-event.ts";
import { address } from "../identity.ts";
import type { Passage } from "../passage.ts";
import { join, type Safe, safe, vouch } from "../safe.ts";
import { message } from "./message.ts";
import { joined } from "./picture.ts";
import { at, digits, textAt } from "./read.ts";
import { minute, timeOf } from "./when.ts";

/** A chat with a customer: whom it is with, then at most so many lines in all, a line for each of its messages. */
export function threadLines(
	thread: unknown,
	room: number,
	event: WebhookEvent,
	now: number,
): Passage[] {
	const messages = messagesOf(thread).slice(0, room - 1);
	return [
		chatLine(thread),
		...messages.map((value) => messageLine(value, thread, event, now)),
	].map((text) => ({ text, tone: "theirs" }));
}

/** The messages of a thread of any shape. */
export function messagesOf(thread: unknown): readonly unknown[] {
	return looseList(at(thread, "messages"));
}

/** `chat with +16505551234 @sheena` */
function chatLine(thread: unknown): string {
	const id = textAt(thread, "context", "wa_id") ?? textAt(thread, "id");
	const userId = textAt(thread, "context", "user_id");
	const username = textAt(thread, "context", "username");
	const known = address({ phone: id ?? "", userId: userId ?? "" });
	const name = username && `@${username.replace(/^@/, "")}`;
	return oneLine(joined(" ", "chat with", known ?? id ?? userId, name));
}

/** `  2026-02-11 10:02  you, read  Does it come in another color?` */
function messageLine(
	value: unknown,
	thread: unknown,
	event: WebhookEvent,
	now: number,
): string {
	const time = timeOf(at(value, "timestamp"));
	const kind = messageKind(value);
	const type = vouch(kind.replace("message.", ""));
	const known: Safe[] = [
		time === undefined ? safe`no time` : minute(time),
		side(value, thread, event),
		...(["text", "unknown"].includes(type) ? [] : [type]),
	];
	const content = brief({ ...event, errors: [], kind, value }, now);
	return `  ${joined("  ", join(known, safe`  `), content)}`;
}

/** Who wrote it, by the numbers of the business and of the chat's person; of what the business wrote, also what became of it. */
function side(
	value: unknown,
	thread: unknown,
	{ displayPhoneNumber }: WebhookEvent,
): Safe {
	const person = [textAt(thread, "id"), textAt(thread, "context", "wa_id")];
	const from = textAt(value, "from");
	const to = textAt(value, "to");
	const isOwn = (number: string | undefined) =>
		number !== undefined && digits(number) === digits(displayPhoneNumber);
	// In samples of Meta's, what the business wrote has the user id of the customer.
	const isOurs =
		isOwn(from) ||
		(to !== undefined && !isOwn(to) && !(from && person.includes(from)));
	if (!isOurs) return safe`they`;
	const status = looseName(at(value, "history_context", "status"));
	return status === undefined ? safe`you` : safe`you, ${vouch(status)}`;
}

/** What a message says, as much as a line is for. */
function brief(event: WebhookEvent, now: number): string {
	const { body = [], small = [] } = message({ ...event, party: {} }, now);
	const texts = [...body.map(({ text }) => text), ...small];
	return oneLine(joined("  ", ...texts.map((text) => text?.slice(0, longest))));
}

const longest = 200;

function oneLine(text: string): string {
	return text.replace(/\s+/g, " ").trim().slice(0, longest);
}
