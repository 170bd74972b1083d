import { looseList, looseObject } from "../../loose.ts";
import { alike } from "./alike.ts";
import { limits } from "./limits.ts";
import {
	all,
	byType,
	list,
	type Members,
	object,
	unique,
	uniqueInItems,
} from "./structure.ts";
import {
	bodyParameters,
	buttonParameters,
	headerParameters,
	offerParameters,
} from "./template-parameters.ts";
import { number, text, textLike } from "./values.ts";
import { type Rule, violation, wrongType } from "./violation.ts";

const index: Rule = (value, path) => {
	if (typeof value !== "string" && typeof value !== "number") {
		return wrongType(value, path, "the number of a button in a text");
	}
	return /^\d$/.test(String(value))
		? []
		: violation(path, "is not the number of a button, from 0 to 9");
};

const button = byType(
	Object.fromEntries(
		Object.entries(buttonParameters).map(([kind, parameters]) => [
			kind,
			object({ parameters }),
		]),
	),
	{ key: "sub_type", needed: { index } },
);

const simple: Members = {
	header: object({ parameters: headerParameters }),
	body: object({ parameters: bodyParameters }),
	button,
};

const card = object({
	card_index: number({ wholeFrom: 0 }),
	components: components(simple),
});

const carousel = object({
	cards: all(
		list(card, { noun: "cards", most: limits.cards }),
		uniqueInItems("card_index"),
		alike(headerType, ["components"]),
	),
});

/** A template by name, and what is put into it. */
export const template: Rule = object(
	{
		name: textLike(
			/^[a-z0-9_]+$/,
			"is not in small letters, digits and underscores",
			limits.templateName,
		),
		language: object({ code: text() }, { policy: text() }),
	},
	{
		components: components({
			...simple,
			limited_time_offer: object({ parameters: offerParameters }),
			carousel,
		}),
	},
);

function components(shapes: Members): Rule {
	return all(
		list(byType(shapes), { noun: "components", least: 0 }),
		unique((value) => placesOf("index", value, ["button"])),
		unique((value) => placesOf("type", value, onlyOnce)),
	);
}

const onlyOnce = ["header", "body", "limited_time_offer", "carousel"];

/** Where a key of the components of some types stands. */
function placesOf(key: string, value: unknown, types: readonly string[]) {
	return looseList(value).flatMap((each, at) =>
		types.includes(typeOf(each)) ? [[at, key]] : [],
	);
}

/** What a card of a carousel has at its head: a picture, a video, a product. */
function headerType(card: unknown): unknown {
	const parts = looseList(looseObject(card)["components"]);
	const header = looseObject(parts.find((each) => typeOf(each) === "header"));
	const type = typeOf(looseList(header["parameters"])[0]);
	return type === "" ? undefined : type;
}

function typeOf(component: unknown): string {
	const { type } = looseObject(component);
	return typeof type === "string" ? type.toLowerCase() : "";
}
