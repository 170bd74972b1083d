import { type Safe, safe } from "../safe.ts";
import { joined, named } from "./picture.ts";
import type { Piece } from "./piece.ts";
import { webAddress } from "./read.ts";

/** Whether a message was passed on from another chat. */
export function forwarding(message: Piece): Safe | undefined {
	// Which message it answers is told for all events alike.
	const context = message
		.piece("context")
		.skip("id", "from", "from_user_id", "message_id");
	const isForwarded = context.flag("forwarded");
	if (context.flag("frequently_forwarded")) return safe`forwarded many times`;
	return isForwarded ? safe`forwarded` : undefined;
}

/** What made a person write: an ad or a post, a product of a catalogue. */
export function origin(message: Piece): (string | undefined)[] {
	return [
		...fromProduct(message.piece("context").piece("referred_product")),
		...fromAd(message.piece("referral")),
	];
}

function fromProduct(product: Piece): (string | undefined)[] {
	return [
		named("about product", product.text("product_retailer_id")),
		named("catalogue", product.text("catalog_id")),
	];
}

function fromAd(referral: Piece): (string | undefined)[] {
	const source = joined(
		" ",
		referral.text("source_type"),
		referral.text("source_id"),
	);
	const pages = ["source_url", "image_url", "video_url"].map((key) =>
		referral.as(key, webAddress),
	);
	referral.skip("media_type", "thumbnail_url");
	const greeting = referral.piece("welcome_message").text("text");
	return [
		named("from", source),
		pages.find(Boolean),
		inQuotes(referral.text("headline")),
		inQuotes(referral.text("body")),
		named("greeted with", inQuotes(greeting)),
		named("ref", referral.text("ref")),
		named("click id", referral.text("ctwa_clid")),
	];
}

function inQuotes(text: string | undefined): string | undefined {
	return text && `"${text}"`;
}
