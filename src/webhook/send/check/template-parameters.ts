import { isLooseObject, looseList, looseObject } from "../../loose.ts";
import { limits } from "./limits.ts";
import { location } from "./location.ts";
import { mediaHeaders } from "./media.ts";
import {
	all,
	byType,
	list,
	type Members,
	object,
	uniqueInItems,
} from "./structure.ts";
import { anyText, number, text } from "./values.ts";
import { type Path, type Rule, violation } from "./violation.ts";

const textParameter = object(
	{ text: text(limits.templateText) },
	{ parameter_name: text() },
);

const moneyParameter = object({
	currency: object({
		fallback_value: text(),
		code: text(),
		amount_1000: number(),
	}),
});

const timeParameter = object({
	date_time: object({ fallback_value: text() }),
});

/** What is put into a template's header. A file, a place or a product is the whole of it. */
export const headerParameters: Rule = parameters(
	{
		text: textParameter,
		currency: moneyParameter,
		date_time: timeParameter,
		...mediaHeaders,
		location: object({ location }),
		product: object({
			product: object({ product_retailer_id: text(), catalog_id: text() }),
		}),
	},
	namedAllOrNone,
	(value, path) =>
		looseList(value).length > 1 && !looseList(value).every(isText)
			? violation(path, "has more than the one that is no text")
			: [],
);

/** What is put into a template's body. */
export const bodyParameters: Rule = parameters(
	{
		text: textParameter,
		currency: moneyParameter,
		date_time: timeParameter,
	},
	namedAllOrNone,
);

const action = parameters({ action: object({ action: object({}) }) });

/** What a template's button is given, by the kind of button. */
export const buttonParameters: Members = {
	quick_reply: parameters({ payload: object({ payload: anyText }) }),
	url: parameters({ text: object({ text: text() }) }),
	copy_code: parameters({ coupon_code: object({ coupon_code: text() }) }),
	flow: action,
	catalog: action,
	mpm: action,
	order_details: action,
};

/** When a limited offer ends. */
export const offerParameters: Rule = parameters({
	limited_time_offer: object({
		limited_time_offer: object({ expiration_time_ms: number() }),
	}),
});

function parameters(shapes: Members, ...rules: readonly Rule[]): Rule {
	return all(
		list(byType(shapes), { noun: "parameters" }),
		uniqueInItems("parameter_name"),
		...rules,
	);
}

function namedAllOrNone(value: unknown, path: Path) {
	const given = looseList(value).filter(isLooseObject);
	const named = given.filter(
		({ parameter_name }) => parameter_name !== undefined,
	);
	const isMixed = named.length > 0 && named.length < given.length;
	const problem = "has parameters with a name and others without";
	return isMixed ? violation(path, problem) : [];
}

function isText(parameter: unknown): boolean {
	const type = looseObject(parameter)["type"];
	return typeof type !== "string" || !notText.has(type.toLowerCase());
}

const notText = new Set([...Object.keys(mediaHeaders), "location", "product"]);
