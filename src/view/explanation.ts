import type { Place } from "../webhook/error-codes/error-code.ts";
import type { Explanation } from "../webhook/error-codes/explanation.ts";
import {
	drawParagraph,
	type ExplanationPage,
	type Paragraph,
	textColumns,
} from "./explanation-page.ts";
import { remarks } from "./explanation-remarks.ts";
import { pad } from "./measure.ts";
import { join, type Safe, safe } from "./safe.ts";
import { clean } from "./text.ts";
import type { Theme } from "./theme.ts";
import { spaces, wrap } from "./wrap.ts";

/** A code in a few lines: what it is called, where it appears, why it comes and what to do about it. */
export function showExplanation(
	explanation: Explanation,
	page: ExplanationPage,
): Safe {
	const paragraphs = [
		...(page.quiet ? [] : [context(explanation, page.theme)]),
		...answer(explanation),
		...(page.quiet ? [] : remarks(explanation, page)),
	];
	const name = codeName(explanation.code, explanation.subcode);
	const margin = Math.max(6, name.length) + gap.length;
	return join(
		[
			headline(name, explanation, margin, page),
			...paragraphs.map((paragraph) => drawParagraph(paragraph, margin, page)),
		],
		safe``,
	);
}

/** `190/463`, or `190` when there is no subcode. */
export function codeName(code: number, subcode: number | undefined): Safe {
	return subcode === undefined ? safe`${code}` : safe`${code}/${subcode}`;
}

function headline(
	name: Safe,
	{ entry }: Explanation,
	margin: number,
	{ theme, columns }: ExplanationPage,
): Safe {
	const title =
		entry === undefined ? safe`not known to wa-hook` : clean(entry.title);
	const tone = entry === undefined ? "warn" : "strong";
	const lines = wrap(title, textColumns(columns, margin)).map((line, index) => {
		const start =
			index > 0 ? spaces(margin) : theme.paint("accent", pad(name, margin));
		return safe`${start}${theme.paint(tone, line)}\n`;
	});
	return join(lines, safe``);
}

/** `messaging · in statuses[].errors, the API's answer · HTTP 400` */
function context({ entry, family }: Explanation, theme: Theme): Paragraph {
	const parts = [
		family === undefined
			? safe`in no range of Meta's that is known`
			: entry === undefined
				? safe`by its number: ${clean(family)}`
				: clean(family),
	];
	if (entry !== undefined) {
		const places = entry.where.map((place) => placeNames[place]);
		parts.push(safe`in ${join(places, safe`, `)}`);
		if (entry.http !== undefined) parts.push(safe`HTTP ${entry.http}`);
	}
	const text = join(parts, safe` ${theme.signs.dot} `);
	return { label: safe``, text, tone: "dim" };
}

const placeNames: Readonly<Record<Place, Safe>> = {
	api: safe`the API's answer`,
	statuses: safe`statuses[].errors`,
	messages: safe`messages[].errors`,
	value: safe`value.errors`,
	calls: safe`the errors of a calls webhook`,
	history: safe`history[].errors`,
	health: safe`health_status`,
};

function answer({ entry, callback }: Explanation): Paragraph[] {
	if (entry === undefined)
		return [{ label: safe`Next`, text: next, tone: "ours" }];
	// What happened to Meta's call says more than what such an error means in general.
	const reasons = callback.map(({ seen, cause, fix }) => ({
		why: safe`${clean(seen)}: ${clean(cause)}`,
		fix: clean(fix),
	}));
	const general = { why: clean(entry.cause), fix: clean(entry.fix) };
	return (reasons.length > 0 ? reasons : [general]).flatMap(({ why, fix }) => [
		{ label: safe`Why`, text: why, tone: "ours" },
		{ label: safe`Fix`, text: fix, tone: "ours" },
	]);
}

const next = safe`Read error_data.details or the message beside the code, and look for it in Meta's list: developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes`;

const gap = safe`  `;
