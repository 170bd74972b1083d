import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import * as z from "zod";
import { CliError } from "../errors.ts";
import { tunnelChoices } from "../io/tunnel/choices.ts";
import { didYouMean } from "../suggest.ts";
import { webhookPath } from "./syntax.ts";

const text = z.string().min(1);
const texts = z.union([text, z.array(text)]);

/** What `wa-hook.config.json`, or the `wa-hook` key of package.json, may hold. Strict: a misspelt key is an error. */
const ConfigFile = z.strictObject({
	appSecret: texts.optional(),
	verifyToken: text.optional(),
	accessToken: text.optional(),
	phoneNumberId: text.optional(),
	wabaId: text.optional(),
	appId: text.optional(),
	to: text.optional(),
	apiVersion: text.optional(),
	graphUrl: text.optional(),
	webhookSecret: text.optional(),
	stateDir: text.optional(),
	port: z.number().int().min(0).max(65_535).optional(),
	path: text
		.regex(webhookPath, "is not a path: it starts with / and has no query")
		.optional(),
	forwardTo: texts.optional(),
	tunnel: z.enum(tunnelChoices).optional(),
	publicUrl: text.optional(),
	subdomain: text.optional(),
	signatureHeader: texts.optional(),
	events: texts.optional(),
});

export type ConfigFile = z.infer<typeof ConfigFile>;

/** The project's config file and what it is called; empty when there is none. Throws CliError for one that is wrong. */
export async function readConfigFile(
	cwd: string,
): Promise<{ values: ConfigFile; source: string }> {
	const own = await readJson(join(cwd, "wa-hook.config.json"));
	if (own !== undefined) {
		return {
			values: check(own, "wa-hook.config.json"),
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
	return { values: check(manifest["wa-hook"], source), source };
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

function check(value: unknown, source: string): ConfigFile {
	const result = ConfigFile.safeParse(value);
	if (result.success) return result.data;
	const issue = result.error.issues[0];
	if (issue?.code === "unrecognized_keys") {
		const key = issue.keys[0] ?? "";
		throw new CliError(
			"config-invalid",
			`${source} has an unknown key "${key}"`,
			{
				hint: didYouMean(key, Object.keys(ConfigFile.shape)),
			},
		);
	}
	const where = issue?.path.join(".") || "the whole";
	throw new CliError(
		"config-invalid",
		`${source}: ${where}: ${issue?.message}`,
	);
}

/** True for the error of a file that is not there. */
export function isMissing(error: unknown): boolean {
	return (
		error instanceof Error &&
		"code" in error &&
		(error.code === "ENOENT" || error.code === "ENOTDIR")
	);
}
