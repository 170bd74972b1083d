import type { WebhookEvent } from "../../webhook/event.ts";
import {
	alertStatuses,
	alertTypes,
	entityTypes,
	reviewDecisions,
	severities,
} from "../../webhook/meanings/account.ts";
import { join, safe, vouch } from "../safe.ts";
import { named, type Picture, passage } from "./picture.ts";
import { Piece } from "./piece.ts";
import { id } from "./told.ts";
import { meaning, sentence, word } from "./word.ts";

/** Something about an account, a number or a profile that wants to be looked at. */
export function accountAlert({ value }: WebhookEvent): Picture {
	const alert = new Piece(value);
	const info = alert.piece("alert_info");
	const outcome = word(info, "alert_type", alertTypes);
	const severity = word(info, "alert_severity", severities);
	const status = word(info, "alert_status", alertStatuses);
	const description = info.text("alert_description");
	const type = word(alert, "entity_type", entityTypes);
	const entity = id(alert, "entity_id");
	const about = [
		severity && safe`${vouch(severity.says)} (severity ${severity.text})`,
		status && safe`${vouch(status.says)} (status ${status.text})`,
		entity && (type ? safe`${vouch(type.says)} ${entity}` : safe`id ${entity}`),
		entity ? undefined : type?.text,
	].filter((each) => each !== undefined);
	return {
		outcome,
		body: [
			...meaning(outcome),
			...sentence(about.length > 0 ? join(about, safe`, `) : undefined),
			...passage(description),
			...alert.rest(),
		],
	};
}

/** What came of the review of an account. */
export function accountReview({ value, wabaId }: WebhookEvent): Picture {
	const review = new Piece(value);
	const outcome = word(review, "decision", reviewDecisions);
	return {
		outcome,
		body: [...meaning(outcome), ...review.rest()],
		small: [named("WABA", wabaId)],
	};
}
