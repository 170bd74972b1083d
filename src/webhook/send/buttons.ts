import type { Content } from "./content.ts";
import { FlagProblem } from "./flag-problem.ts";
import { type Frame, interactiveMessage } from "./interactive.ts";

/** A button that answers with its id. */
export interface ReplyButton {
	readonly id: string;
	readonly title: string;
}

/** A text over up to three buttons. */
export function buttonsMessage(
	body: string,
	buttons: readonly ReplyButton[],
	frame?: Frame,
): Content {
	const action = {
		buttons: buttons.map(({ id, title }) => ({
			type: "reply",
			reply: { id, title },
		})),
	};
	return interactiveMessage("button", body, action, frame);
}

/** Reads `yes=Yes`; a title alone is its own id. */
export function parseButton(text: string): ReplyButton {
	const { id, title } = parsePair(text);
	if (title === "" || id === "") {
		throw new FlagProblem("write a button like yes=Yes", text);
	}
	return { id, title };
}

/** What stands before and after the first `=`; without one, the text twice. */
export function parsePair(text: string): ReplyButton {
	const [, id = text, title = text] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
	return { id: id.trim(), title: title.trim() };
}
