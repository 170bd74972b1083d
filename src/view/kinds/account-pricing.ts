import { templateCategories } from "../../webhook/meanings/templates.ts";
import type { Passage } from "../passage.ts";
import { join, type Safe, safe, vouch } from "../safe.ts";
import type { Piece } from "./piece.ts";
import { figure, labelled } from "./told.ts";
import { sentence, word } from "./word.ts";

/** How much was sent, of what, where, and for which month that counts. */
export function volumeTier(info: Piece, now: number): Passage[] {
	const category = word(info, "pricing_category", templateCategories);
	const messages = info.as("tier", volume);
	const month = info.as("effective_month", monthOf);
	const updated = info.time("tier_update_time", now);
	const said = [
		messages && safe`${messages} messages`,
		category && safe`category ${category.text}`,
		month && safe`for ${month}`,
		updated && safe`since ${updated}`,
	].filter((each) => each !== undefined);
	return [
		...sentence(said.length > 0 ? join(said, safe`, `) : undefined),
		...labelled(safe`region`, info.text("region")),
	];
}

function monthOf(value: unknown): Safe | undefined {
	return typeof value === "string" && /^\d{4}-\d\d$/.test(value)
		? vouch(value)
		: undefined;
}

/** `25000001:50000000` as `25,000,001 to 50,000,000`. */
function volume(tier: unknown): Safe | undefined {
	const range = /^(\d{1,15}):(\d{1,15})$/.exec(String(tier));
	if (typeof tier !== "string" || range === null) return undefined;
	const [, from, to] = range.map(Number);
	return from === undefined || to === undefined
		? undefined
		: safe`${figure(from)} to ${figure(to)}`;
}

/** From when the international rate of authentication messages applies, and where from another day. */
export function internationalRates(info: Piece, now: number): Passage[] {
	const start = info.time("start_time", now);
	return [
		...sentence(start && safe`It applies from ${start}.`),
		...info.pieces("exception_countries").flatMap((exception) => {
			const code = country(exception, "country_code");
			const from = exception.time("start_time", now);
			return [
				...sentence(
					code &&
						(from
							? safe`in ${code} from ${from}`
							: safe`in ${code} from another day`),
				),
				...sentence(code ? undefined : from && safe`an exception from ${from}`),
			];
		}),
	];
}

/** A country by its two letters; anything else is left for the tree. */
export function country(piece: Piece, key: string): Safe | undefined {
	return piece.as(key, (value) =>
		typeof value === "string" && /^[A-Z]{2}$/.test(value)
			? vouch(value)
			: undefined,
	);
}
