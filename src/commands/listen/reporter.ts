import type { Refusal } from "../../io/receiver/refusal.ts";
import type { IncomingRequest } from "../../io/receiver.ts";
import {
	type Delivery,
	type HeaderList,
	headerValues,
} from "../../webhook/delivery.ts";
import { explainMismatch } from "../../webhook/explain.ts";
import type { Handshake } from "../../webhook/handshake.ts";
import type { SignatureProblem } from "../../webhook/signature.ts";
import type { Access } from "./access.ts";
import type { Means } from "./reception.ts";
import { createRefusalLog } from "./refusal-log.ts";
import { createThrottle } from "./throttle.ts";

/** Counts what comes and tells of what became no delivery. Anybody can send any number of those: few lines, little work. */
export interface Reporter {
	handshake(handshake: Handshake): void;
	/** A POST without a valid signature. */
	unsigned(request: IncomingRequest, reason: SignatureProblem): void;
	/** A request that never reached the webhook. */
	turnedAway(refusal: Refusal): void;
	kept(delivery: Delivery): void;
	/** A kept delivery is answered, this many milliseconds after its last byte. */
	acknowledged(ms: number): void;
	unkept(error: unknown): void;
	/** Nothing more will come: tells and writes down what is still to be. */
	close(): void;
	/** Something threw that must not: the request was answered 500. */
	fault(error: unknown): void;
}

/** A few failures in a row are a developer trying; more of them are a scanner. */
const ATTEMPTS = 5;
const ATTEMPT_EVERY = 10_000;
const NOISE_EVERY = 60_000;

/** Words for what was refused, at a bounded rate. */
export function createReporter({
	view,
	tally,
	access,
	settings,
	context,
	keeper,
}: Means): Reporter {
	const attempts = (tell?: (held: number) => void) =>
		createThrottle(ATTEMPTS, ATTEMPT_EVERY, context.now, tell);
	const tellRefused = (more: number) =>
		view.refused({ reason: "others", more });
	// Apart, so that a flood of one kind doesn't hide the others.
	const handshakes = attempts((more) =>
		view.handshake({ accepted: false, more }),
	);
	const signatures = attempts(tellRefused);
	const refusals = attempts(tellRefused);
	const troubles = attempts();
	const noise = createThrottle(1, NOISE_EVERY, context.now, tellRefused);
	const faults = createThrottle(1, NOISE_EVERY, context.now);
	const kept = createRefusalLog(keeper.keepRefusals, context.now);
	let saysUnrecorded = false;

	return {
		handshake(handshake) {
			if (handshake.accepted) view.handshake({ accepted: true });
			else {
				const more = handshakes.admit();
				if (more === undefined) return;
				view.handshake({ ...handshake, ...(more > 0 && { more }) });
			}
		},
		unsigned(request, reason) {
			tally.received++;
			tally.refused++;
			kept.note(reason);
			const more = signatures.admit();
			if (more === undefined) return;
			const clue = explain(request, reason, { settings, access });
			view.refused({ reason, clue, ...(more > 0 && { more }) });
		},
		turnedAway({ reason, method = "", path = "" }) {
			// What is wrong with a POST to the webhook itself may be a delivery of Meta's.
			const isOurs = path === settings.path && method === "POST";
			if (isOurs) {
				tally.received++;
				tally[reason === "busy" ? "turnedAway" : "refused"]++;
			}
			kept.note(reason);
			const more = (isOurs ? refusals : noise).admit();
			if (more === undefined) return;
			const request = `${method} ${path}`.trim();
			const isNear = withoutSlash(path) === withoutSlash(settings.path);
			const clue =
				reason === "another path" && isNear
					? `only the slash at the end differs from ${settings.path}`
					: undefined;
			view.refused({
				reason,
				clue,
				...(request && { request }),
				...(more > 0 && { more }),
			});
		},
		kept({ verification }) {
			tally.received++;
			if (verification.verified) tally.verified++;
			if (!saysUnrecorded) return;
			saysUnrecorded = false;
			view.note("good", "recording again");
		},
		acknowledged(ms) {
			tally.slowestAckMs = Math.max(tally.slowestAckMs ?? 0, ms);
		},
		unkept(error) {
			tally.received++;
			tally.turnedAway++;
			if (saysUnrecorded || troubles.admit() === undefined) return;
			saysUnrecorded = true;
			view.note(
				"bad",
				`can't record: ${message(error)}`,
				"deliveries are answered 503 meanwhile, so that Meta keeps them and sends them again",
			);
		},
		fault(error) {
			if (faults.admit() === undefined) return;
			view.note(
				"bad",
				`a bug in wa-hook: ${message(error)}`,
				"please report it: npm bugs wa-hook",
			);
		},
		close() {
			for (const throttle of [handshakes, signatures, refusals, noise])
				throttle.close();
			kept.close();
		},
	};
}

function message(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

function explain(
	{ headers, body }: IncomingRequest,
	reason: SignatureProblem,
	{ settings, access }: Pick<Means, "settings" | "access">,
): string | undefined {
	if (reason === "missing") return otherHeader(headers);
	if (reason !== "mismatch" && reason !== "malformed") return undefined;
	const [signature] = settings.signatureHeaders.flatMap((name) =>
		headerValues(headers, name),
	);
	if (signature === undefined) return undefined;
	const { secrets, otherKeys } = access;
	const clue = explainMismatch({ body, signature, secrets, otherKeys });
	if (clue !== undefined) return clue.sentence;
	if (reason === "malformed") return undefined;
	return access.generatedSecret
		? [needsRealSecret, isItTheirs([], access)].filter(Boolean).join("; ")
		: isItTheirs(access.appSecrets, access);
}

/** Asks whether the secrets at hand are the sender's; nothing where there are none but our own. */
function isItTheirs(
	appSecrets: Access["appSecrets"],
	{ gatewaySecret }: Access,
): string {
	const ofApps = [...new Set(appSecrets.map(({ source }) => source))];
	const candidates = [
		...(ofApps.length > 0
			? [`the app secret from ${ofApps.join(", ")} that of the app`]
			: []),
		...(gatewaySecret
			? [`the gateway secret from ${gatewaySecret.source} that of the gateway`]
			: []),
	];
	return candidates.length === 0
		? ""
		: `no usual mistake explains it: is ${candidates.join(", or ")} which sends this?`;
}

// A gateway that signs as Meta does, under a name of its own.
function otherHeader(headers: HeaderList): string | undefined {
	const [name] =
		headers.find(
			([key, value]) =>
				/^[\w-]{1,40}$/.test(key) && /^sha256=[0-9a-f]{64}$/.test(value),
		) ?? [];
	return name === undefined
		? undefined
		: `the header ${name} looks like one: accept it with --signature-header ${name}`;
}

function withoutSlash(path: string): string {
	return path.replace(/\/$/, "");
}

const needsRealSecret =
	"wa-hook made up its own app secret; for what Meta sends, set WHATSAPP_APP_SECRET to your app's (App settings, Basic)";
