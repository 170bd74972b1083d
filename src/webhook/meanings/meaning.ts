/** Whether a word is good news, or something to look after, or bad news; most are neither. */
export type Level = "good" | "warn" | "bad" | "plain";

/** What a word of Meta's tells a developer, in a sentence; empty where the word says it all. */
export interface Meaning {
	readonly level: Level;
	readonly says: string;
}

/** The words that Meta documents for one member of a payload. */
export interface Meanings {
	/** The meaning of a word in capitals or not: Meta's own pages write some words both ways. */
	find(word: string): Meaning | undefined;
}

/** Words by their level, each with its sentence. */
export function meanings(
	words: Partial<Record<Level, Readonly<Record<string, string>>>>,
): Meanings {
	const known = new Map<string, Meaning>();
	for (const level of levels) {
		for (const [word, says] of Object.entries(words[level] ?? {})) {
			known.set(word.toLowerCase(), { level, says });
		}
	}
	// A letter beyond ASCII may have a small form within it.
	return {
		find: (word) =>
			/^[ -~]+$/.test(word) ? known.get(word.toLowerCase()) : undefined,
	};
}

const levels: readonly Level[] = ["good", "warn", "bad", "plain"];
