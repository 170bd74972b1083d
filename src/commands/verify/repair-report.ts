import type { Context } from "../../context.ts";
import { remedyLine } from "../../view/diagnosis-lines.ts";
import type { DiagnosisPage } from "../../view/diagnosis-page.ts";
import {
	type RemedyOutcome,
	remedyEnd,
	remedyPlan,
} from "../../view/diagnosis-remedies.ts";
import { jsonLine } from "../../view/ndjson.ts";
import { createRedactor } from "../../view/redact.ts";
import { createTheme } from "../../view/theme.ts";
import type { Remedy } from "../../webhook/diagnose/account/remedies.ts";
import type { FixOutcome, FixReport } from "./fix.ts";
import type { VerifySettings } from "./settings.ts";

/** Tells of a repair on stderr, beside the question that is asked there; with `--json` in lines on stdout, too. */
export function createRepairReport(
	{ json, color, quiet, verbose }: VerifySettings,
	{ stdout, stderr, env, hidden }: Context,
): FixReport {
	const redact = createRedactor([...hidden]);
	const theme = createTheme({ color, stream: stderr, env });
	const page = (): DiagnosisPage => ({
		theme,
		columns: stderr.columns(),
		quiet,
		verbose,
		redact,
	});
	const emit = (remedy: Remedy, outcome: RemedyOutcome, detail?: string) => {
		if (!json) return;
		stdout.write(jsonLine(remedyLine(remedy, outcome, detail), redact));
	};
	return {
		planned(remedies) {
			stderr.write(`\n${remedyPlan(remedies, page())}\n`);
			for (const remedy of remedies) emit(remedy, "planned");
		},
		ended(remedy, came) {
			const detail = detailOf(came);
			stderr.write(remedyEnd(remedy, came.outcome, detail, page()));
			emit(remedy, came.outcome, detail);
		},
	};
}

function detailOf(came: FixOutcome): string | undefined {
	if (came.outcome === "not-seen" || came.outcome === "unsure") {
		return came.detail;
	}
	if (came.outcome !== "failed") return undefined;
	const { detail, fix } = came;
	return fix === undefined ? detail : `${detail} (${fix})`;
}
