import type { Context } from "../../context.ts";
import { showErrorList } from "../../view/error-list.ts";
import { showExplanation } from "../../view/explanation.ts";
import { explanationLine } from "../../view/explanation-line.ts";
import { jsonLine } from "../../view/ndjson.ts";
import { createRedactor } from "../../view/redact.ts";
import { join, type Safe, safe } from "../../view/safe.ts";
import { createTheme } from "../../view/theme.ts";
import type { ExplainOptions } from "../explain.ts";
import type { Answers } from "./answers.ts";

/** Writes the answers to stdout: explained, listed, or as NDJSON. */
export function print(
	answers: Answers,
	options: ExplainOptions,
	context: Context,
): void {
	context.stdout.write(
		options.json === true
			? jsonLines(answers, context)
			: words(answers, options, context),
	);
	if (answers.isList && options.list === undefined && options.quiet !== true)
		context.stderr.write(
			"These speak of it. wa-hook explain <code> says what one means and what to do.\n",
		);
}

function jsonLines({ explanations }: Answers, context: Context): Safe {
	const redact = createRedactor([...context.hidden]);
	const lines = explanations.map((explanation) =>
		jsonLine(explanationLine(explanation), redact),
	);
	return join(lines, safe``);
}

function words(
	{ explanations, isList }: Answers,
	{ color, quiet = false, verbose = false }: ExplainOptions,
	{ stdout, env, hidden }: Context,
): Safe {
	const theme = createTheme({ color, stream: stdout, env });
	const columns = stdout.columns();
	if (isList) {
		const entries = explanations.flatMap(({ entry }) => entry ?? []);
		return showErrorList(entries, theme, columns);
	}
	const redact = createRedactor([...hidden]);
	const page = { theme, columns, quiet, verbose, redact };
	const shown = explanations.map((each) => showExplanation(each, page));
	return join(shown, safe`\n`);
}
