import { followRecord } from "../../io/store/follow.ts";
import { endOfRecord, type Place } from "../../io/store/place.ts";
import type { Refusals } from "../../io/store/record-entry.ts";
import type { DiagnosisPart } from "../../view/diagnosis.ts";
import { duration } from "../../view/quantities.ts";
import { safe } from "../../view/safe.ts";
import { clean } from "../../view/text.ts";
import type { Delivery } from "../../webhook/delivery.ts";
import type { Finding } from "../../webhook/diagnose/finding.ts";
import { diagnoseLive } from "../../webhook/diagnose/live/live.ts";
import {
	type Arrival,
	isReal,
	type LiveObservation,
	type TestMessage,
} from "../../webhook/diagnose/live/observation.ts";
import { readEvents } from "../../webhook/events.ts";
import type { DiagnosisMeans } from "./means.ts";
import type { VerifySettings } from "./settings.ts";
import { sendTestMessage } from "./test-message.ts";
import { watchListener } from "./watch-listener.ts";

/** Waits for a real event at the listener, after a test message where one is asked for. */
export async function checkLive(
	{ to, waitMs }: NonNullable<VerifySettings["live"]>,
	parts: readonly DiagnosisPart[],
	means: DiagnosisMeans,
): Promise<DiagnosisPart> {
	const obstacle = obstacleIn(parts);
	if (obstacle !== undefined) return live([notTried(obstacle)]);
	// What is recorded from here on has come while it was waited for.
	const end = await endOfRecord(means.settings.dir);
	const message =
		to === undefined ? undefined : await sendTestMessage(to, means);
	means.progress.end();
	const seen =
		message?.ok === false ? nothing : await wait(waitMs, end, message, means);
	const isStopped = means.context.stop.aborted;
	const hasAddress = means.sides.outside !== undefined;
	const passed = parts
		.flatMap(({ findings }) => findings)
		.filter(({ level }) => level === "ok")
		.map(({ code }) => code);
	return live(
		diagnoseLive({
			...seen,
			isStopped,
			message,
			hasAddress,
			passed,
		}),
	);
}

function live(findings: readonly Finding[]): DiagnosisPart {
	return { group: "live", findings };
}

type Seen = Pick<
	LiveObservation,
	"arrivals" | "refusals" | "waitedMs" | "isListenerGone"
>;

const nothing: Seen = {
	arrivals: [],
	refusals: {},
	waitedMs: 0,
	isListenerGone: false,
};

/** Nothing gets through where the address or the handshake is at fault. */
function obstacleIn(parts: readonly DiagnosisPart[]): Finding | undefined {
	return parts
		.filter(({ group, side }) => group !== "account" && side !== "inside")
		.flatMap(({ findings }) => findings)
		.find(({ level }) => level === "fail");
}

function notTried({ title }: Finding): Finding {
	return {
		code: "live-not-tried",
		level: "skip",
		title: "not waited for: what failed above keeps every event out",
		seen: [title],
	};
}

async function wait(
	waitMs: number,
	end: Place,
	message: TestMessage | undefined,
	{ settings, context }: DiagnosisMeans,
): Promise<Seen> {
	const { elapsed, now, stop, fault, stderr } = context;
	const [began, beganAt] = [elapsed(), now()];
	const arrivals: Arrival[] = [];
	const refusals: Record<string, number> = {};
	if (!settings.quiet) stderr.write(invitation(waitMs, message));
	const timeUp = AbortSignal.timeout(waitMs);
	const { gone, end: endWatch } = watchListener(settings.dir);
	const signal = AbortSignal.any([stop, fault, timeUp, gone]);
	try {
		for await (const entry of followRecord(settings.dir, end, signal)) {
			if (entry.type === "delivery") {
				const arrival = arrived(entry.delivery, elapsed() - began, message);
				arrivals.push(arrival);
				if (isReal(arrival)) break;
			} else if (entry.type === "refused") {
				// Those of before are mostly this command's own wrong signatures.
				if (entry.refusals.from >= beganAt) add(entry.refusals, refusals);
			}
		}
	} finally {
		endWatch();
	}
	const waitedMs = elapsed() - began;
	return { arrivals, refusals, waitedMs, isListenerGone: gone.aborted };
}

function add({ reasons }: Refusals, to: Record<string, number>): void {
	for (const [reason, count] of Object.entries(reasons)) {
		to[reason] = (to[reason] ?? 0) + count;
	}
}

function invitation(waitMs: number, message: TestMessage | undefined): string {
	const what =
		message?.ok === true
			? safe`sent hello_world to +${clean(message.to)}: waiting for its status`
			: safe`waiting for an event: write to the business number from a phone`;
	return safe`${what} (${duration(waitMs)} at most, ctrl-c ends it)\n`;
}

function arrived(
	{ id, body, verification }: Delivery,
	afterMs: number,
	message: TestMessage | undefined,
): Arrival {
	const { events } = readEvents(body);
	const sent = message?.ok === true ? message.id : undefined;
	return {
		delivery: id,
		afterMs,
		kinds: [...new Set(events.map(({ kind }) => kind))],
		isSample: events.some(({ sample }) => sample),
		isVerified: verification.verified,
		failures: events
			.filter(({ messageId }) => sent !== undefined && messageId === sent)
			.flatMap(({ errors }) => errors)
			.map(({ code, title = "", details = "" }) =>
				`${code ?? ""} ${title}: ${details}`.trim(),
			),
	};
}
