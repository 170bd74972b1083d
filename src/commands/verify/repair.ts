import { ExitCode } from "../../errors.ts";
import { remediesFor } from "../../webhook/diagnose/account/remedies.ts";
import { remedyObstacles } from "../../webhook/diagnose/account/remedy-obstacles.ts";
import type { Finding } from "../../webhook/diagnose/finding.ts";
import { present } from "../../webhook/loose.ts";
import { agrees } from "../ask.ts";
import { callbacks } from "./diagnose.ts";
import { applyRemedies } from "./fix.ts";
import type { DiagnosisMeans } from "./means.ts";
import { type MetaAccess, variablesOf } from "./meta-access.ts";
import { createRepairReport } from "./repair-report.ts";
import type { VerifySettings } from "./settings.ts";

/**
 * Mends at Meta what can be mended safely, once somebody has said yes. Undefined where the findings decide on the exit code: there
 * was nothing to mend, or not everything that failed is mended by it.
 */
export async function repair(
	{ yes, dryRun }: NonNullable<VerifySettings["fix"]>,
	findings: readonly Finding[],
	access: MetaAccess,
	{ settings, sides, credentials, context }: DiagnosisMeans,
): Promise<ExitCode | undefined> {
	const { verifyToken } = credentials;
	const seen = await access.account();
	const wishes = {
		...callbacks(sides),
		hasVerifyToken: verifyToken !== undefined,
		variables: variablesOf(settings),
	};
	const remedies = remediesFor(seen, findings, wishes);
	if (remedies.length === 0) {
		const obstacles = remedyObstacles(seen, findings, wishes);
		if (!settings.quiet) context.stderr.write(nothingToMend(obstacles));
		return undefined;
	}
	const code = await applyRemedies(
		remedies,
		access.graph,
		{
			yes,
			dryRun,
			credentials: present({ ...access.credentials, verifyToken }),
			agrees,
			report: createRepairReport(settings, context),
		},
		context,
	);
	if (code !== ExitCode.Done) return code;
	const mended = new Set<string>(remedies.flatMap(({ mends }) => mends));
	const isMended = findings.every(
		({ level, code }) => level !== "fail" || mended.has(code),
	);
	return isMended && !dryRun ? ExitCode.Done : undefined;
}

function nothingToMend(obstacles: readonly string[]): string {
	if (obstacles.length === 0)
		return "there is nothing that --fix could repair\n";
	const lines = obstacles.map((obstacle) => `  ${obstacle}\n`);
	return `--fix can't repair this:\n${lines.join("")}`;
}
