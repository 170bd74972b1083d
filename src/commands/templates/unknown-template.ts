import { CliError } from "../../errors.ts";
import { suggest } from "../../suggest.ts";
import type { MessageTemplate } from "../../webhook/graph/message-template.ts";

/** The error for a name that no template of the account has; `words` are others that may have been meant. */
export function unknownTemplate(
	typed: string,
	{
		wabaId,
		templates,
		words = [],
		like = "",
	}: {
		readonly wabaId: string;
		readonly templates: readonly MessageTemplate[];
		readonly words?: readonly string[];
		/** `like ` where a part of the name would have done. */
		readonly like?: "" | "like ";
	},
): CliError {
	const names = templates.map(({ name }) => name);
	const meant = suggest(typed, [...names, ...words]);
	return new CliError(
		"template-unknown",
		`the WhatsApp account ${wabaId} has no template ${like}${JSON.stringify(typed)}`,
		{
			hint:
				meant === undefined
					? `wa-hook templates lists the ${names.length} that it has; --waba-id names another account`
					: `did you mean ${meant}?`,
		},
	);
}
