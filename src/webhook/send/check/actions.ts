import { limits } from "./limits.ts";
import { list, type Members, object } from "./structure.ts";
import { number, text, textLike, webAddress, word } from "./values.ts";
import type { Rule } from "./violation.ts";

/** An action that says its name, and the parameters that it needs. */
export function named(name: string, parameters: Rule): Rule {
	return object({ name: word(name), parameters });
}

/** An action that says its name, and may do with that. */
export function nameOnly(name: string, more: Members = {}): Rule {
	return object({ name: word(name) }, more);
}

/** What a link's button says and opens. */
export const linkAction: Rule = named(
	"cta_url",
	object({
		display_text: text(limits.buttonTitle),
		url: webAddress,
	}),
);

/** What a form for an address begins with. */
export const addressAction: Rule = named(
	"address_message",
	object(
		{ country: textLike(/^[A-Z]{2}$/, "is not a country like IN") },
		{
			values: object({}),
			saved_addresses: list(object({ id: text(), value: object({}) }), {
				noun: "addresses",
			}),
			validation_errors: object({}),
		},
	),
);

/** What a button that calls says, and how long it works. */
export const voiceCallAction: Rule = nameOnly("voice_call", {
	parameters: object(
		{},
		{
			display_text: text(limits.buttonTitle),
			ttl_minutes: number({ wholeFrom: 1 }),
			payload: text(),
		},
	),
});

/** What is to be paid; the order itself is for who wrote it. */
export const orderDetailsAction: Rule = named(
	"review_and_pay",
	object({ reference_id: text() }),
);

/** What has become of an order. */
export const orderStatusAction: Rule = named(
	"review_order",
	object({
		reference_id: text(),
		order: object({ status: text() }, { description: text() }),
	}),
);
