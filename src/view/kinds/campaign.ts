import type { WebhookEvent } from "../../webhook/event.ts";
import {
	campaignPauses,
	campaignStatuses,
} from "../../webhook/meanings/business.ts";
import type { Passage } from "../passage.ts";
import { safe } from "../safe.ts";
import { named, type Picture } from "./picture.ts";
import { Piece } from "./piece.ts";
import { labelled, subject } from "./told.ts";
import { change, explained, known, meaning, word } from "./word.ts";

/** A campaign of marketing messages: from which state to which, and why. */
export function campaignStatus({ value }: WebhookEvent): Picture {
	const campaign = new Piece(value);
	const before = word(campaign, "old_status", campaignStatuses);
	const after = word(campaign, "new_status", campaignStatuses);
	const id = campaign.text("campaign_id");
	return {
		outcome: change(before, after),
		subject: subject(campaign, "campaign_name"),
		body: [
			...meaning(after),
			...pauses(campaign),
			...labelled(safe`reason`, campaign.text("complete_reason")),
			...campaign.rest(),
		],
		small: [named("campaign", id)],
	};
}

function pauses(campaign: Piece): Passage[] {
	const reasons = campaign.as("paused_reasons", (value) =>
		Array.isArray(value) && value.every((each) => typeof each === "string")
			? value
			: undefined,
	);
	return (reasons ?? []).flatMap((reason) => {
		const meant = known(reason, campaignPauses);
		return meant ? explained(meant) : labelled(safe`reason`, reason);
	});
}
