import type {
	TemplatePart,
	TemplatePartButton,
} from "../webhook/graph/message-template.ts";
import { type DiagnosisPage, roomOf } from "./diagnosis-page.ts";
import { type Safe, safe } from "./safe.ts";
import { clean } from "./text.ts";
import { wrap } from "./wrap.ts";

type TemplatePage = Pick<DiagnosisPage, "theme" | "columns" | "redact">;

/** A part of a template as lines behind a bar: what it says is Meta's word. */
export function templatePart(
	{ type, format, text, buttons, cards }: TemplatePart,
	page: TemplatePage,
): Safe[] {
	const isPlain = type === "BODY" || (type === "HEADER" && format === "TEXT");
	const label = lowered([type, format].filter(Boolean).join(" "));
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
			...card.flatMap((part) => templatePart(part, page)),
		]),
	];
}

function buttonText(
	{ type, text, leadsTo }: TemplatePartButton,
	index: number,
): string {
	const label = `[button ${index}: ${lowered(type)}]`;
	return [label, text, leadsTo].filter(Boolean).join(" ");
}

/** `limited time offer` of `LIMITED_TIME_OFFER`. */
function lowered(word: string): string {
	return word.toLowerCase().replaceAll("_", " ");
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
