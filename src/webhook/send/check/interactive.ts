import {
	addressAction,
	linkAction,
	nameOnly,
	orderDetailsAction,
	orderStatusAction,
	voiceCallAction,
} from "./actions.ts";
import { carouselAction } from "./carousel.ts";
import { flowAction } from "./flow.ts";
import { header, textHeader } from "./headers.ts";
import { limits } from "./limits.ts";
import { listAction, productListAction } from "./sections.ts";
import {
	all,
	byType,
	list,
	type Members,
	object,
	uniqueInItems,
} from "./structure.ts";
import { refused, text, textLike } from "./values.ts";
import type { Rule } from "./violation.ts";

const body = object({ text: text(limits.body) });
const footer = object({ text: text(limits.footer) });

/** A message with a body and an action; header and footer where it has them. */
function framed(action: Rule, more: Members = {}): Rule {
	return object({ body, action }, { header, footer, ...more });
}

/** The same, but Meta asks for no body. */
function bodiless(action: Rule, more: Members = {}): Rule {
	return object({ action }, { header, body, footer, ...more });
}

const replyButton = object({
	reply: object({
		id: textLike(
			/^(?!\s).*(?<!\s)$/s,
			"begins or ends with a space",
			limits.buttonId,
		),
		title: text(limits.buttonTitle),
	}),
});

const buttons = all(
	list(byType({ reply: replyButton }), {
		noun: "buttons",
		most: limits.buttons,
	}),
	uniqueInItems("reply", "id"),
	uniqueInItems("reply", "title"),
);

/** Interactive messages, by their own type. */
export const interactive: Rule = byType({
	button: framed(object({ buttons })),
	list: framed(listAction, {
		header: textHeader,
		body: object({ text: text(limits.listBody) }),
	}),
	cta_url: framed(linkAction),
	flow: framed(flowAction),
	product: bodiless(
		object({ catalog_id: text(), product_retailer_id: text() }),
		{ header: refused("is not taken with a product") },
	),
	product_list: object(
		{ header: textHeader, body, action: productListAction },
		{ footer },
	),
	catalog_message: framed(
		nameOnly("catalog_message", {
			parameters: object({}, { thumbnail_product_retailer_id: text() }),
		}),
	),
	location_request_message: framed(nameOnly("send_location")),
	address_message: framed(addressAction),
	carousel: framed(carouselAction, {
		header: refused("is not taken with a carousel, only with its cards"),
		footer: refused("is not taken with a carousel"),
	}),
	call_permission_request: bodiless(nameOnly("call_permission_request")),
	voice_call: framed(voiceCallAction),
	request_contact_info: framed(nameOnly("request_contact_info")),
	order_details: framed(orderDetailsAction),
	order_status: framed(orderStatusAction),
});
