import type { WebhookEvent } from "../../webhook/event.ts";
import { businessEvents } from "../../webhook/meanings/business.ts";
import { usernameStatuses } from "../../webhook/meanings/numbers.ts";
import type { Passage } from "../passage.ts";
import { type Safe, safe } from "../safe.ts";
import { limit, unlimited } from "./limit.ts";
import { named, type Picture } from "./picture.ts";
import { Piece } from "./piece.ts";
import { figure, id, phone, subject } from "./told.ts";
import { undescribed } from "./undescribed.ts";
import { meaning, sentence, word } from "./word.ts";

/** How much a business may do now: customers a day, numbers. */
export function businessCapability({ value, wabaId }: WebhookEvent): Picture {
	const limits = new Piece(value);
	const business = limit(limits, "max_daily_conversations_per_business");
	const number = limit(limits, "max_daily_conversation_per_phone");
	const most = business ?? number;
	const isEndless = most === undefined || most.includes(unlimited);
	return {
		outcome: most && { text: most, tone: "accent" },
		body: [
			...sentence(business && safe`All numbers of the business share this.`),
			...sentence(number && safe`${number}, for each number`),
			...numbers(limits, "max_phone_numbers_per_business", safe`business`),
			...numbers(limits, "max_phone_numbers_per_waba", safe`WABA`),
			...sentence(isEndless ? undefined : higher),
			...limits.rest(),
		],
		small: [named("WABA", wabaId)],
	};
}

const higher = safe`It rises when the business is verified, and with messages that customers take well.`;

function numbers(limits: Piece, key: string, owner: Safe): Passage[] {
	const most = limits.number(key);
	return sentence(
		most === undefined
			? undefined
			: safe`${figure(most)} phone numbers for the ${owner}`,
	);
}

/** A username of a business number: to be seen, kept, or gone. */
export function businessUsername({ value }: WebhookEvent): Picture {
	const update = new Piece(value);
	const outcome = word(update, "status", usernameStatuses);
	const number = phone(update, "display_phone_number");
	return {
		number,
		outcome,
		subject: subject(update, "username"),
		body: [...meaning(outcome), ...update.rest()],
	};
}

/** Something about a business portfolio: that somebody may have got into it. */
export function businessStatus({ value }: WebhookEvent): Picture {
	const update = new Piece(value);
	const outcome = word(update, "event", businessEvents);
	const business = id(update, "business_id");
	return {
		outcome,
		body: [...(outcome ? meaning(outcome) : undescribed()), ...update.rest()],
		remarks: [business && safe`business portfolio ${business}`],
	};
}
