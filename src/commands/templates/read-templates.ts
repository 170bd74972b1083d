import type { Params } from "../../io/graph/graph.ts";
import {
	type MessageTemplate,
	readMessageTemplate,
} from "../../webhook/graph/message-template.ts";
import { askFields } from "../ask-fields.ts";
import { askPages, type Listed } from "../ask-pages.ts";
import type { GraphAccess } from "../graph-access.ts";
import { graphRefusal } from "../graph-refusal.ts";

/** The templates of an account, in the order of their names and languages. `filter` goes along to Meta. Throws CliError. */
export async function readTemplates(
	wabaId: string,
	{ graph, token }: GraphAccess,
	filter: Params = {},
): Promise<Listed<MessageTemplate>> {
	const path = `/${wabaId}/message_templates`;
	const listed = await askPages({
		ask: (page) =>
			askFields(graph, path, templateFields, token, { ...filter, ...page }),
		read: readMessageTemplate,
		mostPages,
	});
	if (!listed.ok) throw graphRefusal(listed, "list the templates");
	const items = [...listed.items].sort(
		(one, other) =>
			compare(one.name, other.name) || compare(one.language, other.language),
	);
	return { ...listed, items };
}

const templateFields = {
	usual: ["id", "name", "language", "status", "category", "components"],
	rare: ["quality_score", "rejected_reason", "parameter_format"],
};

/** An account has 6,000 names at most, some of them in many languages. */
const mostPages = 200;

function compare(one: string, other: string): number {
	if (one === other) return 0;
	return one < other ? -1 : 1;
}
