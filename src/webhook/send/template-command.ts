import { spellTemplateValue } from "./template-syntax.ts";
import type {
	ButtonVariable,
	HeaderVariables,
	PartVariables,
	TemplateVariables,
	Variable,
} from "./template-variables.ts";

/**
 * What to type after `wa-hook` to send a template, an argument each and without the recipient: with the examples that it was handed
 * in with where it has any. What it can be sent without is left out. Names and examples are Meta's: not safe for a terminal.
 */
export function templateCommand(
	variables: TemplateVariables,
): readonly string[] {
	const { name, language, hasOffer, cards } = variables;
	return [
		...["send", "template", name, "--lang", language],
		...partValues(variables).flatMap(([flag, value]) => [`--${flag}`, value]),
		...(hasOffer ? ["--offer-ends", "TIME"] : []),
		...cards.flatMap((card) => [
			"--card",
			partValues(card)
				.map(([flag, value]) => `${flag}=${value}`)
				.join(" | "),
		]),
	];
}

/** Flags without their dashes, and their values. */
function partValues({
	header,
	body,
	buttons,
}: PartVariables): readonly (readonly [string, string])[] {
	return [
		...(header ? [headerValue(header)] : []),
		...body.map((variable) => ["body", variableValue(variable)] as const),
		...buttons
			.filter(({ isNeeded }) => isNeeded)
			.map((button) => ["button", buttonValue(button)] as const),
	];
}

function headerValue(header: HeaderVariables): readonly [string, string] {
	return header.kind === "text"
		? ["header", variableValue(header.variable)]
		: [`header-${header.kind}`, headerExamples[header.kind]];
}

const headerExamples = {
	image: "https://shop.example/image.jpg",
	video: "https://shop.example/video.mp4",
	document: "https://shop.example/document.pdf",
	location: "37.44,-122.16",
	product: "194836987003835/sku-1",
} as const;

function variableValue({ name, isNamed, example }: Variable): string {
	const text = example ?? "TEXT";
	return spellTemplateValue(isNamed ? { name, text } : { text });
}

function buttonValue({ index, kind, example }: ButtonVariable): string {
	return `${index}:${kind}=${example ?? placeholders[kind] ?? "TEXT"}`;
}

const placeholders: Readonly<Record<string, string>> = {
	copy_code: "CODE",
	mpm: "{}",
	order_details: "{}",
};
