import { CliError, ExitCode } from "../../errors.ts";
import type { ListenerInfo } from "../../io/store/listener-file.ts";
import { isLoopback, isPrivate } from "../../io/target.ts";
import type { VerifySettings } from "./settings.ts";
import { readAddress, type SpelledUrl } from "./spelled-url.ts";

/** The app as Meta reaches it, and as it is reached from here; at least one of the two is known. */
export interface Sides {
	readonly outside: SpelledUrl | undefined;
	readonly inside: SpelledUrl | undefined;
	/** Whether it is this project's listener, which records and forwards what it gets. */
	readonly isListener: boolean;
	/** The apps that this listener forwards to; none where something else is checked. */
	readonly apps: readonly URL[];
	/** Whether it is known to this project's listener: itself, or an app that it forwards to. */
	readonly isOfProject: boolean;
}

/**
 * What was named, else the listener that runs here, else the callback that Meta has. Throws CliError when there is none of them.
 * `askMeta` is called only where it has to be known.
 */
export async function findSides(
	{ target, local }: Pick<VerifySettings, "target" | "local">,
	listener: ListenerInfo | undefined,
	askMeta: () => Promise<string | undefined>,
): Promise<Sides> {
	const own = listener && sidesOf(listener);
	if (target !== undefined) return named(target, local, own, listener);
	if (own !== undefined) return own;
	const callback = await askMeta();
	if (callback === undefined) throw nothingToCheck();
	return {
		outside: readAddress(callback),
		inside: undefined,
		isListener: false,
		apps: [],
		isOfProject: false,
	};
}

function named(
	target: SpelledUrl,
	local: SpelledUrl | undefined,
	own: Sides | undefined,
	listener: ListenerInfo | undefined,
): Sides {
	const isOwn = [own?.outside, own?.inside].some(
		(side) => side !== undefined && isSame(side.url, target.url),
	);
	if (own !== undefined && isOwn && local === undefined) return own;
	const isApp = [target, local].some(
		(side) =>
			side !== undefined &&
			listener?.forwardTo?.some((app) => isSame(new URL(app), side.url)),
	);
	const isPublic = !isPrivate(target.url.hostname);
	return {
		// What both flags name may be a private way to it each.
		outside: isPublic || local !== undefined ? target : undefined,
		inside: local ?? (isPublic ? undefined : target),
		isListener: isOwn,
		apps: isOwn ? (own?.apps ?? []) : [],
		isOfProject: isOwn || isApp,
	};
}

function sidesOf(listener: ListenerInfo): Sides {
	const { local, port, path, publicUrl, forwardTo = [] } = listener;
	return {
		outside:
			publicUrl === undefined ? undefined : readAddress(publicUrl + path),
		inside: readAddress(local ?? `http://127.0.0.1:${port}${path}`),
		isListener: true,
		apps: forwardTo.map((app) => new URL(app)),
		isOfProject: true,
	};
}

/** `localhost` and the loopback addresses are the same machine. */
function isSame(one: URL, other: URL): boolean {
	const isOneHost =
		one.host === other.host ||
		(one.port === other.port &&
			isLoopback(one.hostname) &&
			isLoopback(other.hostname));
	return isOneHost && one.pathname === other.pathname;
}

function nothingToCheck(): CliError {
	return new CliError(
		"no-target",
		"there is nothing to check: no --url was given, no listen runs in this project, and no callback of yours at Meta is known",
		{
			hint: "name your webhook with --url https://… or --url 3000, or start wa-hook listen in another terminal",
			exitCode: ExitCode.NotConfigured,
		},
	);
}
