import { jsonMentions } from "./json-mentions.ts";
import { jsonPieces } from "./json-pieces.ts";
import { type Mention, mergeMentions } from "./mention.ts";
import { textMentions } from "./text-mentions.ts";
import { typedCodes } from "./typed-codes.ts";

/**
 * The error codes in whatever was typed or pasted: codes, a log line, an answer of the API, a webhook's body, a file of such
 * lines. In order, each once.
 */
export function readMentions(text: string): Mention[] {
	const typed = typedCodes(text);
	return mergeMentions(typed.length > 0 ? typed : pasted(text, 0));
}

// JSON within a text within JSON: a log line that quotes an answer, kept by a log collector.
const deepest = 3;

function pasted(text: string, depth: number): Mention[] {
	return jsonPieces(text).flatMap((piece) => {
		if ("text" in piece) return textMentions(piece.text);
		return jsonMentions(piece.json).flatMap((found) => {
			if (typeof found !== "string") return [found];
			return depth < deepest ? pasted(found, depth + 1) : [];
		});
	});
}
