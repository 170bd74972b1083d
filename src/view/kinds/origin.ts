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
	const words = textAt(message, "referral", "body");
	const greeting = textAt(message, "referral", "welcome_message", "text");
	const url = textAt(message, "referral", "source_url");
	const product = [
		"context",
		"referred_product",
		"product_retailer_id",
	] as const;
	return [
		named(
			"from",
			joined(" ", source, inQuotes(headline), inQuotes(words), url),
		),
		named("greeted with", inQuotes(greeting)),
		named("about product", textAt(message, ...product)),
	];
}

function inQuotes(text: string | undefined): string | undefined {
	return text && `"${text}"`;
}
