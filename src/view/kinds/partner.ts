import type { WebhookEvent } from "../../webhook/event.ts";
import {
	configurationStatuses,
	paymentProviders,
	solutionEvents,
	solutionStatuses,
} from "../../webhook/meanings/partners.ts";
import { safe } from "../safe.ts";
import { named, type Picture } from "./picture.ts";
import { Piece } from "./piece.ts";
import { labelled, subject } from "./told.ts";
import { explained, meaning, sentence, word } from "./word.ts";

/** A solution of several partners: how it stands. */
export function partnerSolution({ value }: WebhookEvent): Picture {
	const solution = new Piece(value);
	const id = solution.text("solution_id");
	const event = word(solution, "event", solutionEvents);
	const status = word(solution, "solution_status", solutionStatuses);
	return {
		outcome: status ?? event,
		body: [
			...(status ? explained(event) : []),
			...meaning(status),
			...solution.rest(),
		],
		small: [named("solution", id)],
	};
}

/** A set-up of payments: whether payments can be taken with it. */
export function paymentConfiguration(
	{ value }: WebhookEvent,
	now: number,
): Picture {
	const configuration = new Piece(value);
	const outcome = word(configuration, "status", configurationStatuses);
	const provider = word(configuration, "provider_name", paymentProviders);
	const created = configuration.time("created_timestamp", now);
	const updated = configuration.time("updated_timestamp", now);
	return {
		outcome,
		subject: subject(configuration, "configuration_name"),
		body: [
			...meaning(outcome),
			...sentence(provider && safe`provider ${provider.text}`),
			...labelled(safe`merchant`, configuration.text("provider_mid")),
			...configuration.rest(),
		],
		remarks: [
			created && safe`created ${created}`,
			updated && safe`updated ${updated}`,
		],
	};
}
