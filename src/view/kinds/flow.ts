import type { WebhookEvent } from "../../webhook/event.ts";
import {
	flowAlerts,
	flowErrors,
	flowStatuses,
} from "../../webhook/meanings/flows.ts";
import type { Passage } from "../passage.ts";
import { join, type Safe, safe, vouch } from "../safe.ts";
import { joined, named, type Picture, passage } from "./picture.ts";
import { Piece } from "./piece.ts";
import { count, figure } from "./told.ts";
import { change, meaning, sentence, word } from "./word.ts";

/** How a Flow is: from which state to which, or what is measured of it and against which threshold. */
export function flow({ kind, value }: WebhookEvent): Picture {
	const update = new Piece(value);
	if (kind !== "flow.unknown") update.text("event");
	const flowId = update.text("flow_id");
	const before = word(update, "old_status", flowStatuses);
	const after = word(update, "new_status", flowStatuses);
	const alert = word(update, "alert_state", flowAlerts);
	return {
		outcome:
			change(before, after) ??
			(alert && { ...alert, text: safe`alert ${alert.text}` }),
		body: [
			...meaning(after),
			...measured(update, kind),
			...meaning(alert),
			...update.pieces("errors").flatMap(failure),
			...passage(update.text("message")),
			...passage(update.text("warning")),
			...update.rest(),
		],
		small: [named("flow", flowId)],
	};
}

function measured(update: Piece, kind: string): Passage[] {
	const unit = kind === "flow.endpoint_latency" ? safe` ms` : safe` %`;
	const requests = update.number("requests_count");
	const said = [
		quantity(safe`error rate`, update.number("error_rate"), safe` %`),
		quantity(safe`half within`, update.number("p50_latency"), safe` ms`),
		quantity(safe`nine of ten within`, update.number("p90_latency"), safe` ms`),
		quantity(safe`available`, update.number("availability"), safe` %`),
		quantity(safe`threshold`, update.number("threshold"), unit),
		requests === undefined
			? undefined
			: count(requests, safe`request`, safe`requests`),
	].filter((each) => each !== undefined);
	return sentence(said.length > 0 ? join(said, safe`, `) : undefined);
}

function quantity(
	name: Safe,
	number: number | undefined,
	unit: Safe,
): Safe | undefined {
	return number === undefined
		? undefined
		: safe`${name} ${figure(number)}${unit}`;
}

/** `2 times, 66.66 %: TIMEOUT: the endpoint took longer than 10 seconds.` */
function failure(error: Piece): Passage[] {
	const times = error.number("error_count");
	const rate = error.number("error_rate");
	const said = [
		times === undefined ? undefined : count(times, safe`time`, safe`times`),
		rate === undefined ? undefined : safe`${figure(rate)} %`,
	].filter((each) => each !== undefined);
	const amount = said.length > 0 ? join(said, safe`, `) : undefined;
	const known = word(error, "error_type", flowErrors);
	if (known !== undefined) {
		const before = amount ? safe`${amount}: ` : safe``;
		return sentence(safe`${before}${known.text}: ${vouch(known.says)}`, "bad");
	}
	const type = error.text("error_type");
	if (type === undefined) return sentence(amount, "bad");
	return [{ text: joined(": ", amount, type), tone: "bad" }];
}
