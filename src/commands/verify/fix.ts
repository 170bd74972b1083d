import type { Context } from "../../context.ts";
import { CliError, ExitCode } from "../../errors.ts";
import type { Graph } from "../../io/graph/graph.ts";
import type { Remedy } from "../../webhook/diagnose/account/remedies.ts";
import { type FixCredentials, type FixOutcome, fixOne } from "./fix-one.ts";

export type { FixOutcome } from "./fix-one.ts";

/** How remedies are applied, and with what. */
export interface FixOptions {
	/** Does it without asking. */
	readonly yes: boolean;
	/** Shows it and does nothing. */
	readonly dryRun: boolean;
	readonly credentials: FixCredentials;
	/** Asks for a yes on the terminal. */
	readonly agrees: (question: string, context: Context) => Promise<boolean>;
	readonly report: FixReport;
}

/** Where the course of it is told. */
export interface FixReport {
	/** What will change, once for all of it, before anything is asked or done. */
	planned(remedies: readonly Remedy[]): void;
	ended(remedy: Remedy, outcome: FixOutcome): void;
}

/**
 * Shows what will change, asks, does it, reads back. `Done` when all of it is in place, and when it was only to be shown. Throws
 * CliError where nobody can be asked.
 */
export async function applyRemedies(
	remedies: readonly Remedy[],
	graph: Graph,
	{ yes, dryRun, credentials, agrees, report }: FixOptions,
	context: Context,
): Promise<ExitCode> {
	if (remedies.length === 0) return ExitCode.Done;
	report.planned(remedies);
	if (dryRun) return ExitCode.Done;
	if (!yes && !canAsk(context)) throw nobodyToAsk();
	const isMeant = yes || (await agrees("change this at Meta?", context));
	let isAllDone = true;
	for (const remedy of remedies) {
		const mayGoOn = isMeant && !context.stop.aborted;
		const outcome: FixOutcome = mayGoOn
			? await fixOne(remedy, graph, credentials)
			: { outcome: "declined" };
		report.ended(remedy, outcome);
		isAllDone &&= outcome.outcome === "done";
	}
	if (context.stop.aborted) return ExitCode.Interrupted;
	return isAllDone ? ExitCode.Done : ExitCode.Failed;
}

function canAsk({ stdin, stderr }: Context): boolean {
	return stdin.isTTY && stderr.isTTY;
}

function nobodyToAsk(): CliError {
	return new CliError(
		"not-confirmed",
		"this would be changed at Meta, and there is no terminal to ask on",
		{ hint: "wa-hook verify --fix --yes, or --dry-run to only see it" },
	);
}
