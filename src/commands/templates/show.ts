import { type Config, readConfig } from "../../config/config.ts";
import type { Context } from "../../context.ts";
import { CliError, ExitCode } from "../../errors.ts";
import { jsonLine } from "../../view/ndjson.ts";
import { createRedactor } from "../../view/redact.ts";
import { showTemplate } from "../../view/template.ts";
import { templateLine } from "../../view/template-line.ts";
import { createTheme } from "../../view/theme.ts";
import type { MessageTemplate } from "../../webhook/graph/message-template.ts";
import { type GraphAccess, withGraph } from "../graph-access.ts";
import { put } from "../put.ts";
import type { ShowOptions } from "../templates.ts";
import { findWaba, knownIds } from "../wabas.ts";
import { readTemplates } from "./read-templates.ts";
import { unknownTemplate } from "./unknown-template.ts";

/** Prints one template: what it says, what it takes, and how it is sent. Throws CliError where there is none of this name. */
export async function show(
	name: string,
	options: ShowOptions,
	context: Context,
): Promise<ExitCode> {
	const config = await readConfig(options, context);
	const found = await withGraph(
		config,
		context,
		async (access) =>
			find(name, await findWaba(knownIds(options, config), access), access),
		{ timeoutMs: options.timeout },
	);
	const chosen = inLanguage(found, options.lang);
	await print(chosen, found, options, config, context);
	return ExitCode.Done;
}

/** The template in all its languages, one at least. */
async function find(
	name: string,
	wabaId: string,
	access: GraphAccess,
): Promise<readonly MessageTemplate[]> {
	const named = await readTemplates(wabaId, access, { name });
	// Meta also finds names that merely hold this one.
	const found = named.items.filter((each) => each.name === name);
	if (found.length > 0) return found;
	const { items: templates } = await readTemplates(wabaId, access);
	throw unknownTemplate(name, { wabaId, templates });
}

/** The one that is asked for, else the English one, else the first. */
function inLanguage(
	templates: readonly MessageTemplate[],
	asked: string | undefined,
): MessageTemplate {
	const languages = templates.map(({ language }) => language);
	const wanted = asked === undefined ? ["en_US", "en", "en_GB"] : [asked];
	const found = wanted
		.map((each) => each.replace("-", "_").toLowerCase())
		.map((each) =>
			templates.find(({ language }) => language.toLowerCase() === each),
		)
		.find((template) => template !== undefined);
	const chosen = found ?? (asked === undefined ? templates[0] : undefined);
	if (chosen !== undefined) return chosen;
	throw new CliError(
		"template-language",
		`the template isn't there in ${JSON.stringify(asked)}`,
		{ hint: `it is there in ${languages.join(", ")}` },
	);
}

async function print(
	template: MessageTemplate,
	languages: readonly MessageTemplate[],
	{ json, color, quiet }: ShowOptions,
	{ settings }: Config,
	context: Context,
): Promise<void> {
	const { stdout, env, hidden } = context;
	const redact = createRedactor([...hidden]);
	if (json === true) {
		await put(jsonLine(templateLine(template), redact), context);
		return;
	}
	const theme = createTheme({ color, stream: stdout, env });
	const page = { theme, columns: stdout.columns(), redact };
	const others = languages.filter((each) => each !== template);
	const shown = showTemplate(
		template,
		{
			otherLanguages:
				quiet === true ? [] : others.map(({ language }) => language),
			hasRecipient: settings.to !== undefined,
		},
		page,
	);
	await put(shown, context);
}
