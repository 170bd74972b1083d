import type { TemplatePlace } from "../webhook/send/template-places.ts";
import {
	beside,
	type DiagnosisPage,
	paragraph,
	roomOf,
} from "./diagnosis-page.ts";
import { pad, width } from "./measure.ts";
import { type Safe, safe } from "./safe.ts";
import { shellLines } from "./shell-lines.ts";
import { shellWord } from "./shell-word.ts";
import { clean } from "./text.ts";

type TemplatePage = Pick<DiagnosisPage, "theme" | "columns" | "redact">;

/** What has to be given with a template, a place a line. */
export function templateTakes(
	places: readonly TemplatePlace[],
	page: TemplatePage,
): Safe[] {
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

/** The command that sends a template, in lines that can be pasted. */
export function templateSending(
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
	return shellLines(line, roomOf(page) - 4).map(
		(piece) => safe`    ${page.theme.paint("accent", clean(piece))}`,
	);
}
