import { FlagProblem } from "../../../webhook/send/flag-problem.ts";
import { reactionMessage } from "../../../webhook/send/reaction.ts";
import { readReceipt } from "../../../webhook/send/read-receipt.ts";
import type { MessageType } from "../message-type.ts";

/** `send reaction` */
export const reaction: MessageType = {
	name: "reaction",
	summary: "an emoji on a message, or its removal",
	words: [
		["<message>", "the message's id (wamid.…), or last: the newest recorded"],
		["[emoji]", "the emoji"],
	],
	flags: [["--remove", "take off the one that is there"]],
	isAboutMessage: true,
	examples: ["reaction last 👍", "reaction wamid.HBgL… --remove"],
	build({ words: [message = "", emoji], options }) {
		const isRemoved = options.remove === true;
		if (isRemoved === (emoji !== undefined)) {
			throw new FlagProblem("say an emoji, or --remove", emoji ?? "");
		}
		return reactionMessage(message, emoji ?? "");
	},
};

/** `send read` */
export const read: MessageType = {
	name: "read",
	summary: "mark a message as read, and those before it",
	words: [
		["<message>", "the message's id (wamid.…), or last: the newest recorded"],
	],
	flags: [["--typing", "show that an answer is being written, for 25 seconds"]],
	examples: ["read last --typing", "read wamid.HBgL…"],
	isAboutMessage: true,
	manner: "receipt",
	build: ({ words: [message = ""], options }) =>
		readReceipt(message, { typing: options.typing === true }),
};
