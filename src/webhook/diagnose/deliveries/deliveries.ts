import type { Finding } from "../finding.ts";
import { answersOf, seenAnswer } from "./answers.ts";
import { findBan } from "./ban.ts";
import { diagnoseCheck } from "./check.ts";
import { diagnoseContent, diagnoseDeath } from "./content.ts";
import { diagnoseFront } from "./front.ts";
import type { DeliveriesObservation } from "./observation.ts";
import { diagnoseRefusals } from "./refusals.ts";
import { diagnoseStatuses, diagnoseTimes } from "./times.ts";

/** What the answers to deliveries say together: each cause once, the root of them first. Nothing where nothing was tried or skipped. */
export function diagnoseDeliveries(
	observation: DeliveriesObservation,
): readonly Finding[] {
	const [first] = observation.tries;
	const isEnded = first?.reply.ok === false && diagnoseDeath(observation.tries);
	const front = isEnded || diagnoseFront(observation);
	if (front) return [front];
	const { judged: unlimited, limited } =
		findBan(observation) ?? setLimitsAside(observation);
	const death = diagnoseDeath(unlimited.tries);
	const judged = death ? onlyAnswered(unlimited) : unlimited;
	const answers = answersOf(judged);
	const check = diagnoseCheck(judged, answers);
	return [
		...(death ? [death] : []),
		...check,
		...withoutConsequences(diagnoseRefusals(answers), check),
		...diagnoseContent(answers),
		...(limited ? [limited] : []),
		...diagnoseStatuses(answers),
		...diagnoseTimes(judged, answers),
		...unsigned(observation),
	];
}

/** Whoever is asked too often says nothing of what was asked. */
function setLimitsAside(observation: DeliveriesObservation): {
	readonly judged: DeliveriesObservation;
	readonly limited: Finding | undefined;
} {
	const isLimit = ({ reply }: DeliveriesObservation["tries"][number]) =>
		reply.ok && reply.status === 429;
	const tries = observation.tries.filter((each) => !isLimit(each));
	const first = observation.tries.find(isLimit);
	return {
		judged: { ...observation, tries },
		limited: first && {
			code: "post-rate-limited",
			level: "warn",
			title: `${observation.tries.length - tries.length} of ${observation.tries.length} deliveries in a row are answered 429`,
			seen: [seenAnswer(first.probe, first.reply)],
		},
	};
}

/** What a dead app didn't answer is told with its death. */
function onlyAnswered(observation: DeliveriesObservation) {
	const tries = observation.tries.filter(({ reply }) => reply.ok);
	return { ...observation, tries };
}

/** An app that takes another signature for the right one doesn't take too much besides; one that refuses even the right one shows nothing by refusing. */
function withoutConsequences(
	refusals: readonly Finding[],
	check: readonly Finding[],
): readonly Finding[] {
	const takesRight = check.some(({ code }) => code === "signed-delivery");
	const isWrong = check.some(({ level }) => level === "fail");
	if (!isWrong || takesRight) return refusals;
	return refusals.filter(
		({ code, level }) =>
			level !== "ok" && code !== "sha1-accepted" && code !== "loose-signature",
	);
}

function unsigned({
	signed,
	hasSecret,
}: DeliveriesObservation): readonly Finding[] {
	if (signed && hasSecret) return [];
	return [
		{
			code: "signed-delivery",
			level: "skip",
			title: hasSecret
				? "rightly signed deliveries not sent"
				: "rightly signed deliveries not sent: no app secret",
			fix: hasSecret
				? "--post sends them: the dashboard's own test sample, some twenty times"
				: "give the app secret with --app-secret or in WHATSAPP_APP_SECRET",
		},
	];
}
