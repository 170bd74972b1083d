import { looseName, looseObject } from "../../webhook/loose.ts";
import { paymentFailures } from "../../webhook/meanings/payments.ts";
import type { Passage } from "../passage.ts";
import { type Safe, safe, vouch } from "../safe.ts";
import { money } from "./money.ts";
import { inLine, joined, named } from "./picture.ts";
import type { Piece } from "./piece.ts";
import { labelled } from "./told.ts";
import { meaning, sentence, word } from "./word.ts";

/** A payment of an order: how much and by which way, why it failed, by which ids it is found again. */
export function payment(payment: Piece): {
	body: readonly Passage[];
	small: readonly (string | undefined)[];
} {
	const amount = amountOf(
		payment.piece("amount"),
		payment.as("currency", isoCurrency),
	);
	const transaction = payment.piece("transaction");
	const way = wayOf(transaction);
	transaction.skip("created_timestamp", "updated_timestamp");
	transaction.as("status", (name) => statuses.has(name) || undefined);
	return {
		body: [
			...(amount ? sentence(way ? safe`${amount} by ${way}` : amount) : []),
			...problem(transaction.piece("error")),
			...labelled(safe`payment notes`, payment.as("notes", notesOf)),
		],
		small: [
			named("reference", payment.text("reference_id")),
			named("transaction", transaction.text("id")),
			named("at the gateway", transaction.text("pg_transaction_id")),
			named("receipt", payment.text("receipt")),
		],
	};
}

/** What the business wrote to a payment: `key1: value1, key2: value2`; undefined where it is more than a few texts. */
function notesOf(notes: unknown): string | undefined {
	const entries = Object.entries(looseObject(notes));
	const isPlain = entries.every(([, text]) => typeof text === "string");
	if (!isPlain || entries.length === 0 || entries.length > 15) return undefined;
	return inLine(entries.map((entry) => entry.join(": ")).join(", "));
}

/** What the name of the status says as well. */
const statuses: ReadonlySet<unknown> = new Set([
	"success",
	"failed",
	"pending",
]);

/** Amounts come as a whole number and what to divide it by. */
function amountOf(
	amount: Piece,
	currency: string | undefined,
): Safe | undefined {
	const value = amount.number("value");
	const offset = amount.number("offset") ?? 1;
	if (value === undefined || offset === 0) return undefined;
	return money(value / offset, currency);
}

function isoCurrency(value: unknown): string | undefined {
	return typeof value === "string" && /^[A-Z]{3}$/.test(value)
		? value
		: undefined;
}

/** `upi`, `razorpay, card`. */
function wayOf(transaction: Piece): Safe | undefined {
	const type = transaction.as("type", looseName);
	const method = transaction.piece("method").as("type", looseName);
	const names = [...new Set([type, method])].filter(Boolean);
	return names.length === 0 ? undefined : vouch(names.join(", "));
}

function problem(error: Piece): Passage[] {
	const known = word(error, "reason", paymentFailures);
	const text = joined(
		": ",
		error.text("code"),
		known?.text ?? error.text("reason"),
	);
	return [
		...(text === "" ? [] : [{ text, tone: "bad" } as const]),
		...meaning(known),
	];
}
