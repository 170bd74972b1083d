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
		small: [
			...(said?.small ?? []),
			...counting(conversation, said?.category, now),
		],
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
	const isKnown = category !== undefined && categories.has(category);
	const words = [
		isKnown ? vouch(category) : undefined,
		isFree ? (reason ? safe`free (${reason})` : safe`free`) : undefined,
		billable && !isFree ? safe`billable` : undefined,
		models.get(model ?? ""),
	].filter((word) => word !== undefined);
	return {
		isSaid: (category ?? type ?? billable) !== undefined,
		category,
		facts: words.length > 0 ? [join(words, safe`, `)] : [],
		small: [
			isKnown ? undefined : named("charged as", category),
			type === "regular" || reason ? undefined : named("charged", type),
			model === "PMP" || models.has(model ?? "")
				? undefined
				: named("pricing model", model),
		],
	};
}

/** The conversation, where it says more than the price does: until when it is open, or another origin. */
function counting(
	conversation: Piece,
	category: string | undefined,
	now: number,
): (string | undefined)[] {
	const origin = conversation.piece("origin").text("type");
	const end = conversation.as("expiration_timestamp", (time) =>
		deadline(time, now),
	);
	return [
		end &&
			(end.isOver
				? safe`conversation was open until ${end.at}`
				: safe`conversation open until ${end.at}`),
		origin === category ? undefined : named("conversation", origin),
	];
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

const categories: ReadonlySet<string> = new Set([
	"authentication",
	"authentication-international",
	"authentication_international",
	"marketing",
	"marketing_lite",
	"utility",
	"service",
	"referral_conversion",
	"business_initiated",
	"user_initiated",
	"group_marketing",
	"group_utility",
	"group_service",
]);
