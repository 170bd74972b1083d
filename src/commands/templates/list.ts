import { readConfig } from "../../config/config.ts";
import type { Context } from "../../context.ts";
import { ExitCode } from "../../errors.ts";
import { jsonLine } from "../../view/ndjson.ts";
import { createRedactor } from "../../view/redact.ts";
import { templateLine } from "../../view/template-line.ts";
import { templateTable } from "../../view/template-list.ts";
import { createTheme } from "../../view/theme.ts";
import type { MessageTemplate } from "../../webhook/graph/message-template.ts";
import { withGraph } from "../graph-access.ts";
import { put } from "../put.ts";
import type { ListOptions } from "../templates.ts";
import { findWaba, knownIds } from "../wabas.ts";
import { choose, isLike } from "./choose.ts";
import { readTemplates } from "./read-templates.ts";
import { unknownTemplate } from "./unknown-template.ts";

/** Prints the templates that the names and filters let through, all without any. */
export async function list(
	names: readonly string[],
	options: ListOptions,
	context: Context,
): Promise<ExitCode> {
	const config = await readConfig(options, context);
	const listed = await withGraph(
		config,
		context,
		async (access) => {
			const wabaId = await findWaba(knownIds(options, config), access);
			const found = await readTemplates(wabaId, access);
			if (found.isWhole) refuseUnknown(names, found.items, wabaId);
			return found;
		},
		{ timeoutMs: options.timeout },
	);
	const chosen = choose(listed.items, names, options);
	await print(chosen, options, context);
	const remark = remarkOn(chosen, listed);
	if (remark !== undefined && options.quiet !== true) {
		context.stderr.write(`${remark}\n`);
	}
	return ExitCode.Done;
}

/** A name that is none is a mistake, whatever the others find; that a filter lets nothing through is an answer. */
function refuseUnknown(
	names: readonly string[],
	templates: readonly MessageTemplate[],
	wabaId: string,
): void {
	const unknown = names.find(
		(name) => !templates.some((template) => isLike(name, template)),
	);
	if (unknown === undefined) return;
	const words = ["list", "show"];
	throw unknownTemplate(unknown, { wabaId, templates, words, like: "like " });
}

async function print(
	templates: readonly MessageTemplate[],
	{ json, color }: ListOptions,
	context: Context,
): Promise<void> {
	const { stdout, env, hidden } = context;
	if (json === true) {
		const redact = createRedactor([...hidden]);
		for (const template of templates) {
			await put(jsonLine(templateLine(template), redact), context);
		}
		return;
	}
	const theme = createTheme({ color, stream: stdout, env });
	await put(templateTable(templates, theme, stdout.columns()), context);
}

function remarkOn(
	chosen: readonly MessageTemplate[],
	{
		items,
		isWhole,
	}: { readonly items: readonly unknown[]; readonly isWhole: boolean },
): string | undefined {
	if (!isWhole) {
		return `warning: the account has more templates than the ${items.length} that were looked at`;
	}
	if (chosen.length > 0) return undefined;
	return items.length === 0
		? "The account has no templates."
		: `None of the account's ${items.length} templates is one of these.`;
}
