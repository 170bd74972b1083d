import type { MessageTemplate } from "../../webhook/graph/message-template.ts";
import type { ListOptions } from "../templates.ts";

/** The templates that are asked for: by a part of their name or all of it with `*`, and by each filter. */
export function choose(
	templates: readonly MessageTemplate[],
	names: readonly string[],
	{ status, category, lang }: Pick<ListOptions, "status" | "category" | "lang">,
): readonly MessageTemplate[] {
	const patterns = names.map(patternOf);
	return templates.filter(
		(template) =>
			(patterns.length === 0 ||
				patterns.some((pattern) => pattern.test(template.name))) &&
			isOne(template.status, status) &&
			isOne(template.category, category) &&
			isOne(template.language, lang),
	);
}

function patternOf(typed: string): RegExp {
	const parts = typed
		.split("*")
		.map((part) => part.replace(/[\\^$.+?()[\]{}|]/g, "\\$&"));
	return typed.includes("*")
		? new RegExp(`^${parts.join(".*")}$`, "i")
		: new RegExp(parts.join(""), "i");
}

function isOne(
	word: string | undefined,
	asked: readonly string[] | undefined,
): boolean {
	return (
		asked === undefined ||
		asked.some((each) => each.toLowerCase() === word?.toLowerCase())
	);
}
