import type { Finding, Level } from "../webhook/diagnose/finding.ts";
import { fixOf } from "./diagnosis.ts";
import { beside, type DiagnosisPage, paragraph } from "./diagnosis-page.ts";
import { counted } from "./quantities.ts";
import { type Safe, safe } from "./safe.ts";
import { shownOf } from "./seen.ts";
import { shellLines } from "./shell-lines.ts";
import { clean } from "./text.ts";
import type { Signs, Tone } from "./theme.ts";
import { spaces, wrap } from "./wrap.ts";

/**
 * One finding in a few lines of at most `room` columns: how the check came out, what was seen, what to do unless that stands above
 * already, commands to paste.
 */
export function findingLines(
	finding: Finding,
	room: number,
	page: DiagnosisPage,
	isAnswered: boolean,
): Safe[] {
	const { level, title, seen = [], commands = [] } = finding;
	const { theme, verbose } = page;
	const { sign, tone, words } = looks[level];
	const fix = isAnswered ? undefined : fixOf(finding);
	const inner = room - 2;
	const lines = [
		...paragraph(title, words, inner, page),
		...(level === "ok" && !verbose ? [] : seenLines(seen, inner, page)),
		...(fix === undefined ? [] : fixLines(fix, inner, page)),
		...commandLines(commands, inner, page),
	];
	return beside(safe`${theme.paint(tone, theme.signs[sign])} `, lines, 2);
}

const looks: Readonly<
	Record<Level, { sign: keyof Signs; tone: Tone; words: Tone }>
> = {
	ok: { sign: "check", tone: "good", words: "ours" },
	warn: { sign: "bang", tone: "warn", words: "warn" },
	fail: { sign: "cross", tone: "bad", words: "bad" },
	skip: { sign: "dash", tone: "dim", words: "dim" },
};

/** What others wrote may be long; a report is not the place for all of it. */
const mostSeen = 24;

/** Behind a bar, so that it can't pass for words of ours. */
function seenLines(
	seen: readonly string[],
	room: number,
	{ theme, redact }: DiagnosisPage,
): Safe[] {
	const bar = theme.paint("dim", theme.signs.bar);
	const pieces = shownOf(seen, redact)
		.flatMap((text) => text.split(/\r?\n/))
		.flatMap((line) => wrap(clean(line), room - 2));
	const shown = pieces
		.slice(0, mostSeen)
		.map((piece) => safe`${bar} ${theme.paint("theirs", piece)}`);
	const rest = pieces.length - shown.length;
	if (rest === 0) return shown;
	const more = safe`${theme.signs.ellipsis} ${counted(rest, safe`more line`)} (--json has them)`;
	return [...shown, theme.paint("dim", more)];
}

function fixLines(fix: string, room: number, page: DiagnosisPage): Safe[] {
	const start = safe`${page.theme.paint("dim", safe`fix:`)} `;
	return beside(start, paragraph(fix, "ours", room - 5, page), 5);
}

/** Between empty lines, so that they are found, and nothing else is marked along with them. */
function commandLines(
	commands: readonly string[],
	room: number,
	{ theme, redact }: DiagnosisPage,
): Safe[] {
	if (commands.length === 0) return [];
	const indent = room < narrow ? 0 : 2;
	const lines = commands
		.flatMap((command, i) => [
			...(isRepairedBy(commands[i - 1]) ? ["# or by hand"] : []),
			...shellLines(redact(command), room - indent),
		])
		.map(
			(line) => safe`${spaces(indent)}${theme.paint("accent", clean(line))}`,
		);
	return [safe``, ...lines, safe``];
}

/** Whether a command mends it by itself, so that what comes after it is another way, not the next step. */
function isRepairedBy(command = ""): boolean {
	return /^wa-hook verify\b.* --fix\b/.test(command);
}

/** Below it commands take all the room there is, so that few of their words have to be torn. */
const narrow = 56;
