import type { Context } from "../../context.ts";
import { type Courier, openCourier } from "../../io/deliver.ts";
import type { Answer, IncomingRequest } from "../../io/receiver.ts";
import type { Place } from "../../io/store/place.ts";
import type { TunnelProvider } from "../../io/tunnel/tunnel.ts";
import type { ProbeDesk } from "../../webhook/probe-answer.ts";
import { createSeen } from "../../webhook/seen.ts";
import { recallRecord } from "../recall-record.ts";
import { createRelay } from "../relay.ts";
import type { Access } from "./access.ts";
import { createAnswer } from "./answer.ts";
import type { Keeper } from "./keeper.ts";
import type { RegistrationPlan } from "./register-plan.ts";
import { createReporter, type Reporter } from "./reporter.ts";
import type { ListenSettings } from "./settings.ts";
import { countingView, type Tally } from "./tally.ts";
import type { ListenView } from "./view.ts";

/** What one run of `listen` works with. */
export interface Means {
	readonly settings: ListenSettings;
	readonly context: Context;
	readonly access: Access;
	/** Masks the secrets of this run in a text. */
	readonly redact: (text: string) => string;
	readonly view: ListenView;
	readonly keeper: Keeper;
	/** Where the record ended before this run. */
	readonly earlier: Place;
	readonly tally: Tally;
	readonly probes: ProbeDesk;
	/** Who may provide the public address, in the order to be tried; nobody with `--tunnel none`. */
	readonly providers: readonly TunnelProvider[];
	/** What is to be changed at Meta; undefined without `--register`. */
	readonly registration: RegistrationPlan | undefined;
}

/** Everything behind the socket: from a request to its answer, the record, the screen and the targets. */
export interface Reception {
	readonly answer: (request: IncomingRequest) => Promise<Answer>;
	readonly reporter: Reporter;
	readonly courier: Courier;
	/** Resolves when what came before this run is known. */
	readonly recalling: Promise<void>;
	/** Ends the forwards that still wait for their target; each is told as a reply that says so. */
	readonly cutForwards: () => void;
}

/** Meta mostly sends again within minutes, and for seven days at most. So many are read in a fifth of a second. */
const RECALLED = 1000;

/** Puts the parts together. */
export function createReception(means: Means): Reception {
	const { settings, context, access, view, keeper, tally, probes } = means;
	const { forward, signatureHeaders, verifies, filter } = settings;
	const reporter = createReporter(means);
	const cutting = new AbortController();
	const seen = createSeen();
	const { earlier } = means;
	const recalling = recallRecord(settings.stateDir, earlier, seen, RECALLED);
	const courier = openCourier({ ...forward, env: context.env });
	const relay = createRelay({
		...forward,
		view: countingView(view, tally),
		seen,
		passes(event) {
			const isAsked = filter(event);
			if (!isAsked) tally.heldBack++;
			return isAsked;
		},
		courier,
		signal: cutting.signal,
		onReply: ({ id }, reply) => keeper.keepReply(id, reply),
	});
	const answer = createAnswer({
		verifyToken: access.verifyToken.value,
		secrets: access.secrets,
		signatureHeaders,
		verifies,
		passThrough: forward.passThrough,
		keep: keeper.keep,
		relay: async (delivery) => {
			// Acknowledged it is already; what came before is known within a moment.
			await recalling;
			return relay(delivery);
		},
		probes,
		now: context.now,
		elapsed: context.elapsed,
		onHandshake: reporter.handshake,
		onUnsigned: reporter.unsigned,
		onKept: reporter.kept,
		onAcknowledged: reporter.acknowledged,
		onUnkept: reporter.unkept,
	});
	const cutForwards = () => cutting.abort();
	return { answer, reporter, courier, recalling, cutForwards };
}
