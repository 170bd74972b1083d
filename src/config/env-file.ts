import { readFile } from "node:fs/promises";
import { isAbsolute, join } from "node:path";
import { parseEnv } from "node:util";
import { CliError } from "../errors.ts";
import { isMissing } from "./file.ts";

/** The variables of `.env`, or of the file named with `--env-file`; empty when there is no `.env`. */
export async function readEnvFile(
	cwd: string,
	named: string | undefined,
): Promise<{
	values: Readonly<Record<string, string | undefined>>;
	source: string;
}> {
	const source = named ?? ".env";
	try {
		const content = await readFile(
			isAbsolute(source) ? source : join(cwd, source),
			"utf8",
		);
		return { values: parseEnv(content.replace(/^\uFEFF/, "")), source };
	} catch (error) {
		if (named === undefined && isMissing(error)) return { values: {}, source };
		throw new CliError(
			"env-file-unreadable",
			`the env file ${source} can't be read`,
			{
				hint: "check the name given with --env-file",
				cause: error,
			},
		);
	}
}
