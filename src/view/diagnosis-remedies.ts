import type { Remedy } from "../webhook/diagnose/account/remedies.ts";
import {
	beside,
	type DiagnosisPage,
	paragraph,
	roomOf,
} from "./diagnosis-page.ts";
import { pad } from "./measure.ts";
import { join, type Safe, safe } from "./safe.ts";
import { shellLines } from "./shell-lines.ts";
import { clean } from "./text.ts";

/** What came of a remedy, in a word for `--json`. */
export type RemedyOutcome =
	| "planned"
	| "done"
	| "not-seen"
	| "unsure"
	| "changed-meanwhile"
	| "declined"
	| "failed";

/** What is about to be changed at Meta: each remedy with what is there now, and what will be. */
export function remedyPlan(
	remedies: readonly Remedy[],
	page: DiagnosisPage,
): Safe {
	const room = roomOf(page) - 2;
	const blocks = remedies.map(({ title, changes, notes }) => {
		const lines = [
			...paragraph(title, "strong", room - 2, page),
			...changes.flatMap(({ what, from, to }) => [
				...paragraph(what, "dim", room - 2, page),
				...row(safe`is`, from ?? "nothing", room, page),
				...row(safe`will be`, to, room, page),
			]),
			...notes.flatMap((note) => paragraph(note, "warn", room - 2, page)),
		];
		return beside(safe`  `, lines, 2);
	});
	const head = paragraph("This changes at Meta:", "ours", room, page);
	return text([head, ...blocks]);
}

/** What became of one of them, and how it is taken back. */
export function remedyEnd(
	{ title, undo }: Remedy,
	outcome: RemedyOutcome,
	detail: string | undefined,
	page: DiagnosisPage,
): Safe {
	const { theme } = page;
	const room = roomOf(page) - 4;
	const isDone = outcome === "done";
	const mayBeThere = isDone || outcome === "not-seen" || outcome === "unsure";
	const sign = isDone
		? theme.paint("good", theme.signs.check)
		: outcome === "declined"
			? theme.paint("dim", theme.signs.dash)
			: theme.paint("bad", theme.signs.cross);
	const lines = [
		...paragraph(`${title}: ${words[outcome]}`, "ours", room, page),
		...(detail === undefined ? [] : quoted(detail, room, page)),
		...(mayBeThere ? undoLines(undo, room, page) : []),
	];
	return text([beside(safe`  ${sign} `, lines, 4)]);
}

const words: Readonly<Record<RemedyOutcome, string>> = {
	planned: "planned",
	done: "done, and there when looked at again",
	"not-seen": "Meta said yes, but a second look doesn't show it",
	unsure:
		"no answer came, and none to the question whether it is there: it may be done",
	"changed-meanwhile":
		"not done: what is there is no longer what was there a moment ago",
	declined: "not done",
	failed: "failed",
};

function row(
	label: Safe,
	value: string,
	room: number,
	{ theme, redact }: DiagnosisPage,
): Safe[] {
	const start = safe`  ${theme.paint("dim", pad(label, labelColumns))}`;
	const indent = 2 + labelColumns;
	const lines = paragraph(value, "theirs", room - indent, { theme, redact });
	return beside(start, lines, indent);
}

const labelColumns = 9;

function quoted(detail: string, room: number, page: DiagnosisPage): Safe[] {
	const bar = page.theme.paint("dim", page.theme.signs.bar);
	return paragraph(detail, "theirs", room - 2, page).map(
		(line) => safe`${bar} ${line}`,
	);
}

function undoLines(
	undo: readonly string[],
	room: number,
	{ theme, redact }: DiagnosisPage,
): Safe[] {
	if (undo.length === 0) return [];
	const lines = undo
		.flatMap((command) => shellLines(redact(command), room - 2))
		.map((line) => safe`  ${theme.paint("accent", clean(line))}`);
	return [theme.paint("dim", safe`to undo it:`), safe``, ...lines, safe``];
}

function text(blocks: readonly (readonly Safe[])[]): Safe {
	const lines = blocks.flatMap((block, index) =>
		index === 0 ? block : [safe``, ...block],
	);
	return safe`${join(lines, safe`\n`)}\n`;
}
