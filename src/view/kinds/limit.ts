import { messagingTiers } from "../../webhook/meanings/numbers.ts";
import { type Safe, safe, vouch } from "../safe.ts";
import type { Piece } from "./piece.ts";
import { figure } from "./told.ts";

/** A limit on how many customers can be written to: `TIER_10K: 10,000 customers a day`; any other value is left for the tree. */
export function limit(piece: Piece, key: string): Safe | undefined {
	return piece.as(key, customers);
}

/** Meta writes it as a name or as a number, of which -1 has no end. */
function customers(value: unknown): Safe | undefined {
	if (typeof value === "number") return perDay(value);
	if (typeof value !== "string") return undefined;
	if (/^(?:-1|\d{1,12})$/.test(value)) return perDay(Number(value));
	if (value === "TIER_NOT_SET") return safe`TIER_NOT_SET: no limit set yet`;
	const number = messagingTiers.get(value);
	const most = number === undefined ? undefined : perDay(number);
	return most && safe`${vouch(value)}: ${most}`;
}

function perDay(number: number): Safe | undefined {
	if (number === -1) return safe`-1: ${unlimited}`;
	if (number === Number.POSITIVE_INFINITY) return unlimited;
	return Number.isInteger(number) && number >= 0
		? safe`${figure(number)} customers a day`
		: undefined;
}

/** What a limit without an end says. */
export const unlimited = safe`as many customers a day as you like`;
