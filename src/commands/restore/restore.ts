import { resolve } from "node:path";
import { readConfig } from "../../config/config.ts";
import { secretArgument } from "../../config/secret.ts";
import type { Context } from "../../context.ts";
import { CliError, ExitCode } from "../../errors.ts";
import {
	type FoundNote,
	readRestoreNotes,
	removeRestoreNote,
} from "../../io/store/restore-file.ts";
import { projectSecrets } from "../../io/store/secrets.ts";
import type { RegistrationNews } from "../../view/registration.ts";
import { giveBack } from "../give-back.ts";
import { exitCodeAfter, givenBackNews } from "../give-back-news.ts";
import { openRegistry } from "../registry.ts";
import type { RestoreOptions } from "../restore.ts";
import { sayIfLong } from "../say-if-long.ts";
import { createRestoreReport } from "./report.ts";

/** Goes through what was left at Meta, and ends with the exit code of the first that is still left. */
export async function restore(
	options: RestoreOptions,
	context: Context,
): Promise<ExitCode> {
	if (options.forget && (options.yes || options.dryRun)) throw forgetAlone();
	const config = await readConfig(options, context);
	const dir = resolve(context.cwd, config.stateDir.value);
	const report = createRestoreReport(options, context);
	const notes = await readRestoreNotes(dir);
	if (notes.length === 0) {
		report.nothing();
		return ExitCode.Done;
	}
	const registry = openRegistry(config, context.stop);
	const verifyToken = await earlierToken(
		options,
		config.settings.verifyToken?.value,
		dir,
		context,
	);
	try {
		const codes: ExitCode[] = [];
		for (const note of notes) {
			const { news, code } = await settle(note);
			report.tell(news);
			codes.push(code);
		}
		return codes.find((code) => code !== ExitCode.Done) ?? ExitCode.Done;
	} finally {
		await registry.close();
	}

	async function settle(
		note: FoundNote,
	): Promise<{ readonly news: RegistrationNews; readonly code: ExitCode }> {
		const { place, before } = note;
		if (note.isRunning) return { news: stillRuns(note), code: ExitCode.Failed };
		if (options.dryRun === true) {
			const news = { state: "to-restore", place, before } as const;
			return { news, code: ExitCode.Done };
		}
		if (options.forget === true) {
			await removeRestoreNote(dir, place);
			const news = { state: "forgotten", place, before } as const;
			return { news, code: ExitCode.Done };
		}
		const evenIfChanged = options.yes === true;
		const came = await sayIfLong(
			report.waiting,
			giveBack(note, registry, { verifyToken, evenIfChanged }),
		);
		if (came.outcome === "given-back") await removeRestoreNote(dir, place);
		return { news: givenBackNews(note, came), code: exitCodeAfter(came) };
	}
}

/** The one that was given, else the one that `listen` has taken for it. */
async function earlierToken(
	{ earlierVerifyToken: given }: RestoreOptions,
	configured: string | undefined,
	dir: string,
	context: Context,
): Promise<string> {
	if (given === undefined) {
		return (
			configured ?? (await projectSecrets(dir, context.randomBytes)).verifyToken
		);
	}
	const flag = "--earlier-verify-token";
	const token = await secretArgument(flag, given, context);
	context.hidden.add(token);
	return token;
}

function stillRuns({ place, before, pid }: FoundNote): RegistrationNews {
	return {
		state: "left",
		place,
		before,
		problem: `its listener (pid ${pid}) is running`,
		hint: "stop that one: it gives back what it has changed",
	};
}

function forgetAlone(): CliError {
	return new CliError(
		"contradiction",
		"--forget changes nothing at Meta, so neither --yes nor --dry-run goes with it",
		{ hint: "leave one of them out" },
	);
}
