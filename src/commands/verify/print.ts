import type { Context } from "../../context.ts";
import type { Diagnosis } from "../../view/diagnosis.ts";
import { diagnosisLines } from "../../view/diagnosis-lines.ts";
import { diagnosisReport } from "../../view/diagnosis-report.ts";
import { jsonLine } from "../../view/ndjson.ts";
import { createRedactor } from "../../view/redact.ts";
import { createTheme } from "../../view/theme.ts";
import { put } from "../put.ts";
import type { VerifySettings } from "./settings.ts";

/** Writes the report to stdout, for a person or as NDJSON. No secret of this run gets out. */
export async function print(
	diagnosis: Diagnosis,
	{ json, color, quiet, verbose }: VerifySettings,
	context: Context,
): Promise<void> {
	const { stdout, env, hidden } = context;
	const redact = createRedactor([...hidden]);
	if (json) {
		for (const line of diagnosisLines(diagnosis, redact)) {
			await put(jsonLine(line, redact), context);
		}
		return;
	}
	const theme = createTheme({ color, stream: stdout, env });
	const columns = stdout.columns();
	const page = { theme, columns, quiet, verbose, redact };
	await put(diagnosisReport(diagnosis, page), context);
}
