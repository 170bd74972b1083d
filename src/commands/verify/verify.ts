import type { Context } from "../../context.ts";
import { ExitCode } from "../../errors.ts";
import { readListener } from "../../io/store/listener-file.ts";
import {
	countLevels,
	type DiagnosisPart,
	isAnythingChecked,
} from "../../view/diagnosis.ts";
import type { RunCommand } from "../verify.ts";
import { readCredentials } from "./credentials.ts";
import { diagnose } from "./diagnose.ts";
import { configuredCallback, openGraphAccess } from "./graph-access.ts";
import type { DiagnosisMeans } from "./means.ts";
import { notesOn } from "./notes.ts";
import { print } from "./print.ts";
import { createProgress } from "./progress.ts";
import type { VerifySettings } from "./settings.ts";
import { findSides } from "./sides.ts";

/** Checks the target as Meta would meet it, and tells what is wrong and what to do. Throws CliError when there is nothing to check. */
export async function verify(
	settings: VerifySettings,
	context: Context,
	runCommand: RunCommand,
): Promise<ExitCode> {
	const began = context.elapsed();
	const access = openGraphAccess(settings, context);
	const progress = createProgress(context, !settings.quiet);
	const listening = await listenerFor(settings, context, runCommand);
	try {
		const askMeta = async () =>
			access && configuredCallback(await access.account());
		const sides = await findSides(settings, listening.listener, askMeta);
		const { isOfProject } = sides;
		const credentials = await readCredentials(settings, isOfProject, context);
		const means = { settings, sides, credentials, access, progress, context };
		const parts: DiagnosisPart[] = [];
		await diagnose(means, (part) => parts.push(part));
		if (settings.live !== undefined && !context.stop.aborted) {
			const { checkLive } = await import("./live.ts");
			parts.push(await checkLive(settings.live, parts, means));
		}
		progress.end();
		const isCutShort = context.stop.aborted;
		const diagnosis = {
			sides: { outside: sides.outside?.url, inside: sides.inside?.url },
			parts,
			ms: context.elapsed() - began,
			isCutShort,
			notes: isCutShort ? [] : notesOn(parts, sides),
		};
		await print(diagnosis, settings, context);
		if (isCutShort) return ExitCode.Interrupted;
		const fixed = await fix(means, parts);
		return fixed ?? exitCodeOf(parts);
	} finally {
		progress.end();
		await listening.close();
		await access?.graph.close();
	}
}

interface Listening {
	readonly listener: Awaited<ReturnType<typeof readListener>>;
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
