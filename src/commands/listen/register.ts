import { setTimeout as wait } from "node:timers/promises";
import { ExitCode } from "../../errors.ts";
import type { RegistrationNews } from "../../view/registration.ts";
import { exitCodeAfter, givenBackNews } from "../give-back-news.ts";
import type { Failed } from "../registry-outcome.ts";
import { sentences } from "../sentences.ts";
import { type ClaimOptions, createClaim } from "./register-claim.ts";

/** Keeps Meta pointed at this listener. Nothing about it throws or rejects. */
export interface Registrar {
	/** A request has just come back through this callback: Meta is told in the background, unless it knows. */
	arrive(callback: string): void;
	/** Gives back what stood there before; what is under way is waited for. Resolves with how the run is to end. */
	end(): Promise<ExitCode>;
}

/** What it takes to register, to tell of it, and to try it again. */
export interface RegistrarOptions extends ClaimOptions {
	readonly tell: (news: RegistrationNews) => void;
	/** Milliseconds before the second attempt, the third …; after the last it is given up until the address comes up again. */
	readonly pauses?: readonly number[];
}

/** A registrar that changes nothing before an address has arrived. */
export function createRegistrar(options: RegistrarOptions): Registrar {
	const { plan, tell } = options;
	const { place, before } = plan;
	const claim = createClaim(options);
	const pauses = options.pauses ?? [2_000, 10_000, 30_000, 60_000];
	let wanted: string | undefined;
	let current = new AbortController();
	let finished: Promise<void> = Promise.resolve();

	async function register(
		callback: string,
		signal: AbortSignal,
	): Promise<void> {
		for (let attempt = 0; !signal.aborted; attempt++) {
			const came = await claim.take(callback);
			if (came.ok) {
				tell({ state: "registered", place, before, callback });
				return;
			}
			const pause = pauseAfter(came, pauses[attempt]);
			if (pause === undefined && wanted === callback) wanted = undefined;
			const { message, hint } = came.error;
			tell({
				state: "refused",
				place,
				before,
				callback,
				problem: message,
				hint: sentences(hint, signal.aborted ? undefined : next(came, pause)),
			});
			if (pause === undefined) return;
			await wait(pause, undefined, { signal }).catch(() => undefined);
		}
	}

	return {
		arrive(callback) {
			if (callback === wanted) return;
			wanted = callback;
			current.abort();
			current = new AbortController();
			const { signal } = current;
			finished = finished.then(() => register(callback, signal));
		},
		async end() {
			current.abort();
			await finished;
			const left = await claim.giveBack();
			if (left === undefined) return ExitCode.Done;
			const { note, came } = left;
			const isNews = came.outcome !== "given-back" || !came.already;
			if (isNews) tell(givenBackNews(note, came));
			return exitCodeAfter(came);
		},
	};
}

/** Milliseconds; undefined where it is given up. */
function pauseAfter(
	{ mayPass, waitMs = 0 }: Failed,
	planned: number | undefined,
): number | undefined {
	if (!mayPass || planned === undefined) return undefined;
	return Math.max(planned, waitMs);
}

function next(
	{ mayPass }: Failed,
	pause: number | undefined,
): string | undefined {
	if (!mayPass) return undefined;
	return pause === undefined
		? "Not tried again until the address comes up again"
		: `Trying again in ${pause / 1000} s`;
}
