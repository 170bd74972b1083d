import type { Finding } from "../webhook/diagnose/finding.ts";
import { fixOf } from "./diagnosis.ts";
import {
	beside,
	type DiagnosisPage,
	paragraph,
	roomOf,
} from "./diagnosis-page.ts";
import { labelledRow } from "./labelled-row.ts";
import { join, type Safe, safe } from "./safe.ts";
import { clean } from "./text.ts";
import type { Tone } from "./theme.ts";
import { wrap } from "./wrap.ts";

/** A delivery whose signature was looked at, and what came of it. */
export interface ExplainedSignature {
	/** What was asked about: a file, `recorded 12`. */
	readonly name: string;
	readonly finding: Finding;
	/** What was tried, by its labels. */
	readonly tried: readonly string[];
	/** What else should be known of the delivery. */
	readonly remark: string | undefined;
}

/** Whether the signature is right, what it was made of instead, what to do, and what was looked at: whole lines. */
export function signatureExplanation(
	{ name, finding, tried, remark }: ExplainedSignature,
	page: DiagnosisPage,
): Safe {
	const { theme, quiet } = page;
	const room = roomOf(page);
	const { sign, tone } = looks[finding.level === "ok" ? "ok" : "fail"];
	const fix = fixOf(finding);
	const answer = beside(
		safe`${theme.paint(tone, theme.signs[sign])} `,
		[
			...paragraph(sentence(finding.title), "strong", room - 2, page),
			...(fix === undefined
				? []
				: paragraph(sentence(fix), "ours", room - 2, page)),
		],
		2,
	);
	if (quiet) return lines(answer);
	const redacted = (text: string) => clean(page.redact(text));
	const rows = [
		labelledRow(
			safe`Delivery`,
			[{ text: redacted(name), tone: "theirs" }],
			theme,
			room,
		),
		labelledRow(
			safe`Tried`,
			tried.map((text) => ({ text: redacted(text), tone: "ours" })),
			theme,
			room,
		),
	];
	const seen = [
		...(remark === undefined ? [] : [remark]),
		...(finding.seen ?? []),
	];
	return join(
		[
			lines(answer),
			safe`\n`,
			...rows,
			...(seen.length > 0 ? [safe`\n`, seenLines(seen, room, page)] : []),
			safe`\n`,
			safe`  ${theme.paint("dim", safe`More:`)} ${theme.paint("accent", safe`wa-hook verify --explain ${clean(finding.code)}`)}\n`,
		],
		safe``,
	);
}

const looks = {
	ok: { sign: "check", tone: "good" },
	fail: { sign: "cross", tone: "bad" },
} as const satisfies Record<string, { sign: "check" | "cross"; tone: Tone }>;

function sentence(text: string): string {
	const capital = text.charAt(0).toUpperCase() + text.slice(1);
	return /[.!?]$/.test(capital) ? capital : `${capital}.`;
}

/** Behind a bar: pieces of the body stand in them. */
function seenLines(
	seen: readonly string[],
	room: number,
	{ theme, redact }: DiagnosisPage,
): Safe {
	const pieces = seen.flatMap((text) => wrap(clean(redact(text)), room - 4));
	return lines(
		pieces.map(
			(piece) =>
				safe`  ${theme.paint("dim", theme.signs.bar)} ${theme.paint("theirs", piece)}`,
		),
	);
}

function lines(each: readonly Safe[]): Safe {
	return join(
		each.map((line) => safe`${line}\n`),
		safe``,
	);
}
