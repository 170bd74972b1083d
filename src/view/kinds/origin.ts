import { type Safe, safe } from "../safe.ts";
import { joined, named } from "./picture.ts";
import { at, textAt } from "./read.ts";

/** Whether a message was passed on from another chat. */
export function forwarding(message: unknown): Safe | undefined {
	if (at(message, "context", "frequently_forwarded") === true) {
		return safe`forwarded many times`;
	}
	return at(message, "context", "forwarded") === true
		? safe`forwarded`
		: undefined;
}

/** What made a person write: an ad or a post, a product of a catalogue. */
export function origin(message: unknown): (string | undefined)[] {
	const source = textAt(message, "referral", "source_type");
	const headline = textAt(message, "referral", "headline");
	const url = textAt(message, "referral", "source_url");
	const product = [
		"context",
		"referred_product",
		"product_retailer_id",
	] as const;
	return [
		named("from", joined(" ", source, headline && `"${headline}"`, url)),
		named("about product", textAt(message, ...product)),
	];
}
