import type { Finding } from "../finding.ts";
import { diagnoseAbsence } from "./absence.ts";
import { diagnoseAnswer } from "./answer.ts";
import { findCrash } from "./crash.ts";
import { diagnoseEcho } from "./echo.ts";
import { diagnoseFailure } from "./failure.ts";
import {
	type HandshakeObservation,
	type HandshakeVisit,
	visitOf,
} from "./observation.ts";
import { findObstacle } from "./obstacle.ts";
import { outcomeOf } from "./outcome.ts";
import { diagnoseRedirect } from "./redirect.ts";
import { diagnoseRefusal } from "./refusal.ts";
import { diagnoseMissing } from "./routing.ts";

/**
 * What the handshakes say together, the root cause first; a healthy target gives nothing but `ok`. Where the address is known to
 * be at fault, that nothing could be reached is no fault of its own.
 */
export function diagnoseHandshake(
	observation: HandshakeObservation,
	known: { readonly isAddressAtFault?: boolean } = {},
): readonly Finding[] {
	const crash = findCrash(observation);
	if (crash === undefined) return diagnoseLiving(observation, known);
	const { finding, before } = crash;
	const rest = notChecked("the rest not checked: the app is gone");
	if (before.visits.length === 0) return [finding, rest];
	// What else is not as it might be shows once the app survives.
	const told = diagnoseLiving(before, known);
	return [finding, ...told.filter(({ level }) => level !== "warn"), rest];
}

function diagnoseLiving(
	observation: HandshakeObservation,
	known: { readonly isAddressAtFault?: boolean },
): readonly Finding[] {
	const first =
		visitOf(observation, "plain") ?? visitOf(observation, "wrong-token");
	if (first === undefined) {
		return [notChecked("handshake not checked: stopped before an answer came")];
	}
	if (!first.reply.ok) {
		return known.isAddressAtFault
			? [notChecked("handshake not checked: the address can't be reached")]
			: diagnoseAbsence(observation, first.reply);
	}
	if (outcomeOf(first) === "echoed") return diagnoseEcho(observation, first);

	const obstacle = findObstacle(observation, first);
	return obstacle ? [obstacle] : diagnoseOther(observation, first);
}

function diagnoseOther(
	observation: HandshakeObservation,
	first: HandshakeVisit,
): readonly Finding[] {
	switch (outcomeOf(first)) {
		case "redirected":
			return [diagnoseRedirect(observation, first)];
		case "missing":
			return [diagnoseMissing(observation, first)];
		case "failed":
			return [diagnoseFailure(observation, first)];
		case "refused":
			return diagnoseRefusal(observation, first);
		default:
			return diagnoseAnswer(observation, first);
	}
}

function notChecked(title: string): Finding {
	return { code: "handshake-not-checked", level: "skip", title };
}
