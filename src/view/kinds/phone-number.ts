import type { WebhookEvent } from "../../webhook/event.ts";
import {
	nameDecisions,
	nameRejections,
	qualityEvents,
	securityEvents,
} from "../../webhook/meanings/numbers.ts";
import type { Passage } from "../passage.ts";
import { safe } from "../safe.ts";
import { limit } from "./limit.ts";
import type { Picture } from "./picture.ts";
import { Piece } from "./piece.ts";
import { id, phone, subject } from "./told.ts";
import { explained, meaning, sentence, word } from "./word.ts";

/** Whether a display name was accepted, and why not. */
export function phoneNumberName({ value }: WebhookEvent): Picture {
	const review = new Piece(value);
	const outcome = word(review, "decision", nameDecisions);
	const reason = word(review, "rejection_reason", nameRejections);
	return drawn(
		review,
		outcome,
		[...(reason?.says ? explained(reason) : []), ...meaning(outcome)],
		subject(review, "requested_verified_name"),
	);
}

/** Another limit of a number, or what may bring one. */
export function phoneNumberQuality({ value }: WebhookEvent): Picture {
	const update = new Piece(value);
	const outcome = word(update, "event", qualityEvents);
	const business = limit(update, "max_daily_conversations_per_business");
	const current = limit(update, "current_limit");
	const before = limit(update, "old_limit");
	return drawn(update, outcome, [
		...meaning(outcome),
		...sentence(business && safe`${business}, for all numbers of the business`),
		...sentence(current && safe`this number now ${current}`),
		...sentence(before && safe`this number before ${before}`),
	]);
}

/** What happened to the PIN of a number. */
export function phoneNumberSecurity({ value }: WebhookEvent): Picture {
	const update = new Piece(value);
	const outcome = word(update, "event", securityEvents);
	const requester = id(update, "requester");
	return drawn(update, outcome, [
		...meaning(outcome),
		...sentence(
			requester && safe`asked for by Meta Business Suite user ${requester}`,
		),
	]);
}

function drawn(
	piece: Piece,
	outcome: Picture["outcome"],
	body: readonly Passage[],
	about?: string,
): Picture {
	const number = phone(piece, "display_phone_number");
	return {
		number,
		outcome,
		subject: about,
		body: [...body, ...piece.rest()],
	};
}
