import type { MessageTemplate } from "../webhook/graph/message-template.ts";
import type { Meanings } from "../webhook/meanings/meaning.ts";
import {
	qualityScores,
	templateCategories,
	templateEvents,
	templateReasons,
} from "../webhook/meanings/templates.ts";
import { templateCommand } from "../webhook/send/template-command.ts";
import { templatePlaces } from "../webhook/send/template-places.ts";
import { templateVariables } from "../webhook/send/template-variables.ts";
import {
	beside,
	type DiagnosisPage,
	paragraph,
	roomOf,
} from "./diagnosis-page.ts";
import { metaWord } from "./meta-word.ts";
import { join, type Safe, safe } from "./safe.ts";
import { templatePart } from "./template-part.ts";
import { templateSending, templateTakes } from "./template-use.ts";
import { clean } from "./text.ts";

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
		[
			...head(template, page),
			...remark(languages(about.otherLanguages), "dim", page),
		],
		template.parts.flatMap((part) => templatePart(part, page)),
		variables ? templateTakes(templatePlaces(variables), page) : [],
		variables
			? [
					...sendingHead(template, page),
					...templateSending(
						templateCommand(variables),
						about.hasRecipient,
						page,
					),
				]
			: [],
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
	].map(({ text, tone }) => theme.paint(tone, text));
	const rated = quality && metaWord(quality, qualityScores, theme);
	const small = [
		...(rated ? [safe`quality ${theme.paint(rated.tone, rated.text)}`] : []),
		...(id === undefined ? [] : [theme.paint("dim", clean(`id ${id}`))]),
	];
	const between = safe` ${theme.signs.dot} `;
	const title = paragraph(`${name}  ${language}`, "strong", roomOf(page), page);
	return [
		...title,
		safe`  ${join([...states, ...small], between)}`,
		...remark(meaningOf(status, templateEvents), "warn", page),
		...remark(reasonOf(rejection), "warn", page),
		...remark(meaningOf(quality, qualityScores), "warn", page),
	];
}

/** A sentence, where the word doesn't say it all. */
function meaningOf(word = "", meanings: Meanings): string {
	return meanings.find(word)?.says ?? "";
}

function reasonOf(rejection: string | undefined): string {
	if (rejection === undefined) return "";
	return `${rejection}: ${meaningOf(rejection, templateReasons)}`;
}

function sendingHead(
	{ status = "", rejection }: MessageTemplate,
	page: TemplatePage,
): Safe[] {
	if (!unsent.has(status)) return [page.theme.paint("dim", safe`  Send it`)];
	const state = rejection === undefined ? status : `${status} (${rejection})`;
	return remark(
		`Meta doesn't send it: it is ${state}. Once it is approved, this does:`,
		"warn",
		page,
	);
}

/** The states in which Meta refuses to send a template; one that is flagged or locked still goes out. */
const unsent: ReadonlySet<string> = new Set([
	"ARCHIVED",
	"DELETED",
	"DISABLED",
	"IN_APPEAL",
	"LIMIT_EXCEEDED",
	"PAUSED",
	"PENDING",
	"PENDING_DELETION",
	"REJECTED",
]);

function remark(
	text: string,
	tone: "warn" | "dim",
	page: TemplatePage,
): Safe[] {
	if (text === "") return [];
	return beside(safe`  `, paragraph(text, tone, roomOf(page) - 2, page), 2);
}

function languages(others: readonly string[]): string {
	return others.length === 0 ? "" : `also in ${others.join(", ")} (--lang)`;
}
