import type { Context } from "../../context.ts";
import { checkCallback } from "../../io/callback-check.ts";
import { readLastAddress } from "../../io/store/address-file.ts";
import {
	openRestoreNotes,
	type RestoreNote,
	readRestoreNotes,
	writeRestoreNote,
} from "../../io/store/restore-file.ts";
import {
	isOneOf,
	isSamePlace,
	isSameStanding,
	type RegistrationPlace,
	type Standing,
} from "../../webhook/registration.ts";
import { openRegistry, type Registry } from "../registry.ts";
import type { Access } from "./access.ts";
import { findPlace } from "./register-place.ts";
import {
	leftByAnotherApp,
	noAppSecret,
	notGivenBack,
	notOurs,
	notReturnable,
	taken,
} from "./register-refusal.ts";
import { findShadow } from "./register-shadow.ts";
import type { ListenSettings, RegisterSettings } from "./settings.ts";

/** What registering will change at Meta. */
export interface RegistrationPlan {
	readonly place: RegistrationPlace;
	/** What is given back in the end. */
	readonly before: Standing;
	/** What a run that crashed has set in its place, or may have. */
	readonly set: readonly string[];
	/** The one of those that stands there now. */
	readonly callback?: string | undefined;
	/** False where an address of this project stands there that would have to be replaced by another: Meta verifies it no more. */
	readonly isReturnable: boolean;
	/** What keeps messages from coming all the same, in a sentence. */
	readonly hint?: string | undefined;
}

/**
 * Looks what stands at Meta, and whether it can be given back. Changes nothing there. Throws CliError where it can't be, where
 * somebody else's callback would be replaced without a yes, or what it takes is not configured.
 */
export async function planRegistration(
	settings: ListenSettings,
	wish: RegisterSettings,
	access: Access,
	context: Context,
): Promise<RegistrationPlan> {
	if (access.generatedSecret && settings.verifies) throw noAppSecret();
	await openRestoreNotes(settings.stateDir);
	const registry = openRegistry(settings.config, context.stop);
	try {
		const place = await findPlace(wish.level, settings.config, registry);
		const { stateDir, config } = settings;
		const notes = await readRestoreNotes(stateDir);
		const note = notes.find((note) => isSamePlace(note.place, place));
		if (note?.isRunning && note.pid !== context.pid) throw taken(note);
		if (note !== undefined && note.place.appId !== place.appId) {
			throw leftByAnotherApp(note);
		}
		const now = await standingIn(place, registry);
		const plan =
			(note && (await resumed(note, now, stateDir, context.pid))) ??
			(await fresh({ place, now, note, settings, wish, access, context }));
		const leftBehind = notes.filter(({ isRunning }) => !isRunning);
		const hint = await findShadow(
			place,
			config,
			registry,
			leftBehind.flatMap(({ set }) => set),
		);
		return { ...plan, hint };
	} finally {
		await registry.close();
	}
}

/**
 * Where a run that crashed still stands at Meta, this one takes its place, and gives back what that one found. Throws CliError where
 * somebody else has set another callback since: to note that one down would be to forget the first.
 */
async function resumed(
	{ place, before, set }: RestoreNote,
	now: Standing,
	dir: string,
	pid: number,
): Promise<RegistrationPlan | undefined> {
	const { callback } = now;
	if (isOneOf(callback, set)) {
		await writeRestoreNote(dir, { place, before, set, pid });
		return { place, before, set, callback, isReturnable: true };
	}
	if (!isSameStanding(now, before)) throw notGivenBack(place, callback);
	return undefined;
}

async function fresh({
	place,
	now,
	note,
	settings,
	wish,
	access,
	context,
}: {
	readonly place: RegistrationPlace;
	readonly now: Standing;
	readonly note: RestoreNote | undefined;
	readonly settings: ListenSettings;
	readonly wish: RegisterSettings;
	readonly access: Access;
	readonly context: Context;
}): Promise<RegistrationPlan> {
	const { callback } = now;
	// Meta may be slow to do what a run that crashed had asked for last.
	const plan = { place, before: now, set: note?.set ?? [] };
	if (callback === undefined) return { ...plan, isReturnable: true };
	if (callback === (await ownAddress(settings))) {
		return { ...plan, isReturnable: false };
	}
	if (!wish.yes) throw notOurs(place, callback);
	const verifyToken = wish.earlierVerifyToken ?? access.verifyToken.value;
	const check = await checkCallback({
		url: callback,
		verifyToken,
		challenge: String(context.randomBytes(4).readUInt32BE()),
		env: settings.config.environment,
		timeoutMs: 10_000,
		stop: context.stop,
	});
	if (!check.verified) throw notReturnable(callback, check.seen, place);
	return { ...plan, isReturnable: true };
}

async function standingIn(
	place: RegistrationPlace,
	registry: Registry,
): Promise<Standing> {
	const found = await registry.standing(place);
	if (!found.ok) throw found.error;
	return found.value;
}

/** The callback that this listener will most likely have: its own of before, or the one it is told. */
async function ownAddress({
	tunnel,
	path,
	stateDir,
}: ListenSettings): Promise<string | undefined> {
	const last = await readLastAddress(stateDir);
	const base = (tunnel.publicUrl ?? last?.url)?.replace(/\/+$/, "");
	return base === undefined || base.endsWith(path) ? base : base + path;
}
