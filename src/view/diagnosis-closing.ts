import { answerOf, countLevels, type Diagnosis } from "./diagnosis.ts";
import {
	beside,
	type DiagnosisPage,
	paragraph,
	roomOf,
} from "./diagnosis-page.ts";
import type { Span } from "./layout.ts";
import { width } from "./measure.ts";
import { duration, grouped } from "./quantities.ts";
import { type Safe, safe } from "./safe.ts";
import type { Tone } from "./theme.ts";

/** How many checks came out how, the time it took, and where more is said about what is wrong. */
export function closingLines(
	diagnosis: Diagnosis,
	page: DiagnosisPage,
): Safe[] {
	const { ok, warn, fail, skip } = countLevels(diagnosis);
	const amounts: readonly (readonly [number, Safe, Tone])[] = [
		[fail, safe`failed`, "bad"],
		[warn, warn === 1 ? safe`warning` : safe`warnings`, "warn"],
		[ok, safe`passed`, "good"],
		[skip, safe`skipped`, "dim"],
	];
	const counts = amounts
		.filter(([amount]) => amount > 0)
		.map(([amount, word, tone]): Span => {
			return { text: safe`${grouped(amount)} ${word}`, tone };
		});
	const spans: readonly Span[] = [
		...counts,
		...(diagnosis.isCutShort
			? [
					{
						text: safe`stopped before everything was checked`,
						tone: "warn",
					} as const,
				]
			: []),
		{ text: duration(diagnosis.ms), tone: "dim" },
	];
	const room = roomOf(page) - 2;
	const more = page.quiet
		? []
		: paragraph(moreWords(diagnosis), "dim", room, page);
	const lines = [...sideBySide(spans, room, page), ...more];
	return beside(
		safe`  `,
		lines.filter((line) => line !== ""),
		2,
	);
}

function moreWords({ parts }: Diagnosis): string {
	const codes = parts
		.flatMap(({ findings }) => findings)
		.filter(({ level }) => level === "fail" || level === "warn")
		.map(({ code }) => code);
	const first = answerOf({ parts })?.finding.code;
	const others = [...new Set(codes)].filter((code) => code !== first);
	if (first === undefined) return "";
	const also = others.length === 0 ? "" : ` (also ${others.join(", ")})`;
	return `More about it: wa-hook verify --explain ${first}${also}`;
}

/** With dots between them, on as many lines as it takes. */
function sideBySide(
	spans: readonly Span[],
	room: number,
	{ theme }: DiagnosisPage,
): Safe[] {
	const lines: Safe[] = [];
	let used = 0;
	for (const { text, tone } of spans) {
		const painted = theme.paint(tone, text);
		const last = lines.at(-1);
		used += 3 + width(text);
		if (last === undefined || used > room) {
			lines.push(painted);
			used = width(text);
			continue;
		}
		const dot = theme.paint("dim", theme.signs.dot);
		lines[lines.length - 1] = safe`${last} ${dot} ${painted}`;
	}
	return lines;
}
