import type { Context } from "../../context.ts";
import { ExitCode } from "../../errors.ts";
import {
	type ListenerInfo,
	readListener,
} from "../../io/store/listener-file.ts";
import {
	countLevels,
	type DiagnosisPart,
	isAnythingChecked,
} from "../../view/diagnosis.ts";
import { addressInUse } from "../../webhook/diagnose/account/route.ts";
import type { RunCommand } from "../verify.ts";
import { readCredentials } from "./credentials.ts";
import { diagnose } from "./diagnose.ts";
import type { DiagnosisMeans } from "./means.ts";
import { type MetaAccess, openMetaAccess } from "./meta-access.ts";
import { notesOn } from "./notes.ts";
import { print } from "./print.ts";
import { createProgress } from "./progress.ts";
import type { VerifySettings } from "./settings.ts";
import { findSides } from "./sides.ts";
import { noteOnVariables } from "./variables-note.ts";

/** Checks the target as Meta would meet it, and tells what is wrong and what to do. Throws CliError when there is nothing to check. */
export async function verify(
	settings: VerifySettings,
	context: Context,
	runCommand: RunCommand,
): Promise<ExitCode> {
	const access = openMetaAccess(settings, context);
	try {
		const listening = await listenerFor(settings, context, runCommand);
		try {
			return await examine(listening.listener, access, settings, context);
		} finally {
			await listening.close();
		}
	} finally {
		await access?.graph.close();
	}
}

async function examine(
	listener: ListenerInfo | undefined,
	access: MetaAccess | undefined,
	settings: VerifySettings,
	context: Context,
): Promise<ExitCode> {
	const { elapsed, stop } = context;
	const began = elapsed();
	const askMeta = async () =>
		access && webAddress(addressInUse(await access.account()));
	const sides = await findSides(settings, listener, askMeta);
	const credentials = await readCredentials(
		settings,
		sides.isOfProject,
		context,
	);
	const progress = createProgress(context, !settings.quiet);
	const means = { settings, sides, credentials, access, progress, context };
	const parts: DiagnosisPart[] = [];
	try {
		await diagnose(means, (part) => parts.push(part));
		if (settings.live !== undefined && !stop.aborted) {
			const { checkLive } = await import("./live.ts");
			parts.push(await checkLive(settings.live, parts, means));
		}
	} finally {
		progress.end();
	}
	const isCutShort = stop.aborted;
	const onVariables = noteOnVariables(parts, settings.config);
	const diagnosis = {
		sides: { outside: sides.outside?.url, inside: sides.inside?.url },
		parts,
		ms: elapsed() - began,
		isCutShort,
		notes: [
			...(onVariables === undefined ? [] : [onVariables]),
			...(isCutShort ? [] : notesOn(parts, sides)),
		],
	};
	await print(diagnosis, settings, context);
	if (isCutShort) return ExitCode.Interrupted;
	return (await fix(means, parts)) ?? exitCodeOf(parts);
}

/** Meta's answers are not to be relied on: what can't be asked over HTTP is none. */
function webAddress(url: string | undefined): string | undefined {
	return url !== undefined && /^https?:\/\//i.test(url) ? url : undefined;
}

interface Listening {
	readonly listener: ListenerInfo | undefined;
	close(): Promise<void>;
}

/** The listener of this project; for `--live` one is opened where none runs. */
async function listenerFor(
	settings: VerifySettings,
	context: Context,
	runCommand: RunCommand,
): Promise<Listening> {
	const listener = await readListener(settings.dir);
	if (settings.live === undefined || listener !== undefined) {
		return { listener, close: async () => undefined };
	}
	const { openListener } = await import("./own-listener.ts");
	return openListener(settings, context, runCommand);
}

/** Nothing that can be repaired leaves the exit code to the findings. */
async function fix(
	means: DiagnosisMeans,
	parts: readonly DiagnosisPart[],
): Promise<ExitCode | undefined> {
	const { settings, access } = means;
	if (settings.fix === undefined || access === undefined) return undefined;
	const { repair } = await import("./repair.ts");
	const findings = parts.flatMap((part) => part.findings);
	return repair(settings.fix, findings, access, means);
}

function exitCodeOf(parts: readonly DiagnosisPart[]): ExitCode {
	if (countLevels({ parts }).fail > 0) return ExitCode.Failed;
	return isAnythingChecked({ parts }) ? ExitCode.Done : ExitCode.Unreachable;
}
