import type { Context } from "../../context.ts";
import { CliError, ExitCode } from "../../errors.ts";
import type { ListenerInfo } from "../../io/store/listener-file.ts";
import { safe } from "../../view/safe.ts";
import { clean } from "../../view/text.ts";
import { looseText } from "../../webhook/loose.ts";
import type { RunCommand } from "../verify.ts";
import { createLines, type Lines, silent } from "./lines-of.ts";
import type { VerifySettings } from "./settings.ts";

/** A listener that runs as long as this command does. */
export interface OwnListener {
	readonly listener: ListenerInfo;
	/** Ends it, and gives its public address back. */
	close(): Promise<void>;
}

/**
 * Starts `wa-hook listen` within this process and waits for its public address. Throws CliError when it can't start or finds no
 * address in time.
 */
export async function openListener(
	settings: VerifySettings,
	context: Context,
	runCommand: RunCommand,
): Promise<OwnListener> {
	const ending = new AbortController();
	const lines = createLines();
	const code = runCommand(["listen", "--json", "--state-dir", settings.dir], {
		...context,
		env: { ...context.env, ...secretsOf(settings) },
		stdin: { ...context.stdin, isTTY: false },
		stdout: lines.sink,
		stderr: silent,
		stop: AbortSignal.any([context.stop, ending.signal]),
	});
	const close = async () => {
		ending.abort();
		await code.catch(() => undefined);
	};
	if (!settings.quiet) {
		context.stderr.write("no listen runs here: opening one ...\n");
	}
	try {
		const ready = await Promise.race([
			addressIn(lines, context.stop),
			code.then(() => undefined),
		]);
		if (ready === undefined) throw stopped();
		if (!settings.quiet) tell(ready, context);
		return { listener: { ...ready, pid: context.pid, startedAt: 0 }, close };
	} catch (error) {
		await close();
		throw inVerifysWords(error);
	}
}

type Ready = Pick<ListenerInfo, "local" | "port" | "path" | "publicUrl"> & {
	readonly callback: string;
	readonly verifyToken: string | undefined;
};

/** What the listener says until it has a public address. */
async function addressIn(
	lines: Lines,
	stop: AbortSignal,
): Promise<Ready | undefined> {
	let local: URL | undefined;
	let verifyToken: string | undefined;
	let problem: string | undefined;
	const timeUp = AbortSignal.timeout(longestOpening);
	for (;;) {
		const line = await lines.next(AbortSignal.any([stop, timeUp]));
		if (line === undefined) {
			if (stop.aborted) return undefined;
			throw noAddress(problem);
		}
		const { type, url, status } = line;
		if (type === "ready") {
			local = new URL(looseText(line["local"]) ?? "");
			verifyToken = looseText(line["verifyToken"]);
		}
		if (type !== "tunnel") continue;
		problem = looseText(line["problem"]) ?? problem;
		const callback = looseText(url);
		if (status !== "up" || callback === undefined || local === undefined) {
			continue;
		}
		const path = local.pathname;
		return {
			local: local.href,
			port: Number(local.port),
			path,
			publicUrl: callback.slice(0, callback.length - path.length),
			callback,
			verifyToken,
		};
	}
}

/** Longer than a provider takes that gets there at all, in milliseconds. */
const longestOpening = 25_000;

function tell({ callback, verifyToken }: Ready, { stderr }: Context): void {
	const token =
		verifyToken === undefined
			? safe`as configured`
			: safe`${clean(verifyToken)}`;
	stderr.write(
		safe`  Callback URL   ${clean(callback)}\n  Verify token   ${token}\n`,
	);
}

/** Given as flags they are known to this command alone. */
function secretsOf({
	config: { settings, appSecrets },
}: VerifySettings): Record<string, string> {
	const { verifyToken } = settings;
	return {
		...(verifyToken && { WA_HOOK_VERIFY_TOKEN: verifyToken.value }),
		...(appSecrets.length > 0 && {
			WA_HOOK_APP_SECRET: appSecrets.map(({ value }) => value).join(","),
		}),
	};
}

/** listen has flags that verify hasn't; what arrives has to be recorded to be reported. */
function inVerifysWords(error: unknown): unknown {
	if (!(error instanceof CliError) || error.code !== "state-dir-unusable") {
		return error;
	}
	return new CliError(error.code, error.message, {
		hint: "name another folder with --state-dir: what arrives is recorded there",
		exitCode: error.exitCode,
		cause: error,
	});
}

function noAddress(problem: string | undefined): CliError {
	return new CliError(
		"no-tunnel",
		`no public address could be opened${problem === undefined ? "" : `: ${problem}`}`,
		{
			hint: "wa-hook listen in another terminal shows more, and takes --tunnel and --public-url",
			exitCode: ExitCode.NoTunnel,
		},
	);
}

function stopped(): CliError {
	return new CliError("interrupted", "stopped before the listener was ready", {
		exitCode: ExitCode.Interrupted,
	});
}
