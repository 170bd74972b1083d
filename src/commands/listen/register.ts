import { setTimeout as wait } from "node:timers/promises";
import { CliError, ExitCode } from "../../errors.ts";
import {
	removeRestoreNote,
	writeRestoreNote,
} from "../../io/store/restore-file.ts";
import type { RegistrationNews } from "../../view/registration.ts";
import { isOneOf, isSameStanding } from "../../webhook/registration.ts";
import { settingChange } from "../../webhook/registration-requests.ts";
import { giveBack } from "../give-back.ts";
import { exitCodeAfter, givenBackNews } from "../give-back-news.ts";
import type { Outcome, Registry } from "../registry.ts";
import type { RegistrationPlan } from "./register-plan.ts";

/** Keeps Meta pointed at this listener. Nothing about it throws or rejects. */
export interface Registrar {
	/** A request has just come back through this callback: Meta is told in the background, unless it knows. */
	arrive(callback: string): void;
	/** Gives back what stood there before; what is under way is waited for. Resolves with how the run is to end. */
	end(): Promise<ExitCode>;
}

export interface RegistrarOptions {
	readonly plan: RegistrationPlan;
	readonly registry: Registry;
	/** The state folder, where is kept what to give back. */
	readonly dir: string;
	readonly pid: number;
	/** The listener's. */
	readonly verifyToken: string;
	/** Of the callback that stood there before. */
	readonly earlierVerifyToken: string;
	readonly tell: (news: RegistrationNews) => void;
	/** Milliseconds before the second attempt, the third …; after the last it is given up until the address comes up again. */
	readonly pauses?: readonly number[];
}

/** A registrar that changes nothing before an address has arrived. */
export function createRegistrar(options: RegistrarOptions): Registrar {
	const { plan, registry, dir, pid, tell } = options;
	const { place, before } = plan;
	const pauses = options.pauses ?? [2_000, 10_000, 30_000, 60_000];
	let set = plan.set;
	let wanted: string | undefined;
	let current = new AbortController();
	let finished: Promise<void> = Promise.resolve();

	async function register(
		callback: string,
		signal: AbortSignal,
	): Promise<void> {
		for (let attempt = 0; !signal.aborted; attempt++) {
			const came = await attemptOnce(callback);
			if (came.ok) {
				tell({ state: "registered", place, before, callback });
				return;
			}
			const pause = came.mayPass ? pauses[attempt] : undefined;
			if (pause === undefined && wanted === callback) wanted = undefined;
			const { message, hint } = came.error;
			tell({
				state: "refused",
				place,
				before,
				callback,
				problem: message,
				hint: withRetry(hint, signal.aborted ? undefined : pause),
			});
			if (pause === undefined) return;
			await wait(pause, undefined, { signal }).catch(() => undefined);
		}
	}

	async function attemptOnce(callback: string): Promise<Outcome<void>> {
		const found = await registry.standing(place);
		if (!found.ok) return found;
		const now = found.value;
		if (now.callback === callback) return done;
		const isOurs = isOneOf(now.callback, set);
		if (!isOurs && !isSameStanding(now, before)) return changedMeanwhile;
		if (!plan.isReturnable) return notReturnable;

		// On disk before anything is changed: whatever happens from here on, it can be given back.
		const noted = await note([
			...set.filter((each) => each !== callback),
			callback,
		]);
		if (!noted.ok) return noted;
		const { verifyToken } = options;
		const change = settingChange(place, { callback, verifyToken }, before);
		return registry.change(place, change);
	}

	async function note(callbacks: readonly string[]): Promise<Outcome<void>> {
		try {
			await writeRestoreNote(dir, { place, before, set: callbacks, pid });
			set = callbacks;
			return done;
		} catch (error) {
			if (!(error instanceof CliError)) throw error;
			return { ok: false, error, mayPass: true };
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
			if (set.length === 0) return ExitCode.Done;
			const left = { place, before, set, pid };
			const came = await giveBack(left, registry, {
				verifyToken: options.earlierVerifyToken,
			});
			// A note that can't be removed finds all in place at the next start.
			if (came.outcome === "given-back")
				await removeRestoreNote(dir, place).catch(() => undefined);
			const isNews = came.outcome !== "given-back" || !came.already;
			if (isNews) tell(givenBackNews(left, came));
			return exitCodeAfter(came);
		},
	};
}

const done: Outcome<void> = { ok: true, value: undefined };

const changedMeanwhile: Outcome<void> = {
	ok: false,
	error: new CliError(
		"changed-meanwhile",
		"somebody else has set another callback there meanwhile, which is left alone",
		{ hint: "start wa-hook listen --register again to see which" },
	),
	mayPass: false,
};

const notReturnable: Outcome<void> = {
	ok: false,
	error: new CliError(
		"not-returnable",
		"an earlier address of this project stands there; Meta could not verify that again, so it can't be given back",
		{ hint: "wa-hook verify --fix sets the new one for good" },
	),
	mayPass: false,
};

function withRetry(
	hint: string | undefined,
	pause: number | undefined,
): string | undefined {
	if (pause === undefined) return hint;
	const again = `trying again in ${pause / 1000} s`;
	return hint === undefined ? again : `${hint.replace(/\.$/, "")}; ${again}`;
}
