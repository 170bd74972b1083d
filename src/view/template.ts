import type {
	MessageTemplate,
	TemplatePart,
	TemplatePartButton,
} from "../webhook/graph/message-template.ts";
import {
	qualityScores,
	templateCategories,
	templateEvents,
	templateReasons,
} from "../webhook/meanings/templates.ts";
import { templateCommand } from "../webhook/send/template-command.ts";
import {
	type TemplatePlace,
	templatePlaces,
} from "../webhook/send/template-places.ts";
import { templateVariables } from "../webhook/send/template-variables.ts";
import {
	beside,
	type DiagnosisPage,
	paragraph,
	roomOf,
} from "./diagnosis-page.ts";
import { pad, width } from "./measure.ts";
import { metaWord } from "./meta-word.ts";
import { join, type Safe, safe } from "./safe.ts";
import { shellLines } from "./shell-lines.ts";
import { shellWord } from "./shell-word.ts";
import { clean } from "./text.ts";
import { wrap } from "./wrap.ts";

type TemplatePage = Pick<DiagnosisPage, "theme" | "columns" | "redact">;

/** A template as a person reads it: its state, what it says behind a bar, what it takes, and the command that sends it. */
export function showTemplate(
	template: MessageTemplate,
	about: {
		readonly otherLanguages: readonly string[];
		/** Whether one is configured, so that it needn't be named. */
		readonly hasRecipient: boolean;
	},
	page: TemplatePage,
): Safe {
	const variables = templateVariables(template.definition);
	const blocks = [
		[...head(template, page), ...languages(about.otherLanguages, page)],
		template.parts.flatMap((part) => drawn(part, page)),
		variables ? takes(templatePlaces(variables), page) : [],
		variables ? send(templateCommand(variables), about.hasRecipient, page) : [],
	];
	const lines = blocks
		.filter((block) => block.length > 0)
		.flatMap((block, index) => (index === 0 ? block : [safe``, ...block]));
	return safe`${join(lines, safe`\n`)}\n`;
}

function head(
	{ name, language, id, status, category, quality, rejection }: MessageTemplate,
	page: TemplatePage,
): Safe[] {
	const { theme } = page;
	const states = [
		...(status ? [metaWord(status, templateEvents, theme)] : []),
		...(category ? [metaWord(category, templateCategories, theme)] : []),
		...(quality ? [metaWord(quality, qualityScores, theme)] : []),
	].map(({ text, tone }) => theme.paint(tone, text));
	const between = safe` ${theme.signs.dot} `;
	const title = paragraph(`${name}  ${language}`, "strong", roomOf(page), page);
	const small = id === undefined ? [] : [theme.paint("dim", clean(`id ${id}`))];
	return [
		...title,
		...beside(safe`  `, [join([...states, ...small], between)], 2),
		...explained(status, templateEvents, page),
		...(rejection
			? explained(rejection, templateReasons, page, `${rejection}: `)
			: []),
		...explained(quality, qualityScores, page),
	];
}

/** What a state means, where its word doesn't say it all. */
function explained(
	word: string | undefined,
	meanings: Parameters<typeof metaWord>[1],
	page: TemplatePage,
	start = "",
): Safe[] {
	const says = word === undefined ? "" : (meanings.find(word)?.says ?? "");
	if (`${start}${says}` === "") return [];
	const text = `${start}${says}`;
	return beside(safe`  `, paragraph(text, "warn", roomOf(page) - 2, page), 2);
}

function languages(others: readonly string[], page: TemplatePage): Safe[] {
	if (others.length === 0) return [];
	const text = `also in ${others.join(", ")} (--lang)`;
	return beside(safe`  `, paragraph(text, "dim", roomOf(page) - 2, page), 2);
}

/** What the template says is Meta's word, and stands behind a bar. */
function drawn(
	{ type, format, text, buttons, cards }: TemplatePart,
	page: TemplatePage,
): Safe[] {
	const isPlain = type === "BODY" || (type === "HEADER" && format === "TEXT");
	const label = [type, format].filter(Boolean).join(" ").toLowerCase();
	const isDrawnBelow = buttons.length > 0 || cards.length > 0;
	return [
		...(isPlain || isDrawnBelow ? [] : barred(`[${label}]`, "dim", page)),
		...(text === undefined
			? []
			: barred(text, type === "FOOTER" ? "dim" : "theirs", page)),
		...buttons.flatMap((button, index) =>
			barred(buttonText(button, index), "theirs", page),
		),
		...cards.flatMap((card, index) => [
			...barred(`[card ${index + 1}]`, "dim", page),
			...card.flatMap((part) => drawn(part, page)),
		]),
	];
}

function buttonText(
	{ type, text, leadsTo }: TemplatePartButton,
	index: number,
): string {
	const label = `[button ${index}: ${type.toLowerCase().replaceAll("_", " ")}]`;
	return [label, text, leadsTo].filter(Boolean).join(" ");
}

function barred(
	text: string,
	tone: "theirs" | "dim",
	page: TemplatePage,
): Safe[] {
	const { theme, redact } = page;
	const bar = safe`  ${theme.paint("dim", theme.signs.bar)}`;
	return redact(text)
		.split("\n")
		.flatMap((line) => wrap(clean(line), roomOf(page) - 4))
		.map((line) =>
			line === "" ? bar : safe`${bar} ${theme.paint(tone, line)}`,
		);
}

function takes(places: readonly TemplatePlace[], page: TemplatePage): Safe[] {
	if (places.length === 0) return [safe`  It takes nothing.`];
	const names = places.map(({ place }) => clean(page.redact(place)));
	const column = Math.min(32, Math.max(0, ...names.map(width)));
	const indent = column + 6;
	const rows = places.flatMap((place, index) => {
		const name = names[index] ?? safe``;
		const room = Math.max(20, roomOf(page) - indent);
		const lines = paragraph(about(place), "theirs", room, page);
		const isAlone = lines.every((line) => line === "");
		const start = isAlone ? name : safe`${pad(name, column)}  `;
		const painted = page.theme.paint("accent", start);
		return beside(safe`    ${painted}`, lines, indent);
	});
	return [page.theme.paint("dim", safe`  It takes`), ...rows];
}

function about({ isNeeded, label, example }: TemplatePlace): string {
	return [
		...(isNeeded ? [] : ["optional"]),
		...(label === undefined ? [] : [`button ${JSON.stringify(label)}`]),
		...(example === undefined ? [] : [`like ${JSON.stringify(example)}`]),
	].join(", ");
}

function send(
	command: readonly string[],
	hasRecipient: boolean,
	page: TemplatePage,
): Safe[] {
	const words = [
		"wa-hook",
		...command,
		...(hasRecipient ? [] : ["--to", "NUMBER"]),
	];
	const line = words.map((word) => shellWord(page.redact(word))).join(" ");
	return [
		page.theme.paint("dim", safe`  Send it`),
		...shellLines(line, roomOf(page) - 4).map(
			(piece) => safe`    ${page.theme.paint("accent", clean(piece))}`,
		),
	];
}
