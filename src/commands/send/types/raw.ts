import { JsonSyntaxError, scanTokens } from "../../../webhook/json-tokens.ts";
import { isLooseObject } from "../../../webhook/loose.ts";
import { FlagProblem } from "../../../webhook/send/flag-problem.ts";
import type { MessageType } from "../message-type.ts";

/** `send raw` */
export const raw: MessageType = {
	name: "raw",
	summary: "any body, from a file or standard input",
	words: [
		["<file>", "JSON as it is posted to /messages; - for standard input"],
	],
	flags: [],
	examples: ["raw message.json", "raw - < message.json"],
	manner: "raw",
	reads: ([file]) => file,
	build({ input = "" }) {
		const value = parsed(input.replace(/^\uFEFF/, ""));
		if (isLooseObject(value)) return value;
		throw new FlagProblem("the body is not a JSON object", input.slice(0, 80));
	},
};

function parsed(json: string): unknown {
	if (json.trim() === "") throw new FlagProblem("the body is empty", "");
	try {
		scanTokens(json, () => {});
	} catch (error) {
		if (!(error instanceof JsonSyntaxError)) throw error;
		throw new FlagProblem(`the body is not JSON: ${error.message}`, "");
	}
	return JSON.parse(json);
}
