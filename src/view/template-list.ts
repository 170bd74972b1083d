import type { MessageTemplate } from "../webhook/graph/message-template.ts";
import type { Meanings } from "../webhook/meanings/meaning.ts";
import {
	qualityScores,
	templateCategories,
	templateEvents,
	templateReasons,
} from "../webhook/meanings/templates.ts";
import { truncate } from "./measure.ts";
import { metaWord } from "./meta-word.ts";
import { type Safe, safe } from "./safe.ts";
import { table } from "./table.ts";
import { clean } from "./text.ts";
import type { Theme } from "./theme.ts";

/** Templates a line each: name, language, status, category, and what is wrong with one. */
export function templateTable(
	templates: readonly MessageTemplate[],
	theme: Theme,
	columns: number | undefined,
): Safe {
	const longest = Math.max(leastName, (columns ?? 140) - otherColumns);
	return table(
		templates.map(({ name, language, status, category, ...template }) => [
			truncate(clean(name), longest, theme.signs.ellipsis),
			truncate(clean(language), 8, theme.signs.ellipsis),
			painted(status, templateEvents, theme),
			painted(category, templateCategories, theme),
			remark(template, theme),
		]),
	);
}

const leastName = 20;
/** What stands beside the names, mostly. */
const otherColumns = 50;

/** A quality that is good needs no word. */
function remark(
	{ quality, rejection }: Pick<MessageTemplate, "quality" | "rejection">,
	theme: Theme,
): Safe {
	if (rejection !== undefined)
		return painted(rejection, templateReasons, theme);
	return quality === undefined || quality === "GREEN"
		? safe``
		: safe`quality ${painted(quality, qualityScores, theme)}`;
}

function painted(
	word: string | undefined,
	meanings: Meanings,
	theme: Theme,
): Safe {
	if (word === undefined) return safe``;
	const { text, tone } = metaWord(word, meanings, theme);
	return theme.paint(tone, text);
}
