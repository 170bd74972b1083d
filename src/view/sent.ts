import { recipientNotes } from "../webhook/send/recipient-notes.ts";
import type { Sent, SentContact } from "../webhook/send/sent.ts";
import { address } from "./identity.ts";
import { labelledRow } from "./labelled-row.ts";
import type { Span } from "./layout.ts";
import { duration } from "./quantities.ts";
import { join, type Safe, safe } from "./safe.ts";
import type { Line } from "./schema.ts";
import { clean } from "./text.ts";
import type { Theme } from "./theme.ts";

/** How what was sent is drawn. */
interface SentPage {
	readonly theme: Theme;
	readonly columns: number | undefined;
	/** Only the message's id. */
	readonly quiet: boolean;
	readonly redact: (text: string) => string;
}

/** What there is to say of a message besides what Meta said. */
export interface SentAbout {
	readonly ms: number;
	readonly toTyped: string | undefined;
	/** What stands below: its statuses, or a hint how to see them. */
	readonly below: "statuses" | "hint" | "nothing";
}

/** A message that Meta took: its id, whom it goes to as Meta sees it, and where that differs from what was typed. */
export function showSent(
	sent: Sent,
	about: SentAbout,
	{ theme, columns, quiet, redact }: SentPage,
): Safe {
	const told = (text: string) => clean(redact(text));
	const id = told(sent.messageId);
	if (quiet) return safe`${id}\n`;
	const room = columns === undefined ? Number.POSITIVE_INFINITY : columns - 1;
	const row = (label: Safe, values: readonly Span[]) =>
		labelledRow(label, values, theme, room);
	const held = heldBack[sent.status ?? ""];
	const sign =
		held === undefined
			? theme.paint("good", theme.signs.check)
			: theme.paint("warn", theme.signs.bang);
	const notes = notesOn(sent).map((note) =>
		row(safe`Note`, [{ text: told(note), tone: "warn" }]),
	);
	const people = sent.contacts.map((contact) => person(contact, told));
	return join(
		[
			safe`${sign} Meta took it in ${duration(about.ms)}\n\n`,
			row(safe`Message`, [{ text: id, tone: "strong" }]),
			row(safe`To`, people.length > 0 ? people : typed(about.toTyped, told)),
			row(safe`Status`, [
				...(sent.status === undefined
					? []
					: [{ text: told(sent.status), tone: "theirs" } as const]),
				...(held === undefined ? [] : [{ text: held, tone: "warn" } as const]),
			]),
			...notes,
			lastLine(about.below, theme),
		],
		safe``,
	);
}

function lastLine(below: SentAbout["below"], { paint }: Theme): Safe {
	if (below === "statuses") return safe`\n`;
	if (below === "nothing") return safe``;
	return safe`\n  ${paint("dim", safe`--wait tells whether it arrives`)}\n`;
}

const heldBack: Readonly<Record<string, Safe>> = {
	held_for_quality_assessment: safe`held back until Meta has seen how people take the template`,
	paused: safe`the template is paused: it is not delivered`,
};

function person(
	{ input, waId, userId }: SentContact,
	told: (text: string) => Safe,
): Span {
	const known = address({
		...(waId !== undefined && { phone: waId }),
		...(userId !== undefined && { userId }),
	});
	const text = known ?? told(waId ?? userId ?? input ?? "unknown");
	return { text, tone: "ours" };
}

function typed(
	text: string | undefined,
	told: (text: string) => Safe,
): readonly Span[] {
	return text === undefined ? [] : [{ text: told(text), tone: "theirs" }];
}

function notesOn({ contacts }: Sent): readonly string[] {
	return contacts.flatMap(({ input, waId }) =>
		input === undefined || waId === undefined
			? []
			: recipientNotes(input, waId),
	);
}

/** A message that Meta took as a line of `--json`. */
export function sentLine(sent: Sent, ms: number): Line {
	const { messageId, status, contacts, groupId } = sent;
	const notes = notesOn(sent);
	return {
		v: 1,
		type: "sent",
		messageId,
		status,
		to: contacts.map(({ input, waId, userId }) => ({
			input,
			phone: waId,
			userId,
		})),
		groupId,
		...(notes.length > 0 && { notes: [...notes] }),
		ms,
	};
}
