import { CliError } from "../../errors.ts";
import {
	type RestoreNote,
	removeRestoreNote,
	writeRestoreNote,
} from "../../io/store/restore-file.ts";
import {
	getsMessages,
	isOneOf,
	isSameStanding,
} from "../../webhook/registration.ts";
import { settingChange } from "../../webhook/registration-requests.ts";
import { type GivenBack, giveBack } from "../give-back.ts";
import type { Registry } from "../registry.ts";
import type { Outcome } from "../registry-outcome.ts";
import type { RegistrationPlan } from "./register-plan.ts";

/** A place at Meta that is taken and given back; in between it is on disk what stood there. One call at a time. Nothing rejects. */
export interface Claim {
	/** Sets a callback, unless it is there, and looks whether it is then. */
	take(callback: string): Promise<Outcome<void>>;
	/** Puts back what stood there before; undefined where nothing was changed. */
	giveBack(): Promise<
		{ readonly note: RestoreNote; readonly came: GivenBack } | undefined
	>;
}

/** What it takes to set a callback, and to put the earlier one back. */
export interface ClaimOptions {
	readonly plan: RegistrationPlan;
	readonly registry: Registry;
	/** The state folder, where is kept what to give back. */
	readonly dir: string;
	readonly pid: number;
	/** The listener's. */
	readonly verifyToken: string;
	/** Of the callback that stood there before. */
	readonly earlierVerifyToken: string;
}

/** A claim that changes nothing before it is made. */
export function createClaim({
	plan,
	registry,
	dir,
	pid,
	verifyToken,
	earlierVerifyToken,
}: ClaimOptions): Claim {
	const { place, before } = plan;
	let set = plan.set;
	/** Whether Meta has not answered the last change: what stands there may not be the last of it. */
	let isUnderWay = false;

	async function take(callback: string): Promise<Outcome<void>> {
		const found = await registry.standing(place);
		if (!found.ok) return found;
		const now = found.value;
		if (isOneOf(now.callback, [callback])) {
			return settled(getsMessages(now) ? done : noMessages);
		}
		const isOurs = isOneOf(now.callback, set);
		if (!isOurs && !isSameStanding(now, before)) return changedMeanwhile;
		if (!plan.isReturnable) return notReturnable;

		// On disk before anything is changed: whatever happens from here on, it can be given back.
		const callbacks = [...set.filter((each) => each !== callback), callback];
		const noted = await note(callbacks, true);
		if (!noted.ok) return noted;
		const change = settingChange(place, { callback, verifyToken }, before);
		const changed = await registry.change(place, change);
		if (!changed.ok) return settled(changed);
		const after = await registry.standing(place);
		if (!after.ok) return settled(after);
		return settled(isOneOf(after.value.callback, [callback]) ? done : notSeen);
	}

	/** Notes down, too, that Meta has nothing more to do. */
	async function settled(came: Outcome<void>): Promise<Outcome<void>> {
		const isOver = came.ok || came.mayBeDone !== true;
		if (isUnderWay && isOver) await note(set, false);
		return came;
	}

	async function note(
		callbacks: readonly string[],
		willChange: boolean,
	): Promise<Outcome<void>> {
		const noted = { place, before, set: callbacks, pid };
		try {
			await writeRestoreNote(dir, { ...noted, isUnderWay: willChange });
			set = callbacks;
			isUnderWay = willChange;
			return done;
		} catch (error) {
			if (!(error instanceof CliError)) throw error;
			return { ok: false, error, mayPass: true };
		}
	}

	return {
		take,
		async giveBack() {
			if (set.length === 0) return undefined;
			const note = { place, before, set, pid, isUnderWay };
			const came = await giveBack(note, registry, {
				verifyToken: earlierVerifyToken,
			});
			// A note that can't be removed finds all in place at the next start.
			if (came.outcome === "given-back")
				await removeRestoreNote(dir, place).catch(() => undefined);
			return { note, came };
		},
	};
}

const done: Outcome<void> = { ok: true, value: undefined };

const noMessages: Outcome<void> = {
	ok: false,
	error: new CliError(
		"no-messages",
		"the app's callback leads here already, but the app is not subscribed to messages",
		{ hint: "wa-hook verify --fix subscribes it for good" },
	),
	mayPass: false,
};

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

const notSeen: Outcome<void> = {
	ok: false,
	error: new CliError(
		"not-seen",
		"Meta accepted it, but tells of another callback all the same",
	),
	mayPass: true,
	mayBeDone: true,
};
