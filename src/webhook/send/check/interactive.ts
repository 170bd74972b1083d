import { carousel } from "./carousel.ts";
import { flowAction } from "./flow.ts";
import { limits } from "./limits.ts";
import { mediaHeaders } from "./media.ts";
import { listAction, productListAction } from "./sections.ts";
import {
	all,
	byType,
	list,
	type Members,
	object,
	uniqueInItems,
} from "./structure.ts";
import { number, refused, text, textLike, word } from "./values.ts";
import { type Path, type Rule, violation } from "./violation.ts";

const body = object({ text: text(limits.body) });
const footer = object({ text: text(limits.footer) });
const textHeader = object({ text: text(limits.headerText) });
const header = byType({ text: textHeader, ...mediaHeaders });
const headerOfText = byType({
	text: textHeader,
	image: notTaken,
	video: notTaken,
	document: notTaken,
});
const headerOfCard = byType({
	image: mediaHeaders.image,
	video: mediaHeaders.video,
	text: notTaken,
	document: notTaken,
});
const webAddress = textLike(
	/^https?:\/\/[^\s/]+\S*$/i,
	"is not an https:// address",
);

/** A message with a body and an action; header and footer where it has them. */
function framed(action: Rule, more: Members = {}): Rule {
	return object({ body, action }, { header, footer, ...more });
}

/** The same, but Meta asks for no body. */
function bodiless(action: Rule, more: Members = {}): Rule {
	return object({ action }, { header, body, footer, ...more });
}

/** An action that says its name again. */
function named(name: string, more: Members = {}): Rule {
	return object({ name: word(name) }, more);
}

function notTaken(_header: unknown, path: Path) {
	return violation([...path, "type"], "is of no header that is taken here");
}

const buttons = all(
	list(
		byType({
			reply: object({
				reply: object({
					id: text(limits.buttonId),
					title: text(limits.buttonTitle),
				}),
			}),
		}),
		{ noun: "buttons", most: limits.buttons },
	),
	uniqueInItems("reply", "id"),
	uniqueInItems("reply", "title"),
);

const linkAction: Rule = all(
	named("cta_url"),
	object({
		parameters: object({
			display_text: text(limits.buttonTitle),
			url: webAddress,
		}),
	}),
);

const addressAction = all(
	named("address_message"),
	object({
		parameters: object(
			{ country: textLike(/^[A-Z]{2}$/, "is not a country like IN") },
			{
				values: object({}),
				saved_addresses: list(object({ id: text(), value: object({}) }), {
					noun: "addresses",
				}),
				validation_errors: object({}),
			},
		),
	}),
);

const orderStatusAction = all(
	named("review_order"),
	object({
		parameters: object({
			reference_id: text(),
			order: object({ status: text() }, { description: text() }),
		}),
	}),
);

/** Interactive messages, by their own type. */
export const interactive: Rule = byType({
	button: framed(object({ buttons })),
	list: framed(listAction, {
		header: headerOfText,
		body: object({ text: text(limits.listBody) }),
	}),
	cta_url: framed(linkAction),
	flow: framed(flowAction),
	product: bodiless(
		object({ catalog_id: text(), product_retailer_id: text() }),
		{ header: refused("is not taken with a product") },
	),
	product_list: object(
		{ header: headerOfText, body, action: productListAction },
		{ footer },
	),
	catalog_message: framed(
		named("catalog_message", {
			parameters: object({}, { thumbnail_product_retailer_id: text() }),
		}),
	),
	location_request_message: framed(named("send_location")),
	address_message: framed(addressAction),
	carousel: framed(carousel(linkAction, headerOfCard), {
		header: refused("is not taken with a carousel, only with its cards"),
		footer: refused("is not taken with a carousel"),
	}),
	call_permission_request: bodiless(named("call_permission_request")),
	voice_call: framed(
		named("voice_call", {
			parameters: object(
				{},
				{
					display_text: text(limits.buttonTitle),
					ttl_minutes: number({ wholeFrom: 1 }),
					payload: text(),
				},
			),
		}),
	),
	request_contact_info: framed(named("request_contact_info")),
	order_details: framed(
		all(
			named("review_and_pay"),
			object({ parameters: object({ reference_id: text() }) }),
		),
	),
	order_status: framed(orderStatusAction),
});
