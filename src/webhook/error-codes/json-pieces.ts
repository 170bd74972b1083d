/** A stretch of a text: JSON that was read, or anything else as it is. */
export type Piece = { readonly json: unknown } | { readonly text: string };

/** Cuts a text into the objects and lists of JSON in it and what stands around them, in order. */
export function jsonPieces(text: string): Piece[] {
	const pieces: Piece[] = [];
	let rest = 0;
	for (const [start, end] of balanced(text)) {
		const json = parsed(text.slice(start, end));
		if (json === undefined) continue;
		pieces.push({ text: text.slice(rest, start) }, { json });
		rest = end;
	}
	pieces.push({ text: text.slice(rest) });
	return pieces;
}

/** Where brackets open and close again, outermost ones only. One look at each character, whatever the text. */
function* balanced(text: string): Generator<[number, number]> {
	let start = 0;
	let depth = 0;
	let isQuoted = false;
	for (const { 0: token, index } of text.matchAll(/\\.|["{}[\]]/gs)) {
		if (token === '"') isQuoted = depth > 0 && !isQuoted;
		else if (isQuoted || token.startsWith("\\")) continue;
		else if (token === "{" || token === "[") {
			if (depth === 0) start = index;
			depth += 1;
		} else if (depth > 0) {
			depth -= 1;
			if (depth === 0) yield [start, index + 1];
		}
	}
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
