import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { CliError } from "../errors.ts";
import type { ConfigFile } from "./file-schema.ts";

/** The project's config file and what it is called; empty when there is none. Throws CliError for one that is wrong. */
export async function readConfigFile(
	cwd: string,
): Promise<{ values: ConfigFile; source: string }> {
	const own = await readJson(join(cwd, "wa-hook.config.json"));
	if (own !== undefined) {
		return {
			values: await check(own, "wa-hook.config.json"),
			source: "wa-hook.config.json",
		};
	}
	const manifest = await readJson(join(cwd, "package.json"));
	const source = "the wa-hook key of package.json";
	if (
		typeof manifest !== "object" ||
		manifest === null ||
		!("wa-hook" in manifest)
	) {
		return { values: {}, source };
	}
	return { values: await check(manifest["wa-hook"], source), source };
}

// Loaded where there is something to check: most projects have no such file, and every command asks for it.
async function check(value: unknown, source: string): Promise<ConfigFile> {
	const { checkConfigFile } = await import("./file-schema.ts");
	return checkConfigFile(value, source);
}

async function readJson(path: string): Promise<unknown> {
	let content: string;
	try {
		content = await readFile(path, "utf8");
	} catch (error) {
		if (isMissing(error)) return undefined;
		throw new CliError("config-unreadable", `${basename(path)} can't be read`, {
			cause: error,
		});
	}
	try {
		return JSON.parse(content.replace(/^\uFEFF/, ""));
	} catch (error) {
		throw new CliError(
			"config-invalid",
			`${basename(path)} is not valid JSON`,
			{
				hint: "mend it, or move it away: nothing in it is required",
				cause: error,
			},
		);
	}
}

/** True for the error of a file that is not there. */
export function isMissing(error: unknown): boolean {
	return (
		error instanceof Error &&
		"code" in error &&
		(error.code === "ENOENT" || error.code === "ENOTDIR")
	);
}
