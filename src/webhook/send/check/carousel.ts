import { looseObject } from "../../loose.ts";
import { linkAction } from "./actions.ts";
import { alike } from "./alike.ts";
import { pictureHeader } from "./headers.ts";
import { limits } from "./limits.ts";
import { all, byType, list, object, uniqueInItems } from "./structure.ts";
import { number, text } from "./values.ts";
import { type Rule, violation } from "./violation.ts";

const quickReply = object({
	quick_reply: object({
		id: text(limits.buttonId),
		title: text(limits.buttonTitle),
	}),
});

const quickReplies = object({
	buttons: list(byType({ quick_reply: quickReply }), { noun: "buttons" }),
});

/** A card has a link; or quick replies, which some providers' documents show. */
const linkOrReplies: Rule = (value, path) =>
	looseObject(value)["buttons"] === undefined
		? linkAction(value, path)
		: quickReplies(value, path);

const cardText: Rule = all(text(limits.cardBody), (value, path) => {
	if (typeof value !== "string") return [];
	const breaks = value.split("\n").length - 1;
	const most = limits.cardLineBreaks;
	const problem = `has ${breaks} line breaks, ${most} at most`;
	return breaks <= most ? [] : violation(path, problem, most);
});

const card = byType(
	{
		cta_url: object(
			{ header: pictureHeader, action: linkOrReplies },
			{ body: object({ text: cardText }) },
		),
		product: object({
			action: object({ catalog_id: text(), product_retailer_id: text() }),
		}),
	},
	{ needed: { card_index: number({ wholeFrom: 0 }) } },
);

/** The cards of a carousel. */
export const carouselAction: Rule = object({
	cards: all(
		list(card, {
			noun: "cards",
			least: limits.leastCards,
			most: limits.cards,
		}),
		uniqueInItems("card_index"),
		alike((each) => looseObject(each)["type"], ["type"]),
		alike(headerType, ["header", "type"]),
	),
});

function headerType(of: unknown): unknown {
	return looseObject(looseObject(of)["header"])["type"];
}
