import { pageOf } from "../../provider-page.ts";
import type { Finding } from "../finding.ts";
import { type HandshakeObservation, visitOf } from "./observation.ts";
import { isEchoed } from "./outcome.ts";
import { describeReply, showReply } from "./seen.ts";
import { isLimited, unchecked } from "./unchecked.ts";

/** Whether the parameters are found in whatever order they come; undefined where it was not tried. */
export function parameterOrder(
	observation: HandshakeObservation,
): Finding | undefined {
	const visit = visitOf(observation, "reordered");
	if (!visit) return undefined;
	if (isEchoed(visit)) {
		return {
			code: "parameter-order",
			level: "ok",
			title: "parameters in another order: accepted",
		};
	}
	if (isLimited(visit)) return unchecked("parameter-order", visit);
	return {
		code: "order-matters",
		level: "warn",
		title: "parameters in another order: not accepted",
		seen: showReply(visit.reply),
	};
}

/** What a browser gets to see, which people take for what Meta sees; undefined where none was answered. */
export function browserRequest(
	observation: HandshakeObservation,
): Finding | undefined {
	const visit = visitOf(observation, "browser");
	if (!visit?.reply.ok) return undefined;
	const page = pageOf(visit.reply);
	const title = isEchoed(visit)
		? "a browser gets the same answer"
		: page
			? `only browsers get to see the page “${page.name}”, Meta doesn't`
			: `a browser gets another answer (${visit.reply.status}), which doesn't matter to Meta`;
	return {
		code: "browser-request",
		level: "ok",
		title,
		seen: [describeReply(visit.reply)],
	};
}

/** What HEAD is answered; undefined where nothing came. */
export function headRequest(
	observation: HandshakeObservation,
): Finding | undefined {
	const visit = visitOf(observation, "head");
	if (!visit?.reply.ok) return undefined;
	return {
		code: "head-request",
		level: "ok",
		title: `HEAD: ${visit.reply.status} (Meta never asks that way)`,
	};
}
