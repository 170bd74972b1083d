import type { Party } from "../webhook/event.ts";
import { truncate } from "./measure.ts";
import { type Safe, safe, vouch } from "./safe.ts";
import { clean } from "./text.ts";
import type { Theme } from "./theme.ts";

/** An id by its end, where ids differ: `…MTQ0RgA=`. Of one that is not plain letters, digits and signs nothing is shown but that. */
export function shortId(id: string, theme: Theme): Safe {
	const { ellipsis } = theme.signs;
	if (!/^[!-~]+$/.test(id)) return safe`id with odd characters`;
	return id.length <= 14 ? vouch(id) : safe`${ellipsis}${vouch(id.slice(-8))}`;
}

/** Where a party can be reached: its number, else its user id. Undefined for what is not of the shape Meta gives these. */
export function address(party: Party | undefined): Safe | undefined {
	const phone = party?.phone;
	if (phone !== undefined && /^\+?\d{3,20}$/.test(phone)) {
		return vouch(phone.startsWith("+") ? phone : `+${phone}`);
	}
	const userId = party?.userId;
	if (userId !== undefined && /^[A-Z]{2}\.[\w.]{1,60}$/.test(userId)) {
		return vouch(userId);
	}
	return undefined;
}

/** What a party calls itself; for one without a known address, whatever it has in place of it. */
export function calling(
	party: Party | undefined,
	theme: Theme,
): Safe | undefined {
	if (party === undefined) return undefined;
	const { name, username, phone, userId } = party;
	const fallback = address(party) === undefined ? (phone ?? userId) : undefined;
	const names = [name, username && `@${username.replace(/^@/, "")}`, fallback];
	const said = names
		.filter((it) => it?.trim())
		.join(" ")
		.slice(0, 200);
	return said === ""
		? undefined
		: truncate(clean(said), 40, theme.signs.ellipsis);
}
