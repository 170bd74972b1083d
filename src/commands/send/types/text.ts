import { textMessage } from "../../../webhook/send/text.ts";
import { textOf } from "../flags.ts";
import type { MessageType } from "../message-type.ts";

/** `send text` */
export const text: MessageType = {
	name: "text",
	summary: "a text of up to 4096 characters",
	words: [["<text...>", "what it says; - reads it from standard input"]],
	flags: [["--preview-url", "show the page behind its first link"]],
	examples: [
		"text 'Your order is on its way 🚚'",
		"text 'Look: https://shop.example' --preview-url",
		"text - < letter.txt",
	],
	reads: ([first, ...others]) =>
		first === "-" && others.length === 0 ? first : undefined,
	build: (typed) =>
		textMessage(textOf(typed), { preview: typed.options.previewUrl }),
};
