import { pricingCategories } from "../../webhook/meanings/pricing.ts";
import { join, type Safe, safe, vouch } from "../safe.ts";
import { named, type Picture } from "./picture.ts";
import type { Piece } from "./piece.ts";
import { deadline } from "./when.ts";

/** What a message is charged as, whether it is free and why, and the conversation that it counts to. */
export function charge(
	status: Piece,
	now: number,
): Required<Pick<Picture, "facts" | "remarks" | "small">> {
	const conversation = status.piece("conversation").skip("id");
	const prices = [status.piece("pricing"), conversation.piece("pricing")];
	const [own, inner] = prices.map(price);
	const said = own?.isSaid ? own : inner;
	return {
		facts: said?.facts ?? [],
		remarks: [openness(conversation, now)],
		small: [...(said?.small ?? []), origin(conversation, said?.category)],
	};
}

interface Price {
	readonly isSaid: boolean;
	readonly category: string | undefined;
	readonly facts: readonly Safe[];
	readonly small: readonly (string | undefined)[];
}

/** `marketing, billable`; `service, free (customer service window)`. Only words that Meta documents count as ours. */
function price(pricing: Piece): Price {
	const category = pricing.text("category");
	const type = pricing.text("type");
	const model = pricing.text("pricing_model");
	const billable = pricing.flag("billable");
	const reason = type === undefined ? undefined : reasons.get(type);
	const isFree = billable === false || type?.startsWith("free_") === true;
	const known = nameOf(category);
	const words = [
		known,
		isFree ? (reason ? safe`free (${reason})` : safe`free`) : undefined,
		billable && !isFree ? safe`billable` : undefined,
		models.get(model ?? ""),
	].filter((word) => word !== undefined);
	return {
		isSaid: (category ?? type ?? billable) !== undefined,
		category,
		facts: words.length > 0 ? [join(words, safe`, `)] : [],
		small: [
			known ? undefined : named("charged as", category),
			type === "regular" || reason ? undefined : named("charged", type),
			model === "PMP" || models.has(model ?? "")
				? undefined
				: named("pricing model", model),
		],
	};
}

/** A category in words, with its name: `utility in a group (group_utility)`; undefined for one that is not known. */
function nameOf(category = ""): Safe | undefined {
	const words = pricingCategories.get(category);
	if (words === undefined) return undefined;
	return words === ""
		? vouch(category)
		: safe`${vouch(words)} (${vouch(category)})`;
}

/** Until when the conversation is open. */
function openness(conversation: Piece, now: number): Safe | undefined {
	const end = conversation.as("expiration_timestamp", (time) =>
		deadline(time, now),
	);
	if (end === undefined) return undefined;
	return end.isOver
		? safe`conversation was open until ${end.at}`
		: safe`conversation open until ${end.at}`;
}

/** What began the conversation, where it is not what the message is charged as. */
function origin(conversation: Piece, category?: string): string | undefined {
	const type = conversation.piece("origin").text("type");
	return type === category ? undefined : named("conversation", type);
}

const reasons: ReadonlyMap<string, Safe> = new Map([
	["free_customer_service", safe`customer service window`],
	["free_entry_point", safe`entry point`],
]);

/** Each message by itself, `PMP`, is what holds today. */
const models: ReadonlyMap<string, Safe> = new Map([
	["CBP", safe`per conversation`],
	["NBP", safe`per notification`],
]);
