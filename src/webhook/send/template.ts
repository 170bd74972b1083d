import { present } from "../loose.ts";
import type { Content, Media } from "./content.ts";
import { headerMembers } from "./interactive.ts";
import { type Location, locationMembers } from "./location.ts";
import type { Product } from "./products.ts";

/** A template, and what is put into it. */
export interface Template extends TemplateParts {
	readonly name: string;
	/** `en_US`. */
	readonly language: string;
	/** When the limited offer in it ends, in milliseconds since the epoch. */
	readonly offerEnds?: number | undefined;
	/** Of a carousel, in its order. */
	readonly cards?: readonly TemplateParts[];
}

/** What is put into a template or a card of one. */
export interface TemplateParts {
	readonly header?: TemplateHeader | undefined;
	readonly body?: readonly TemplateValue[];
	readonly buttons?: readonly TemplateButton[];
}

/** A text in the place of a variable: of the next `{{1}}`, or of the one with its name. */
export interface TemplateValue {
	readonly name?: string;
	readonly text: string;
}

/** What stands at the head of a template. */
export type TemplateHeader =
	| { readonly kind: "text"; readonly value: TemplateValue }
	| {
			readonly kind: "image" | "video" | "document";
			readonly media: Media;
			readonly filename?: string | undefined;
	  }
	| { readonly kind: "location"; readonly location: Location }
	| ({ readonly kind: "product" } & Product);

/** What a button of a template is given, by the button's number from 0. */
export interface TemplateButton {
	readonly index: number;
	readonly kind: TemplateButtonKind;
	/** What a quick reply answers, the end of an address, a coupon, a Flow's token, a product's id. */
	readonly value: string | Readonly<Record<string, unknown>>;
}

/** The kinds of buttons that take something, as Meta names them. */
export type TemplateButtonKind = (typeof templateButtonKinds)[number];

/** The kinds of buttons that take something, as Meta names them. */
export const templateButtonKinds = [
	"quick_reply",
	"url",
	"copy_code",
	"flow",
	"catalog",
	"mpm",
	"order_details",
	"voice_call",
] as const;

/** A message made of an approved template. */
export function templateMessage(template: Template): Content {
	const { name, language, offerEnds, cards = [] } = template;
	const components = [
		...partComponents(template),
		...(offerEnds === undefined ? [] : [offer(offerEnds)]),
		...(cards.length === 0 ? [] : [carousel(cards)]),
	];
	return {
		type: "template",
		template: {
			name,
			// Optional by Meta's pages, required by its published API description.
			language: { code: language, policy: "deterministic" },
			...(components.length > 0 && { components }),
		},
	};
}

function partComponents({ header, body = [], buttons = [] }: TemplateParts) {
	return [
		...(header ? [component("header", [headerParameter(header)])] : []),
		...(body.length > 0 ? [component("body", body.map(textParameter))] : []),
		...buttons.map(buttonComponent),
	];
}

function component(type: string, parameters: readonly unknown[]) {
	return { type, parameters };
}

function headerParameter(header: TemplateHeader) {
	switch (header.kind) {
		case "text":
			return textParameter(header.value);
		case "location":
			return {
				type: "location",
				location: locationMembers(header.location),
			};
		case "product":
			return {
				type: "product",
				product: {
					product_retailer_id: header.product,
					catalog_id: header.catalog,
				},
			};
		default:
			return headerMembers(header);
	}
}

function textParameter({ name, text }: TemplateValue) {
	return { type: "text", ...present({ parameter_name: name }), text };
}

function buttonComponent({ index, kind, value }: TemplateButton) {
	return {
		type: "button",
		sub_type: kind,
		index: String(index),
		parameters: [buttonParameter(kind, value)],
	};
}

function buttonParameter(
	kind: TemplateButtonKind,
	value: TemplateButton["value"],
) {
	if (typeof value !== "string") return { type: "action", action: value };
	switch (kind) {
		case "url":
			return { type: "text", text: value };
		case "copy_code":
			return { type: "coupon_code", coupon_code: value };
		case "flow":
			return { type: "action", action: { flow_token: value } };
		case "catalog":
			return {
				type: "action",
				action: { thumbnail_product_retailer_id: value },
			};
		default:
			return { type: "payload", payload: value };
	}
}

function offer(ends: number) {
	return component("limited_time_offer", [
		{
			type: "limited_time_offer",
			limited_time_offer: { expiration_time_ms: ends },
		},
	]);
}

function carousel(cards: readonly TemplateParts[]) {
	return {
		type: "carousel",
		cards: cards.map((card, index) => ({
			card_index: index,
			components: partComponents(card),
		})),
	};
}
