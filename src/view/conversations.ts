import type { Party } from "../webhook/event.ts";
import { dayOf } from "./clock.ts";
import { address, calling, shortId } from "./identity.ts";
import { isoTime } from "./iso-time.ts";
import { pad, truncate, width } from "./measure.ts";
import { counted, duration, grouped } from "./quantities.ts";
import { join, type Safe, safe } from "./safe.ts";
import type { Line } from "./schema.ts";
import { clean } from "./text.ts";
import type { Theme } from "./theme.ts";
import { spaces } from "./wrap.ts";

/** What was said between one of our numbers and one counterpart, a person or a group. */
export interface Conversation {
	/** Whatever of it came: a name, a number, ids. In a group, whoever wrote last. */
	readonly party: Party;
	readonly groupId?: string | undefined;
	/** What the group is called, as far as it was said. */
	readonly subject?: string | undefined;
	/** How many people of the group have written. */
	readonly people?: number | undefined;
	readonly phoneNumberId?: string | undefined;
	readonly displayPhoneNumber?: string | undefined;
	/** Messages from the counterpart. */
	readonly received: number;
	/** Messages to it, as far as echoes and statuses tell of them. */
	readonly sent: number;
	/** Messages since the last sign of one of ours. */
	readonly unread: number;
	/** The last message whose content is known. */
	readonly last?:
		| {
				readonly kind: string;
				/** Of the message, where it says one. */
				readonly messageType?: string | undefined;
				readonly text: string;
				/** Milliseconds since the epoch. */
				readonly at: number;
				readonly isOurs: boolean;
		  }
		| undefined;
	/** When the latest message of either side came, or the first sign of it, in milliseconds since the epoch. */
	readonly latestAt: number;
}

/** Two lines for each: when, who, how much; then what was said last, cut to the width. */
export function conversationList(
	conversations: readonly Conversation[],
	options: {
		readonly theme: Theme;
		readonly columns: number | undefined;
		readonly now: number;
		/** Whether it has to be said which of our numbers it was. */
		readonly namesNumber: boolean;
		readonly redact: (text: string) => string;
	},
): Safe {
	const rows = conversations.map((each) => cells(each, options));
	const widths = [0, 1, 2, 3].map((column) =>
		rows.reduce(
			(widest, row) => Math.max(widest, width(row[column] ?? safe``)),
			0,
		),
	);
	const blocks = conversations.map((each, index) =>
		block(each, rows[index] ?? [], widths, options),
	);
	return join(blocks, safe``);
}

type Options = Parameters<typeof conversationList>[1];

/** When, who, how much each way, how much of it is unread. */
function cells(
	{ latestAt, received, sent, unread, ...who }: Conversation,
	{ now, theme }: Options,
): Safe[] {
	return [
		age(latestAt, now),
		counterpart(who, theme),
		safe`${grouped(received)} in, ${grouped(sent)} out`,
		unread === 0 ? safe`` : safe`${grouped(unread)} unread`,
	];
}

function age(at: number, now: number): Safe {
	return at > now ? dayOf(new Date(at)) : safe`${duration(now - at)} ago`;
}

function counterpart(
	{ groupId, party }: Pick<Conversation, "groupId" | "party">,
	theme: Theme,
): Safe {
	if (groupId !== undefined) return safe`group ${shortId(groupId, theme)}`;
	return address(party) ?? safe`no number`;
}

function block(
	conversation: Conversation,
	row: readonly Safe[],
	widths: readonly number[],
	{ theme, columns, namesNumber, redact }: Options,
): Safe {
	const { displayPhoneNumber, phoneNumberId, last } = conversation;
	const [when, who, amount, unread] = row.map((cell, column) =>
		pad(cell, widths[column] ?? 0),
	) as [Safe, Safe, Safe, Safe];
	const { ellipsis, bar } = theme.signs;
	// The last column stays free: some terminals break the line as soon as it is taken.
	const room = (columns ?? endless) - 1;
	const indent = (widths[0] ?? 0) + 2;
	const head = safe`${theme.paint("dim", when)}  ${theme.paint("strong", who)}  ${amount}  ${theme.paint("warn", unread)}`;
	const left = room - width(head) - 2;
	const name = nameOf(conversation, theme, redact);
	const called =
		name === undefined || left < 4
			? safe``
			: safe`  ${theme.paint("theirs", truncate(name, left, ellipsis))}`;
	const number = namesNumber
		? safe`to ${ourNumber(displayPhoneNumber, phoneNumberId)}  `
		: safe``;
	const said = safe`${number}${saying(last, redact)}`;
	const text = truncate(said, Math.max(10, room - indent - 2), ellipsis);
	const line = safe`${spaces(indent)}${theme.paint("dim", bar)} ${theme.paint("theirs", text)}`;
	return safe`${join([head, called], safe``)}\n${line}\n`;
}

/** How many write in a group, and its subject; what a person calls themselves. */
function nameOf(
	{ groupId, people = 0, subject, party }: Conversation,
	theme: Theme,
	redact: (text: string) => string,
): Safe | undefined {
	if (groupId === undefined) return calling(redacted(party, redact), theme);
	const parts = [
		...(people > 0 ? [counted(people, safe`person`, safe`people`)] : []),
		...(subject ? [clean(redact(subject).slice(0, longestSubject))] : []),
	];
	return parts.length === 0 ? undefined : join(parts, safe`  `);
}

/** WhatsApp's own limit, as the API has it. */
const longestSubject = 128;

function redacted(party: Party, redact: (text: string) => string): Party {
	return party.name === undefined
		? party
		: { ...party, name: redact(party.name) };
}

function ourNumber(display: string | undefined, id: string | undefined): Safe {
	const number = address(display === undefined ? {} : { phone: display });
	return number ?? address(id === undefined ? {} : { phone: id }) ?? safe`?`;
}

function saying(
	last: Conversation["last"],
	redact: (text: string) => string,
): Safe {
	if (last === undefined) return safe`nothing they wrote is recorded`;
	const from = last.isOurs ? safe`you: ` : safe``;
	const { messageType: type = "" } = last;
	const text = clean(redact(last.text));
	if (type === "" || type === "text") return safe`${from}${text}`;
	return text === ""
		? safe`${from}${clean(type)}`
		: safe`${from}${clean(type)}: ${text}`;
}

const endless = Number.POSITIVE_INFINITY;

/** A conversation's line of `--json`. */
export function conversationLine(conversation: Conversation): Line {
	const { party, received, sent, unread, last, latestAt } = conversation;
	return {
		v: 1,
		type: "conversation",
		...(Object.keys(party).length > 0 && { party: { ...party } }),
		groupId: conversation.groupId,
		subject: conversation.subject,
		people: conversation.people,
		phoneNumberId: conversation.phoneNumberId,
		displayPhoneNumber: conversation.displayPhoneNumber,
		received,
		sent,
		unread,
		last: last && { ...last, at: isoTime(last.at) },
		latestAt: isoTime(latestAt) ?? "",
	};
}
