import { present } from "../loose.ts";
import { parsePair } from "./buttons.ts";
import type { Content } from "./content.ts";
import { FlagProblem } from "./flag-problem.ts";
import { type Frame, interactiveMessage } from "./interactive.ts";
import { type Section, sectionsOf } from "./sections.ts";

/** A row that answers with its id. */
export interface Row {
	readonly id: string;
	readonly title: string;
	readonly description?: string;
}

/** A text over a button that opens up to ten rows. */
export function listMessage(
	body: string,
	button: string,
	sections: readonly Section<Row>[],
	frame?: Frame,
): Content {
	const action = {
		button,
		sections: sections.map(({ title, items }) => ({
			...present({ title }),
			rows: items,
		})),
	};
	return interactiveMessage("list", body, action, frame);
}

/** Reads rows as `Section: id=Title | description`, of which only the title has to be there; see `sectionsOf`. */
export function parseRows(texts: readonly string[]): readonly Section<Row>[] {
	return sectionsOf(texts, parseRow);
}

function parseRow(text: string): Row {
	const [, named = text, description] = /^(.*?)\s+\|\s+(.*)$/s.exec(text) ?? [];
	const { id, title } = parsePair(named);
	if (id === "" || title === "") {
		throw new FlagProblem(
			"write a row like 'Section: id=Title | description'",
			text,
		);
	}
	return {
		id,
		title,
		...present({ description: description?.trim() || undefined }),
	};
}
