import { type Safe, safe } from "../safe.ts";
import { joined, named } from "./picture.ts";
import type { Piece } from "./piece.ts";
import { hostOf, webAddress } from "./read.ts";

/** Whether a message was passed on from another chat. */
export function forwarding(message: Piece): Safe | undefined {
	if (!message.has("context")) return undefined;
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
	const product = message.piece("context").piece("referred_product");
	return [
		...(message.has("context") ? fromProduct(product) : []),
		...(message.has("referral") ? fromAd(message.piece("referral")) : []),
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
	const page = referral.as("source_url", webAddress);
	const type = referral.text("media_type");
	const files = filesOf(referral);
	const isNamed =
		type !== undefined && files.some((file) => file.includes(type));
	const greeting = referral.piece("welcome_message").text("text");
	return [
		named("from", source),
		page,
		inQuotes(referral.text("headline")),
		inQuotes(referral.text("body")),
		named("greeted with", inQuotes(greeting)),
		named("ref", referral.text("ref")),
		clickId("click id", referral),
		isNamed ? undefined : named("with", type),
		...files,
	];
}

/** The id of an ad's click, which is long and for machines: where it is usual, by its beginning. */
export function clickId(name: string, piece: Piece): string | undefined {
	const id = piece.text("ctwa_clid");
	const isUsual = id !== undefined && /^[\w-]{40,400}$/.test(id);
	return named(
		name,
		isUsual ? `${id.slice(0, 12)}... (${id.length} characters)` : id,
	);
}

/** `image, thumbnail at scontent.xx.fbcdn.net`: the addresses are long. */
function filesOf(referral: Piece): string[] {
	const hosts = new Map<string, string[]>();
	for (const name of ["image", "video", "thumbnail"]) {
		const url = referral.as(`${name}_url`, webAddress);
		if (url === undefined) continue;
		const host = hostOf(url);
		hosts.set(host, [...(hosts.get(host) ?? []), name]);
	}
	return [...hosts].map(([host, names]) => `${names.join(", ")} at ${host}`);
}

function inQuotes(text: string | undefined): string | undefined {
	return text && `"${text}"`;
}
