import { banStates } from "../../webhook/meanings/account.ts";
import type { OurPassage } from "../passage.ts";
import { type Safe, safe } from "../safe.ts";
import type { Piece } from "./piece.ts";
import { sentence, type Word, word } from "./word.ts";
import { writtenDay } from "./written-day.ts";

/** A ban that is planned, holds or was lifted. */
export interface Ban {
	/** Undefined where it is not said which. */
	readonly state: Word | undefined;
	readonly body: readonly OurPassage[];
}

/** What is said of an account's ban: which of the three it is, what its day is the day of, and where to appeal. */
export function banOf(info: Piece, now: number): Ban {
	const state = word(info, "waba_ban_state", banStates);
	const day = info.as("waba_ban_date", (value) => writtenDay(value, now));
	const says = sentences.get(state?.text.toUpperCase() ?? "");
	return {
		state,
		body: sentence(says?.(day) ?? (day && safe`The ban's date is ${day}.`)),
	};
}

const sentences: ReadonlyMap<string, (day: Safe | undefined) => Safe> = new Map(
	[
		[
			"SCHEDULE_FOR_DISABLE",
			(day) =>
				safe`The account is to be disabled${on(day)}: nothing can be sent or received then. Appeal in Business Support Home (business.facebook.com/business-support-home).`,
		],
		[
			"DISABLE",
			(day) =>
				safe`The account was disabled${on(day)}: nothing can be sent or received. Appeal in Business Support Home (business.facebook.com/business-support-home).`,
		],
		[
			"REINSTATE",
			(day) =>
				safe`The ban${day ? safe` (${day})` : safe``} is lifted: the account can send and receive again.`,
		],
	],
);

function on(day: Safe | undefined): Safe {
	return day ? safe` on ${day}` : safe``;
}
