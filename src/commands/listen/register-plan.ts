import type { Context } from "../../context.ts";
import { CliError, ExitCode } from "../../errors.ts";
import { checkCallback } from "../../io/callback-check.ts";
import { readLastAddress } from "../../io/store/address-file.ts";
import {
	type FoundNote,
	readRestoreNotes,
	removeRestoreNote,
	writeRestoreNote,
} from "../../io/store/restore-file.ts";
import { openStateDir } from "../../io/store/state-dir.ts";
import { maskedUrl } from "../../view/masked-url.ts";
import {
	isOneOf,
	isSameStanding,
	type RegistrationPlace,
	type Standing,
} from "../../webhook/registration.ts";
import { openRegistry, type Registry } from "../registry.ts";
import type { Access } from "./access.ts";
import { findPlace } from "./register-place.ts";
import { findShadow } from "./register-shadow.ts";
import type { ListenSettings, RegisterSettings } from "./settings.ts";

/** What registering will change at Meta. */
export interface RegistrationPlan {
	readonly place: RegistrationPlace;
	/** What is given back in the end. */
	readonly before: Standing;
	/** What a run that crashed has set in its place. */
	readonly set: readonly string[];
	/** False where an address of this project stands there that would have to be replaced by another: Meta verifies it no more. */
	readonly isReturnable: boolean;
	/** What keeps messages from coming all the same, in a sentence. */
	readonly shadow?: string | undefined;
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
	await openStateDir(settings.stateDir);
	const registry = openRegistry(settings.config, context.stop);
	try {
		const place = await findPlace(wish.level, settings.config, registry);
		const note = await noteOf(place, settings.stateDir);
		if (note?.isRunning && note.pid !== context.pid) throw taken(note);
		const plan =
			(await resumed(note, registry, settings.stateDir, context.pid)) ??
			(await fresh({ place, settings, wish, access, context, registry }));
		const shadow = await findShadow(place, settings.config, registry);
		return { ...plan, shadow };
	} finally {
		await registry.close();
	}
}

async function noteOf(
	place: RegistrationPlace,
	dir: string,
): Promise<FoundNote | undefined> {
	const notes = await readRestoreNotes(dir);
	return notes.find(
		(note) => note.place.level === place.level && note.place.id === place.id,
	);
}

/** Where a run that crashed still stands at Meta, this one takes its place, and gives back what that one found. */
async function resumed(
	note: FoundNote | undefined,
	registry: Registry,
	dir: string,
	pid: number,
): Promise<RegistrationPlan | undefined> {
	if (note === undefined) return undefined;
	const { place, before, set } = note;
	const now = await standingIn(place, registry);
	if (isOneOf(now.callback, set)) {
		await writeRestoreNote(dir, { place, before, set, pid });
		return { place, before, set, isReturnable: true };
	}
	// It was given back by other hands; anything else there is somebody's, and looked at as such.
	if (isSameStanding(now, before)) await removeRestoreNote(dir, place);
	return undefined;
}

async function fresh({
	place,
	settings,
	wish,
	access,
	context,
	registry,
}: {
	readonly place: RegistrationPlace;
	readonly settings: ListenSettings;
	readonly wish: RegisterSettings;
	readonly access: Access;
	readonly context: Context;
	readonly registry: Registry;
}): Promise<RegistrationPlan> {
	const before = await standingIn(place, registry);
	const { callback } = before;
	const plan = { place, before, set: [] };
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

function noAppSecret(): CliError {
	return new CliError(
		"no-app-secret",
		"--register needs your app's own secret: Meta signs with it, and wa-hook made up another",
		{
			hint: "set WHATSAPP_APP_SECRET (App settings, Basic), in the environment or .env",
			exitCode: ExitCode.NotConfigured,
		},
	);
}

function taken({ pid, place }: FoundNote): CliError {
	return new CliError(
		"already-registered",
		`another wa-hook listen (pid ${pid}) has registered itself at ${place.level} ${place.id}`,
		{ hint: "stop that one, which gives back what it has changed" },
	);
}

function notOurs({ level, id }: RegistrationPlace, callback: string): CliError {
	const meanwhile =
		"--yes replaces it while this listener runs, and gives it back";
	return new CliError(
		"callback-not-ours",
		`--register=${level} would replace a callback that is not this listener's, at ${level} ${id}: ${maskedUrl(callback)}`,
		{
			hint:
				level === "app"
					? `${meanwhile}; --register=waba or --register=phone leave the app's callback alone`
					: meanwhile,
		},
	);
}

function notReturnable(
	callback: string,
	seen: string,
	{ level }: RegistrationPlace,
): CliError {
	const otherwise =
		level === "app"
			? "; --register=waba or --register=phone leave it alone"
			: "";
	return new CliError(
		"not-returnable",
		`nothing was changed: the callback that stands there could not be given back. Meta would verify it again, but ${seen}: ${maskedUrl(callback)}`,
		{
			hint: `Meta does not tell its verify token: give it with --earlier-verify-token (also @file), and see that it answers${otherwise}`,
			exitCode: ExitCode.NotConfigured,
		},
	);
}
