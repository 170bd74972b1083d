import { joined, named } from "./picture.ts";
import { at, textAt } from "./read.ts";

/** How a message came about: passed on from another chat, through an ad or post, about a product of a catalogue. */
export function origin(message: unknown): (string | undefined)[] {
	const referral = ["referral"] as const;
	const source = textAt(message, ...referral, "source_type");
	const headline = textAt(message, ...referral, "headline");
	const url = textAt(message, ...referral, "source_url");
	return [
		forwarding(message),
		named("from", joined(" ", source, headline && `"${headline}"`, url)),
		named(
			"about product",
			textAt(message, "context", "referred_product", "product_retailer_id"),
		),
	];
}

function forwarding(message: unknown): string | undefined {
	if (at(message, "context", "frequently_forwarded") === true)
		return "forwarded many times";
	if (at(message, "context", "forwarded") === true) return "forwarded";
	return undefined;
}
