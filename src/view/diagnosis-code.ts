import { groups } from "../webhook/diagnose/code.ts";
import type { KnownCode } from "../webhook/diagnose/codes.ts";
import {
	beside,
	type DiagnosisPage,
	paragraph,
	roomOf,
} from "./diagnosis-page.ts";
import { pad, truncate } from "./measure.ts";
import { join, type Safe, safe } from "./safe.ts";
import { clean } from "./text.ts";

/** The long form of a finding: what is wrong, what to do, how it comes about and how to see it oneself. */
export function codePage(
	{ code, group, fault, fix, about }: KnownCode,
	page: DiagnosisPage,
): Safe {
	const { theme, quiet } = page;
	const head = safe`${theme.paint("strong", clean(code))}  ${theme.paint("dim", safe`of the ${clean(group)} checks`)}`;
	const blocks = [
		[head],
		labelled(safe`What`, fault, page),
		...(fix === undefined ? [] : [labelled(safe`Fix`, fix, page)]),
		...(quiet ? [] : about.map((text) => aboutLines(text, page))),
	];
	const lines = blocks.flatMap((block, index) =>
		index < 2 ? block : [safe``, ...block],
	);
	return safe`${join(lines, safe`\n`)}\n`;
}

/** All codes with what they mean, one a line that is cut where the terminal ends, by the part of the diagnosis that they belong to. */
export function codeList(
	codes: readonly KnownCode[],
	page: DiagnosisPage,
): Safe {
	const { theme, columns } = page;
	const longest = Math.max(0, ...codes.map(({ code }) => code.length));
	const room = (columns ?? Number.POSITIVE_INFINITY) - 1 - longest - 4;
	const blocks = groups
		.map((group) => ({
			group,
			ofGroup: codes.filter((each) => each.group === group),
		}))
		.filter(({ ofGroup }) => ofGroup.length > 0)
		.map(({ group, ofGroup }) => {
			const rows = ofGroup.map(({ code, fault }) => {
				const name = theme.paint("accent", pad(clean(code), longest));
				const text = truncate(clean(fault), room, theme.signs.ellipsis);
				return safe`  ${name}  ${text}\n`;
			});
			const title = theme.paint("strong", clean(group));
			return safe`${title}\n${join(rows, safe``)}`;
		});
	return join(blocks, safe`\n`);
}

const margin = 8;

function labelled(label: Safe, text: string, page: DiagnosisPage): Safe[] {
	const start = safe`  ${page.theme.paint("dim", pad(label, margin - 2))}`;
	const room = roomOf(page) - margin;
	return beside(start, paragraph(text, "ours", room, page), margin);
}

/** Running text, in which lines that are indented, as commands are, stay as they stand. */
function aboutLines(text: string, page: DiagnosisPage): Safe[] {
	const room = roomOf(page) - margin;
	const lines = text
		.split("\n")
		.flatMap((line) =>
			/^\s+\S/.test(line)
				? [page.theme.paint("accent", clean(line))]
				: paragraph(line, "ours", room, page),
		);
	return beside(safe`${pad(safe``, margin)}`, lines, margin);
}
