import type { Context } from "../../context.ts";
import { CliError, ExitCode } from "../../errors.ts";
import type { GlobalOptions } from "../../program.ts";
import { suggest } from "../../suggest.ts";
import { codeList, codePage } from "../../view/diagnosis-code.ts";
import { codeLine } from "../../view/diagnosis-lines.ts";
import { jsonLine } from "../../view/ndjson.ts";
import { join, safe } from "../../view/safe.ts";
import { createTheme } from "../../view/theme.ts";
import {
	findCode,
	findingCodes,
	type KnownCode,
} from "../../webhook/diagnose/codes.ts";

/** Prints what a finding means and what to do about it; all of them in a line each for `true`. Throws CliError for an unknown code. */
export function explainCode(
	code: string | true,
	{ json, color, quiet = false, verbose = false }: GlobalOptions,
	{ stdout, env }: Context,
): ExitCode {
	const codes = code === true ? findingCodes : [known(code)];
	if (json === true) {
		const lines = codes.map((each) => jsonLine(codeLine(each)));
		stdout.write(join(lines, safe``));
		return ExitCode.Done;
	}
	const theme = createTheme({ color, stream: stdout, env });
	const columns = stdout.columns();
	// All of it is ours: there is nothing to take out.
	const page = { theme, columns, quiet, verbose, redact: asItIs };
	const [first] = codes;
	stdout.write(
		code === true || first === undefined
			? codeList(codes, page)
			: codePage(first, page),
	);
	return ExitCode.Done;
}

function known(typed: string): KnownCode {
	const name = typed
		.trim()
		.toLowerCase()
		.replace(/[_\s]+/g, "-");
	const found = findCode(name);
	if (found !== undefined) return found;
	if (/^\d+(?:\/\d+)?$/.test(name)) {
		throw new CliError(
			"usage",
			`${typed} is no finding of verify's; Meta's errors have numbers`,
			{ hint: `wa-hook explain ${name}` },
		);
	}
	const names = findingCodes.map(({ code }) => code);
	throw new CliError("usage", `there is no finding called '${typed}'`, {
		hint: meantBy(name, names) ?? "wa-hook verify --explain lists them all",
	});
}

/** The names that hold the word, else the one that is spelled nearly so. */
function meantBy(name: string, names: readonly string[]): string | undefined {
	const holding = names.filter((each) => each.split("-").includes(name));
	if (holding.length > mostMeant) {
		return `${holding.length} names hold it: wa-hook verify --explain lists them all`;
	}
	if (holding.length > 1) return `did you mean one of: ${holding.join(", ")}?`;
	const nearest = holding[0] ?? suggest(name, names);
	return nearest && `did you mean ${nearest}?`;
}

const mostMeant = 8;

function asItIs(text: string): string {
	return text;
}
