import { isLooseObject } from "../loose.ts";
import { mediaSource } from "./content.ts";
import { FlagProblem } from "./flag-problem.ts";
import { parseLocation } from "./location.ts";
import type { Product } from "./products.ts";
import {
	type TemplateButton,
	type TemplateButtonKind,
	type TemplateHeader,
	type TemplateParts,
	type TemplateValue,
	templateButtonKinds,
} from "./template.ts";

/** Reads `Anna`, or `first_name=Anna` for a variable with a name. A value that looks like that is written behind another `=`: `=a=b`. */
export function parseTemplateValue(text: string): TemplateValue {
	const [, name, value = text] = /^([a-z][a-z0-9_]*)?=(.*)$/s.exec(text) ?? [];
	if (value === "") {
		throw new FlagProblem("a variable of a template can't be empty", text);
	}
	return name === undefined ? { text: value } : { name, text: value };
}

/** Writes what `parseTemplateValue` reads. */
export function spellTemplateValue({ name, text }: TemplateValue): string {
	if (name !== undefined) return `${name}=${text}`;
	return /^(?:[a-z][a-z0-9_]*)?=/.test(text) ? `=${text}` : text;
}

/**
 * Reads `0=payload` for a quick reply, and with the kind of button `1:url=suffix`, `1:copy_code=SAVE20`, `1:flow=token`. Kinds whose
 * parameter is an object take it as JSON: `1:mpm={"sections":[…]}`.
 */
export function parseTemplateButton(text: string): TemplateButton {
	const [, index, said = "quick_reply", value = ""] =
		/^([0-9])(?::([A-Za-z_-]+))?=(.*)$/s.exec(text) ?? [];
	const word = said.toLowerCase().replaceAll("-", "_");
	const kind = templateButtonKinds.find((each) => each === word);
	if (index === undefined) {
		throw new FlagProblem(
			"write a button with its number from 0, like 0=payload or 1:url=suffix",
			text,
		);
	}
	if (kind === undefined) {
		const known = templateButtonKinds.join(", ");
		throw new FlagProblem(`a button is one of ${known}`, text);
	}
	return { index: Number(index), kind, value: buttonValue(kind, value, text) };
}

function buttonValue(kind: TemplateButtonKind, value: string, text: string) {
	if (value === "") throw new FlagProblem("the button is given nothing", text);
	const isObject = value.startsWith("{") && objectKinds.includes(kind);
	if (!isObject && !onlyObjectKinds.includes(kind)) return value;
	const parsed = parsedObject(value);
	if (parsed !== undefined) return parsed;
	throw new FlagProblem("what the button is given is no JSON object", text);
}

const onlyObjectKinds: readonly TemplateButtonKind[] = ["mpm", "order_details"];
const objectKinds: readonly TemplateButtonKind[] = [
	"flow",
	"catalog",
	...onlyObjectKinds,
];

function parsedObject(json: string) {
	try {
		const value: unknown = JSON.parse(json);
		return isLooseObject(value) ? value : undefined;
	} catch {
		return undefined;
	}
}

/** The kinds of headers that a template can have beside a text. */
export const templateHeaderKinds = [
	"image",
	"video",
	"document",
	"location",
	"product",
] as const;

/** Reads what a header of a kind is given: an address or the id of an upload, a place as `parseLocation`, a product as `catalog/id`. */
export function parseTemplateHeader(
	kind: (typeof templateHeaderKinds)[number],
	text: string,
): TemplateHeader {
	if (kind === "location") return { kind, location: parseLocation(text) };
	if (kind === "product") return { kind, ...parseProduct(text) };
	const media = mediaSource(text);
	if (media !== undefined) return { kind, media };
	throw new FlagProblem(
		"write an https:// address or the id of an upload",
		text,
	);
}

function parseProduct(text: string): Product {
	const [, catalog, product] = /^(\d+)\/(.+)$/s.exec(text) ?? [];
	if (catalog === undefined || product === undefined) {
		throw new FlagProblem("write a product like 194836987003835/sku-1", text);
	}
	return { catalog, product };
}

/** Reads a card of a carousel, its parts named as the flags of the whole template: `header-image=https://… | body=Anna | button=0=payload`. */
export function parseTemplateCard(text: string): TemplateParts {
	const body: TemplateValue[] = [];
	const buttons: TemplateButton[] = [];
	let header: TemplateHeader | undefined;
	for (const part of text.split(/\s+\|\s+/)) {
		const [, name = "", value = ""] =
			/^([a-z-]+)=(.*)$/s.exec(part.trim()) ?? [];
		const kind = templateHeaderKinds.find((each) => name === `header-${each}`);
		if (kind !== undefined) header = parseTemplateHeader(kind, value);
		else if (name === "body") body.push(parseTemplateValue(value));
		else if (name === "button") buttons.push(parseTemplateButton(value));
		else {
			throw new FlagProblem(
				"write a card like 'header-image=https://shop.example/red.jpg | body=Red shoes | button=0=red'",
				text,
			);
		}
	}
	return { header, body, buttons };
}
