import { looseList, looseObject } from "../../loose.ts";
import { limits } from "./limits.ts";
import { all, byType, list, object, uniqueInItems } from "./structure.ts";
import { number, text } from "./values.ts";
import { type Rule, violation } from "./violation.ts";

/** The action of a carousel, with the rules for what its cards have in common with other messages. */
export function carousel(linkAction: Rule, header: Rule): Rule {
	const card = byType(
		{
			cta_url: object(
				{ header, action: linkOr(linkAction) },
				{ body: object({ text: cardText }) },
			),
			product: object({
				action: object({ catalog_id: text(), product_retailer_id: text() }),
			}),
		},
		{ needed: { card_index: number({ wholeFrom: 0 }) } },
	);
	return object({
		cards: all(
			list(card, {
				noun: "cards",
				least: limits.leastCards,
				most: limits.cards,
			}),
			uniqueInItems("card_index"),
			alike((item) => looseObject(item)["type"], ["type"]),
			alike(headerType, ["header", "type"]),
		),
	});
}

/** Instead of a link a card may have quick replies. */
function linkOr(linkAction: Rule): Rule {
	const quickReply = object({
		id: text(limits.buttonId),
		title: text(limits.buttonTitle),
	});
	const replies = object({
		buttons: list(
			byType({ quick_reply: object({ quick_reply: quickReply }) }),
			{
				noun: "buttons",
			},
		),
	});
	return (value, path) =>
		looseObject(value)["buttons"] === undefined
			? linkAction(value, path)
			: replies(value, path);
}

function headerType(card: unknown): unknown {
	return looseObject(looseObject(card)["header"])["type"];
}

/** What the cards of one carousel have all of the same kind. */
export function alike(
	kind: (item: unknown) => unknown,
	place: readonly string[],
): Rule {
	return (value, path) => {
		const kinds = looseList(value).map(kind);
		const first = kinds.find((each) => typeof each === "string");
		return kinds.flatMap((each, index) =>
			typeof each !== "string" || each === first
				? []
				: violation(
						[...path, index, ...place],
						"is another than on the cards before, which have to be alike",
					),
		);
	};
}

const cardText: Rule = all(text(limits.cardBody), (value, path) => {
	if (typeof value !== "string") return [];
	const breaks = value.split("\n").length - 1;
	const most = limits.cardLineBreaks;
	const problem = `has ${breaks} line breaks, ${most} at most`;
	return breaks <= most ? [] : violation(path, problem, most);
});
