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

/** A config file's content, checked; `source` is what it is called. Throws CliError for what is wrong. */
export function checkConfigFile(value: unknown, source: string): ConfigFile {
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
