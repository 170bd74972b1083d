import { join, resolve } from "node:path";
import type { Context } from "../../context.ts";
import { CliError } from "../../errors.ts";
import { findLines } from "../../io/line-file.ts";
import { findPayloads, readPayload } from "../../io/payload-file.ts";
import type { Source } from "../sources.ts";
import { isExportName, linePayload } from "./exported.ts";

/** The file at a path, what is in it if it is an export, or the `.json` files of a folder; undefined where nothing is. */
export async function fileSources(
	typed: string,
	{ cwd, stderr }: Context,
): Promise<readonly Source[] | undefined> {
	const path = resolve(cwd, typed);
	const found = await findPayloads(path);
	if (found === undefined) return undefined;
	if (found.paths.length === 0) {
		throw new CliError("no-payloads", `there is no .json file in ${typed}`, {
			hint: `only files right in it count; '${join(typed, "**", "*.json")}' takes those further down`,
		});
	}
	if (found.others > 0) {
		stderr.write(`left out in ${typed}: ${found.others} not named .json\n`);
	}
	const sources = found.paths.map((file) =>
		sourcesIn(typed + file.slice(path.length), file),
	);
	return (await Promise.all(sources)).flat();
}

/** The files that a glob matches; undefined for what is none. */
export async function matchingSources(
	typed: string,
	{ cwd }: Context,
): Promise<readonly Source[] | undefined> {
	if (!/[*?[\]{}()!]/.test(typed)) return undefined;
	const { findMatches } = await import("../../io/glob.ts");
	const names = await findMatches(typed, cwd);
	if (names.length === 0) {
		throw new CliError("no-payloads", `no file matches ${typed}`, {
			hint: `it is looked for from ${cwd} on; fixtures are named one by one (wa-hook fixtures)`,
		});
	}
	const sources = names.map((name) => sourcesIn(name, resolve(cwd, name)));
	return (await Promise.all(sources)).flat();
}

async function sourcesIn(
	name: string,
	path: string,
): Promise<readonly Source[]> {
	if (!isExportName(name)) {
		return [
			{ name, load: async () => ({ name, body: await readPayload(path) }) },
		];
	}
	const lines = await findLines(path);
	if (lines.length > 0) {
		return lines.map(({ number, read }) => {
			const line = `${name}:${number}`;
			return {
				name: line,
				load: async () => linePayload(line, await read()),
			};
		});
	}
	throw new CliError("no-payloads", `there is nothing in ${name}`);
}
