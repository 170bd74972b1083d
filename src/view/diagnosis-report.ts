import type { Group } from "../webhook/diagnose/code.ts";
import type { Finding } from "../webhook/diagnose/finding.ts";
import {
	answerOf,
	type Diagnosis,
	type DiagnosisPart,
	isAnythingChecked,
	openQuestionOf,
} from "./diagnosis.ts";
import { closingLines } from "./diagnosis-closing.ts";
import { findingLines } from "./diagnosis-finding.ts";
import {
	beside,
	type DiagnosisPage,
	paragraph,
	roomOf,
} from "./diagnosis-page.ts";
import { maskedUrl } from "./masked-url.ts";
import { pad } from "./measure.ts";
import { join, type Safe, safe } from "./safe.ts";
import { spaces } from "./wrap.ts";

/** The report for a person: what is wrong and what to do, then all that was checked, then what it came to. */
export function diagnosisReport(
	diagnosis: Diagnosis,
	page: DiagnosisPage,
): Safe {
	const blocks = [
		answerLines(diagnosis, page),
		targetLines(diagnosis, page),
		partLines(diagnosis, page),
		...notesLines(diagnosis, page),
		closingLines(diagnosis, page),
	];
	const lines = blocks
		.filter((block) => block.length > 0)
		.flatMap((block, index) => (index === 0 ? block : [safe``, ...block]))
		// A block may end with an empty line itself.
		.filter((line, index, all) => line !== "" || all[index - 1] !== "");
	return safe`${join(lines, safe`\n`)}\n`;
}

function answerLines(diagnosis: Diagnosis, page: DiagnosisPage): Safe[] {
	const { paint, signs } = page.theme;
	const room = roomOf(page) - 2;
	const answer = answerOf(diagnosis);
	if (answer !== undefined) {
		const { finding, fault, fix } = answer;
		const isFault = finding.level === "fail";
		const sign = paint(
			isFault ? "bad" : "warn",
			isFault ? signs.cross : signs.bang,
		);
		const lines = [
			...paragraph(fault, "strong", room, page),
			...(fix === undefined ? [] : paragraph(fix, "ours", room, page)),
		];
		return beside(safe`${sign} `, lines, 2);
	}
	if (diagnosis.isCutShort) return [];
	const open = openQuestionOf(diagnosis);
	if (open === undefined) {
		const sign = paint("good", signs.check);
		return beside(safe`${sign} `, paragraph(allRight, "strong", room, page), 2);
	}
	const words = isAnythingChecked(diagnosis) ? notMade : nothingChecked;
	const lines = [
		...paragraph(words, "strong", room, page),
		...paragraph(open.fix ?? "", "ours", room, page),
	];
	return beside(safe`${paint("warn", signs.bang)} `, lines, 2);
}

const allRight = "Everything that was checked is in order.";
const notMade =
	"Nothing wrong was found so far, but the handshake with the right verify token was not made.";
const nothingChecked = "Nothing could be checked.";

function targetLines(
	{ sides: { outside, inside } }: Diagnosis,
	page: DiagnosisPage,
): Safe[] {
	if (page.quiet) return [];
	const isPair = outside !== undefined && inside !== undefined;
	const rows: readonly (readonly [Safe, URL | undefined])[] = isPair
		? [
				[safe`Outside`, outside],
				[safe`Inside`, inside],
			]
		: [[safe`Target`, outside ?? inside]];
	return rows.flatMap(([label, url]) =>
		url === undefined
			? []
			: labelled(label, page, (room) =>
					paragraph(maskedUrl(url), "strong", room, page),
				),
	);
}

const labels: Readonly<Record<Group, Safe>> = {
	address: safe`Address`,
	handshake: safe`Handshake`,
	deliveries: safe`Deliveries`,
	account: safe`Account`,
	live: safe`Live`,
};

function partLines({ parts }: Diagnosis, page: DiagnosisPage): Safe[] {
	const onTop = (answerOf({ parts }) ?? openQuestionOf({ parts }))?.finding;
	const shownCommands = new Set<string>();
	const shown = parts
		.map((part) => ({ ...part, findings: part.findings.filter(isWanted) }))
		.filter(({ findings }) => findings.length > 0);
	const groups = [...new Set(shown.map(({ group }) => group))];
	return groups.flatMap((group) => {
		const ofGroup = shown.filter((part) => part.group === group);
		return labelled(labels[group], page, (room) =>
			ofGroup.flatMap((part) => [
				...sideLine(part, ofGroup, page),
				...part.findings.flatMap((finding) =>
					findingLines(
						{ ...finding, commands: newCommands(finding) },
						room,
						page,
						finding === onTop,
					),
				),
			]),
		);
	});

	function isWanted({ level }: Finding): boolean {
		return !page.quiet || level === "fail" || level === "warn";
	}

	/** Several findings may be looked into with the same command; once is enough. */
	function newCommands({ commands = [] }: Finding): readonly string[] {
		const added = commands.filter((command) => !shownCommands.has(command));
		for (const command of added) shownCommands.add(command);
		return added;
	}
}

/** Which way the app was asked, where it was asked both ways. */
function sideLine(
	{ side }: DiagnosisPart,
	others: readonly DiagnosisPart[],
	{ theme }: DiagnosisPage,
): Safe[] {
	if (side === undefined || others.every((other) => other.side === side)) {
		return [];
	}
	return [theme.paint("dim", sideWords[side])];
}

const sideWords: Readonly<Record<NonNullable<DiagnosisPart["side"]>, Safe>> = {
	outside: safe`from outside`,
	inside: safe`from inside`,
	both: safe`from outside and inside`,
};

const labelColumns = 13;

/** Lines behind a label, or below it on a narrow terminal. */
function labelled(
	label: Safe,
	page: DiagnosisPage,
	linesIn: (room: number) => Safe[],
): Safe[] {
	const { theme, columns } = page;
	if (columns !== undefined && columns < 64) {
		const lines = linesIn(roomOf(page) - 4);
		const name = safe`  ${theme.paint("dim", label)}`;
		return [name, ...beside(spaces(4), lines, 4)];
	}
	const start = 2 + labelColumns;
	const name = safe`  ${theme.paint("dim", pad(label, labelColumns))}`;
	return beside(name, linesIn(roomOf(page) - start), start);
}

function notesLines(
	{ notes }: Diagnosis,
	page: DiagnosisPage,
): readonly Safe[][] {
	if (page.quiet) return [];
	return notes.map((text) =>
		beside(safe`  `, paragraph(text, "ours", roomOf(page) - 2, page), 2),
	);
}
