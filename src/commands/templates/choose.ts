import type { MessageTemplate } from "../../webhook/graph/message-template.ts";
import type { ListOptions } from "../templates.ts";

/** The templates that are asked for: by a part of their name or all of it with `*`, and by each filter. */
export function choose(
	templates: readonly MessageTemplate[],
	names: readonly string[],
	{ status, category, lang }: Pick<ListOptions, "status" | "category" | "lang">,
): readonly MessageTemplate[] {
	return templates.filter(
		(template) =>
			(names.length === 0 || names.some((name) => isLike(name, template))) &&
			isOne(template.status, status) &&
			isOne(template.category, category) &&
			isOne(template.language, lang),
	);
}

/** Whether a template is called like what was typed. */
export function isLike(
	typed: string,
	{ name }: Pick<MessageTemplate, "name">,
): boolean {
	return patternOf(typed).test(name);
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
