import {
	type Loose,
	looseList,
	looseObject,
	looseText,
	present,
} from "../loose.ts";
import type { TemplateButtonKind } from "./template.ts";

/** What has to be given with a template when it is sent. */
export interface TemplateVariables extends PartVariables {
	readonly name: string;
	readonly language: string;
	/** There is a limited offer in it, and when it ends has to be said. */
	readonly hasOffer: boolean;
	/** Of a carousel. */
	readonly cards: readonly PartVariables[];
}

/** What has to be given with a template, or with a card of one. */
export interface PartVariables {
	readonly header?: HeaderVariables;
	readonly body: readonly Variable[];
	readonly buttons: readonly ButtonVariable[];
}

/** What the header takes: a text for its one variable, or a file, a place, a product. */
export type HeaderVariables =
	| { readonly kind: "text"; readonly variable: Variable }
	| {
			readonly kind: "image" | "video" | "document" | "location" | "product";
	  };

/** A place in a text of the template. */
export interface Variable {
	/** `1` of `{{1}}`, `first_name` of `{{first_name}}`. */
	readonly name: string;
	readonly isNamed: boolean;
	/** What stood there when the template was handed in. */
	readonly example?: string;
}

/** A button that takes something. */
export interface ButtonVariable {
	/** From 0. */
	readonly index: number;
	readonly kind: TemplateButtonKind;
	/** What the button says. */
	readonly label?: string;
	/** Without it Meta refuses the message. */
	readonly isNeeded: boolean;
	readonly example?: string;
}

/** Reads a template as `/message_templates` lists it; undefined where it has no name. */
export function templateVariables(
	definition: unknown,
): TemplateVariables | undefined {
	const { name, language, components } = looseObject(definition);
	const known = looseText(name);
	if (known === undefined) return undefined;
	return {
		name: known,
		language: looseText(language) ?? "en_US",
		...partVariables(components),
		hasOffer:
			looseObject(
				componentOf(components, "LIMITED_TIME_OFFER")["limited_time_offer"],
			)["has_expiration"] === true,
		cards: looseList(componentOf(components, "CAROUSEL")["cards"]).map((card) =>
			partVariables(looseObject(card)["components"]),
		),
	};
}

function partVariables(components: unknown): PartVariables {
	const body = bodyVariables(componentOf(components, "BODY"));
	// The button under a one-time password takes it once more.
	const code = body[0]?.example;
	return {
		...present({ header: headerVariables(componentOf(components, "HEADER")) }),
		body,
		buttons: looseList(componentOf(components, "BUTTONS")["buttons"])
			.map((button, index) => buttonVariable(button, index, code))
			.filter((button) => button !== undefined),
	};
}

function componentOf(components: unknown, type: string): Loose {
	const found = looseList(components).find(
		(each) => wordOf(each, "type") === type,
	);
	return looseObject(found);
}

function wordOf(value: unknown, key: string): string | undefined {
	return looseText(looseObject(value)[key])?.toUpperCase();
}

function headerVariables(header: Loose): HeaderVariables | undefined {
	const format = wordOf(header, "format")?.toLowerCase();
	const kind = headerKinds.find((each) => each === format);
	if (kind !== undefined) return { kind };
	const examples = looseObject(header["example"]);
	const [variable] = variablesOf(
		header["text"],
		looseList(examples["header_text"]),
		looseList(examples["header_text_named_params"]),
	);
	return variable && { kind: "text", variable };
}

const headerKinds = [
	"image",
	"video",
	"document",
	"location",
	"product",
] as const;

function bodyVariables(body: Loose): readonly Variable[] {
	const examples = looseObject(body["example"]);
	return variablesOf(
		body["text"],
		looseList(looseList(examples["body_text"])[0]),
		looseList(examples["body_text_named_params"]),
	);
}

/** The variables of a text, each once: by number, or in their order. */
function variablesOf(
	text: unknown,
	byPosition: readonly unknown[],
	byName: readonly unknown[],
): readonly Variable[] {
	const found = String(looseText(text) ?? "").matchAll(
		/\{\{\s*([A-Za-z0-9_]+)\s*\}\}/g,
	);
	const names = [...new Set([...found].map(([, name = ""]) => name))];
	const isNamed = names.some((name) => !/^\d+$/.test(name));
	if (!isNamed) names.sort((one, other) => Number(one) - Number(other));
	return names.map((name, at) => {
		const named = byName.find(
			(each) => looseObject(each)["param_name"] === name,
		);
		const example = isNamed
			? looseText(looseObject(named)["example"])
			: looseText(byPosition[at]);
		return { name, isNamed, ...present({ example }) };
	});
}

function buttonVariable(
	button: unknown,
	index: number,
	code: string | undefined,
): ButtonVariable | undefined {
	const type = wordOf(button, "type") ?? "";
	const taken = Object.hasOwn(buttonKinds, type)
		? buttonKinds[type]
		: undefined;
	const { url, text, example } = looseObject(button);
	const address = looseText(url) ?? "";
	const isFixedLink = type === "URL" && !address.includes("{{");
	if (taken === undefined || isFixedLink) return undefined;
	const isCode = type === "OTP" || address.includes("whatsapp.com/otp/");
	const given = looseText(Array.isArray(example) ? example[0] : example);
	return {
		index,
		...taken,
		...present({
			label: looseText(text),
			example: isCode ? code : endOf(address, given),
		}),
	};
}

/** Of an example that is a whole address, what stands in the place of the variable. */
function endOf(address: string, example = ""): string | undefined {
	const [start = ""] = address.split("{{");
	const end = example.startsWith(start) ? example.slice(start.length) : example;
	return end === "" || end.includes("://") ? undefined : end;
}

/** The buttons that take something when a template is sent, by type in its definition. */
const buttonKinds: Readonly<
	Record<string, { kind: TemplateButtonKind; isNeeded: boolean }>
> = {
	QUICK_REPLY: { kind: "quick_reply", isNeeded: false },
	URL: { kind: "url", isNeeded: true },
	// Sent as if it were a link.
	OTP: { kind: "url", isNeeded: true },
	COPY_CODE: { kind: "copy_code", isNeeded: true },
	FLOW: { kind: "flow", isNeeded: false },
	CATALOG: { kind: "catalog", isNeeded: false },
	MPM: { kind: "mpm", isNeeded: true },
	ORDER_DETAILS: { kind: "order_details", isNeeded: true },
	VOICE_CALL: { kind: "voice_call", isNeeded: false },
};
