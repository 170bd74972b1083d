import type { WebhookEvent } from "../../webhook/event.ts";
import {
	accountEvents,
	certificationRejections,
	certificationStatuses,
	disconnections,
	initiators,
	restrictions,
	violations,
} from "../../webhook/meanings/account.ts";
import type { Span } from "../layout.ts";
import type { Passage } from "../passage.ts";
import { join, type Safe, safe, vouch } from "../safe.ts";
import { banOf } from "./account-ban.ts";
import { country, internationalRates, volumeTier } from "./account-pricing.ts";
import { named, type Picture } from "./picture.ts";
import { Piece } from "./piece.ts";
import { id, labelled, phone, texts } from "./told.ts";
import { deadline } from "./when.ts";
import {
	explained,
	known,
	meaning,
	sentence,
	type Word,
	word,
} from "./word.ts";

/** What happened to an account, with all that the event says about it: until when, why, who, and what to do. */
export function accountUpdate(
	{ value, wabaId }: WebhookEvent,
	now: number,
): Picture {
	const update = new Piece(value);
	const event = word(update, "event", accountEvents);
	const number = phone(update, "phone_number");
	const ban = banOf(update.piece("ban_info"), now);
	const broken = update.piece("violation_info");
	const type = word(broken, "violation_type", violations);
	const isOver = type?.tone === "good";
	const body = [
		...(ban.state || isOver ? [] : meaning(event)),
		...ban.body,
		...update
			.pieces("restriction_info")
			.flatMap((each) => restriction(each, now)),
		...violation(broken, type),
		...disconnection(update.piece("disconnection_info")),
		...certification(update),
		...volumeTier(update.piece("volume_tier_info"), now),
		...internationalRates(
			update.piece("auth_international_rate_eligibility"),
			now,
		),
		...sentence(prefixed(safe`country`, country(update, "country"))),
		...parties(update.piece("waba_info")),
	];
	const isOfClient = new Piece(value).piece("waba_info").left() !== undefined;
	return {
		number,
		outcome: event && outcomeOf(event, ban.state, type),
		body: [...body, ...update.rest()],
		// Where the value names the account, the entry's id is that of the partner.
		small: [isOfClient ? undefined : named("WABA", wabaId)],
	};
}

/** Whether it is good or bad is told by the ban's state, or by what was violated, where they are known. */
function outcomeOf(event: Word, state?: Word, violated?: Word): Span {
	const { tone } = state ?? violated ?? event;
	const text = state ? safe`${event.text}: ${state.text}` : event.text;
	return { text, tone };
}

function restriction(info: Piece, now: number): Passage[] {
	const type = word(info, "restriction_type", restrictions);
	const end = info.as("expiration", (time) => deadline(time, now));
	return [
		...explained(type),
		...sentence(
			end && (end.isOver ? safe`ended ${end.at}` : safe`until ${end.at}`),
		),
		...labelled(safe`what to do`, info.text("remediation")),
	];
}

function violation(info: Piece, type: Word | undefined): Passage[] {
	return [
		...explained(type),
		...labelled(
			safe`violation`,
			type ? undefined : info.text("violation_type"),
		),
		...labelled(safe`what to do`, info.text("remediation")),
	];
}

function disconnection(info: Piece): Passage[] {
	const by = word(info, "initiated_by", initiators);
	return [
		...explained(word(info, "reason", disconnections)),
		...sentence(by && safe`ended by ${vouch(by.says)} (${by.text})`),
	];
}

function certification(update: Piece): Passage[] {
	const info = update.piece("partner_client_certification_info");
	const needed = update.piece("partner_client_certification_needed_info");
	const client =
		id(info, "client_business_id") ?? id(needed, "client_business_id");
	return [
		...explained(word(info, "status", certificationStatuses)),
		...rejections(info),
		...sentence(prefixed(safe`business`, client)),
	];
}

/** The reasons that are known as what they mean, any other as it came; what is no list of words is left for the tree. */
function rejections(info: Piece): Passage[] {
	const reasons = info.as("rejection_reasons", (value) =>
		Array.isArray(value) && value.every((each) => typeof each === "string")
			? value
			: undefined,
	);
	return (reasons ?? []).flatMap((reason) => {
		const meant = known(reason, certificationRejections);
		if (meant === undefined) return labelled(safe`reason`, reason);
		return meant.says === "" ? [] : explained(meant);
	});
}

function parties(info: Piece): Passage[] {
	const named: readonly (readonly [Safe, string])[] = [
		[safe`WABA`, "waba_id"],
		[safe`of business`, "owner_business_id"],
		[safe`app`, "partner_app_id"],
		[safe`solution`, "solution_id"],
		[safe`ad account`, "ad_account_linked"],
		[safe`ad account`, "ad_account_id"],
	];
	const said = named
		.map(([name, key]) => prefixed(name, id(info, key)))
		.filter((each) => each !== undefined);
	return [
		...sentence(said.length > 0 ? join(said, safe`, `) : undefined),
		...labelled(
			safe`partners of the solution`,
			texts(info, "solution_partner_business_ids"),
		),
	];
}

function prefixed(name: Safe, text: Safe | undefined): Safe | undefined {
	return text && safe`${name} ${text}`;
}
