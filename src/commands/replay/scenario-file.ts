import { basename, dirname, join, resolve } from "node:path";
import type { Context } from "../../context.ts";
import { CliError } from "../../errors.ts";
import { findPayloads, readPayload } from "../../io/payload-file.ts";
import { didYouMean } from "../../suggest.ts";
import { JsonSyntaxError } from "../../webhook/json-tokens.ts";
import { readScenario, type Scenario } from "../../webhook/scenario.ts";
import { ScenarioProblem } from "../../webhook/scenario-problem.ts";

/** A scenario, what it is called, and the folder that paths in it start from. */
export interface ScenarioFile extends Scenario {
	readonly name: string;
	readonly folder: string;
}

/** The scenario in a file; a bare word is one of those that come with wa-hook. Throws CliError for what is none. */
export async function openScenario(
	typed: string,
	{ cwd, packageRoot }: Pick<Context, "cwd" | "packageRoot">,
): Promise<ScenarioFile> {
	const shelf = join(packageRoot, "fixtures", "scenarios");
	const isWord = /^[\w-]+$/.test(typed);
	const path = isWord ? join(shelf, `${typed}.json`) : resolve(cwd, typed);
	const found = await findPayloads(path);
	if (found === undefined) {
		throw missing(typed, isWord ? await namesIn(shelf) : []);
	}
	if (found.paths[0] !== path) throw folder(typed);
	const json = (await readPayload(path)).toString("utf8");
	try {
		const scenario = readScenario(json);
		return { ...scenario, name: typed, folder: dirname(path) };
	} catch (error) {
		throw inWords(error, typed);
	}
}

async function namesIn(folder: string): Promise<readonly string[]> {
	const { paths = [] } = (await findPayloads(folder)) ?? {};
	return paths.map((path) => basename(path, ".json"));
}

function missing(typed: string, names: readonly string[]): CliError {
	return new CliError("unknown-scenario", `there is no scenario ${typed}`, {
		hint:
			names.length === 0
				? "--scenario test/order.json plays a file, --scenario conversation one that comes with wa-hook"
				: `${didYouMean(typed, names)}; a file is named with its ending`,
	});
}

function folder(typed: string): CliError {
	return new CliError("scenario-invalid", `${typed} is a folder`, {
		hint: "name the scenario in it; --scenario may be given several times",
	});
}

function inWords(error: unknown, name: string): unknown {
	if (error instanceof JsonSyntaxError) {
		return new CliError(
			"scenario-invalid",
			`${name} is not JSON: ${error.message}`,
			{ cause: error },
		);
	}
	if (!(error instanceof ScenarioProblem)) return error;
	const { place, message, given, known } = error;
	return new CliError("scenario-invalid", `${name}: ${place}: ${message}`, {
		hint:
			given === undefined || known.length === 0
				? 'a scenario is like {"steps": [{"send": "text", "as": "question"}, {"pause": "2s"}, {"again": "question"}]}'
				: didYouMean(given, known),
		cause: error,
	});
}
