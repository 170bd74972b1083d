import type { WebhookEvent } from "../../webhook/event.ts";
import { safe } from "../safe.ts";
import { named, type Picture } from "./picture.ts";
import { Piece } from "./piece.ts";
import { sentence } from "./word.ts";

/** A click on a link in a marketing message: where it stands, and by which ids the click is found again. */
export function linkClick({ kind, value }: WebhookEvent): Picture {
	const action = new Piece(value).skip("action_type", "timestamp");
	const click = action.piece("marketing_messages_link_click_data");
	const component = click.text("click_component");
	const where = component === undefined ? undefined : places.get(component);
	const small = [
		where ? undefined : named("component", component),
		named("product", click.text("product_id")),
		named("click id", click.text("click_id")),
		named("tracking token", click.text("tracking_token")),
	];
	const what =
		whatElse.get(kind) ?? where ?? safe`clicked a link in a marketing message`;
	return {
		body: [...sentence(what), ...action.rest()],
		small,
		hint: safe`who clicked is not said: Meta gives the click's ids alone`,
	};
}

const places = new Map([
	["cta", safe`pressed the button of a marketing message`],
	["body", safe`clicked a link in the text of a marketing message`],
]);

const whatElse = new Map([
	[
		"user_action.landing_page_view",
		safe`opened the page behind a link in a marketing message`,
	],
]);
