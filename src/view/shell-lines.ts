import { widest } from "./measure.ts";

/**
 * A shell command broken into lines that fit so many columns and can be pasted as they are: at spaces outside of quotes, each line but
 * the last ending with a backslash. What can't be broken stays whole, however long it is.
 */
export function shellLines(command: string, columns: number): string[] {
	return command.split("\n").flatMap((line) => broken(line, columns));
}

function broken(line: string, columns: number): string[] {
	if (widest(line, columns) <= columns) return [line];
	const lines: string[] = [];
	let current = "";
	for (const word of words(line)) {
		const longer = current === "" ? word : `${current} ${word}`;
		// Two columns stay free for the backslash.
		if (current.trim() === "" || widest(longer, columns) <= columns - 2) {
			current = longer;
			continue;
		}
		lines.push(`${current} \\`);
		current = `${further}${word}`;
	}
	return [...lines, current];
}

const further = "  ";

/** What the spaces of a shell command set apart; an option and its value stay together. */
function words(line: string): string[] {
	const found = line.match(/(?:\\.|'[^']*'|"(?:\\.|[^"\\])*"|[^\s'"])+/g) ?? [];
	const joined: string[] = [];
	for (const word of found) {
		const before = joined.at(-1);
		if (before !== undefined && /^--?\w[\w-]*$/.test(before)) {
			joined[joined.length - 1] = `${before} ${word}`;
		} else joined.push(word);
	}
	return joined;
}
