import { readConfig } from "../../config/config.ts";
import type { Context } from "../../context.ts";
import { CliError, ExitCode } from "../../errors.ts";
import { withGraph } from "../graph-access.ts";
import type { GetOptions } from "../media.ts";
import { fetchMedia } from "./fetch-media.ts";
import { findFacts } from "./find-facts.ts";
import { findIds } from "./find-ids.ts";
import { openPlace, refuseOddOutput } from "./place.ts";
import { tell } from "./tell.ts";

/** Gets files from Meta, one after the other. Throws CliError at the first that can't be had whole. */
export async function get(
	typed: readonly string[],
	options: GetOptions,
	context: Context,
): Promise<ExitCode> {
	refuseOddOutput(options, context);
	const config = await readConfig(options, context);
	const ids = await findIds(typed, config, context);
	if (ids.length > 1 && options.output === "-") throw severalFiles();
	return withGraph(
		config,
		context,
		async (access) => {
			for (const id of ids) {
				const facts = await findFacts(id, access);
				const place = await openPlace(facts, ids.length, options, context);
				const fetched = await fetchMedia(facts, place, {
					access,
					env: config.environment,
					options,
					context,
				});
				if (fetched === undefined) return ExitCode.Done;
				tell({ ...facts, ...fetched, path: place.path }, options, context);
			}
			return ExitCode.Done;
		},
		{ timeoutMs: options.timeout },
	);
}

function severalFiles(): CliError {
	return new CliError(
		"contradiction",
		"several files can't go to standard output",
		{ hint: "get them one by one, or name a folder with --output" },
	);
}
