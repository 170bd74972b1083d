import { isLooseObject } from "../../../webhook/loose.ts";
import { buttonsMessage, parseButton } from "../../../webhook/send/buttons.ts";
import { ctaUrlMessage, parseLink } from "../../../webhook/send/cta-url.ts";
import { FlagProblem } from "../../../webhook/send/flag-problem.ts";
import { flowMessage } from "../../../webhook/send/flow.ts";
import { listMessage, parseRows } from "../../../webhook/send/list.ts";
import {
	frameFlags,
	frameOf,
	needed,
	neededMany,
	neededOnce,
	textFrameFlags,
	textOf,
} from "../flags.ts";
import type { MessageType } from "../message-type.ts";

/** `send buttons` */
export const buttons: MessageType = {
	name: "buttons",
	summary: "a text over up to three buttons",
	words: [["<text...>", "what stands over the buttons"]],
	flags: [
		[
			"-b, --button <id=title>",
			"a button; a title alone is its own id",
			"many",
		],
		...frameFlags,
	],
	examples: [
		"buttons 'Shall we deliver today?' -b yes=Yes -b no='Not today'",
		"buttons 'This one?' -b yes=Yes --header-image red.jpg --footer 'Shop Ltd'",
	],
	build(typed) {
		const given = neededMany("--button", typed.options.button);
		return buttonsMessage(
			textOf(typed),
			given.map(parseButton),
			frameOf(typed),
		);
	},
};

/** `send list` */
export const list: MessageType = {
	name: "list",
	summary: "a text over a button that opens up to ten rows",
	words: [["<text...>", "what stands over the button"]],
	flags: [
		["-b, --button <title>", "what the button says", "only"],
		[
			"--row <row>",
			"'Section: id=Title | description', of which only the title has to be there",
			"many",
		],
		...textFrameFlags,
	],
	examples: [
		"list 'When shall we come?' -b Choose --row 'am=Morning | 8 to 12' --row pm=Afternoon",
		"list 'What would you like?' -b Menu --row 'Hot: tea=Tea' --row 'Cold: juice=Juice'",
	],
	build(typed) {
		const { button, row } = typed.options;
		return listMessage(
			textOf(typed),
			neededOnce("--button", button),
			parseRows(neededMany("--row", row)),
			frameOf(typed),
		);
	},
};

/** `send cta-url` */
export const ctaUrl: MessageType = {
	name: "cta-url",
	summary: "a text over a button that opens a page",
	words: [["<text...>", "what stands over the button"]],
	flags: [
		["--link <title=url>", "the button: Shop=https://shop.example"],
		...frameFlags,
	],
	examples: [
		"cta-url 'The new shoes are here' --link Look=https://shop.example",
	],
	build(typed) {
		const link = parseLink(needed("--link", typed.options.link));
		return ctaUrlMessage(textOf(typed), link, frameOf(typed));
	},
};

/** `send flow` */
export const flow: MessageType = {
	name: "flow",
	summary: "a text over a button that opens a Flow",
	words: [["<text...>", "what stands over the button"]],
	flags: [
		["--flow <id>", "the Flow, by its id or name"],
		["-b, --button <title>", "what the button says", "only"],
		["--screen <name>", "the screen that is shown first"],
		["--data <json>", "what that screen is given"],
		["--ask", "the Flow's endpoint says which screen is shown first"],
		["--flow-token <token>", "comes back to the Flow's endpoint"],
		["--draft", "the Flow isn't published yet"],
		...frameFlags,
	],
	examples: [
		"flow 'Book a table' --flow 1234567890123456 -b Book",
		`flow 'Book a table' --flow booking -b Book --screen DATE --data '{"guests":2}' --draft`,
	],
	build(typed) {
		const { flow, button, data, ...options } = typed.options;
		return flowMessage(
			textOf(typed),
			{
				flow: needed("--flow", flow),
				button: neededOnce("--button", button),
				token: options.flowToken,
				isDraft: options.draft,
				isAsked: options.ask,
				screen: options.screen,
				data: data === undefined ? undefined : jsonObject(data),
			},
			frameOf(typed),
		);
	},
};

function jsonObject(text: string): Readonly<Record<string, unknown>> {
	try {
		const value: unknown = JSON.parse(text);
		if (isLooseObject(value)) return value;
	} catch {}
	throw new FlagProblem("--data takes a JSON object", text);
}
