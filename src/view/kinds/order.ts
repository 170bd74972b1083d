import type { Passage } from "../passage.ts";
import { join, type Safe, safe } from "../safe.ts";
import { money } from "./money.ts";
import { inLine, joined, named, type Picture, passage } from "./picture.ts";
import type { Piece } from "./piece.ts";
import { count, figure } from "./told.ts";
import { sentence } from "./word.ts";

/** An order from a catalogue: its items, what they cost together, what the customer wrote with it. */
export function order(message: Piece): Picture {
	const order = message.piece("order");
	const lines = order.pieces("product_items").map(lineOf);
	return {
		body: [
			...passage(order.text("text")),
			...lines.flatMap(({ said }) => said),
			...(lines.length > 0 ? sentence(total(lines)) : []),
		],
		small: [named("catalogue", order.text("catalog_id"))],
	};
}

interface Line {
	readonly said: Passage[];
	readonly quantity: number;
	readonly currency: string;
	/** Undefined when it can't be told. */
	readonly price: number | undefined;
}

/** `2 x USD 30.00  di9ozbzfi4`: what is counted on here stands before what the shop calls it. */
function lineOf(item: Piece): Line {
	const product = item.text("product_retailer_id");
	const quantity = item.number("quantity");
	const price = item.number("item_price");
	const currency = item.text("currency") ?? "";
	const each = money(price, currency);
	const numbers = joined(
		" ",
		quantity === undefined ? undefined : safe`${figure(quantity)} x`,
		...(each ? [each] : [price?.toString(), currency]),
	);
	return {
		said: passage(inLine(joined("  ", numbers, product))),
		quantity: quantity ?? 1,
		currency,
		price,
	};
}

/** `total USD 85.50 for 3 items`, in each currency where there are several. */
function total(lines: readonly Line[]): Safe {
	const sums = new Map<string, number>();
	let items = 0;
	for (const { quantity, price = Number.NaN, currency } of lines) {
		items += quantity;
		sums.set(currency, (sums.get(currency) ?? 0) + quantity * price);
	}
	const amounts = [...sums]
		.map(([currency, sum]) => money(sum, currency))
		.filter((amount) => amount !== undefined);
	const goods = count(items, safe`item`, safe`items`);
	return amounts.length === sums.size
		? safe`total ${join(amounts, safe` + `)} for ${goods}`
		: safe`${goods}, total unknown`;
}
