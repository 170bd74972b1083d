import type { Meanings } from "../webhook/meanings/meaning.ts";
import { known } from "./kinds/word.ts";
import type { Span } from "./layout.ts";
import { truncate } from "./measure.ts";
import { clean } from "./text.ts";
import type { Theme } from "./theme.ts";

/** A word of Meta's for a state, in the colour of what it means; one that isn't known stays plain, and short. */
export function metaWord(
	word: string,
	meanings: Meanings,
	{ signs }: Pick<Theme, "signs">,
): Span {
	const short = truncate(clean(word), longest, signs.ellipsis);
	return known(word, meanings) ?? { text: short, tone: "theirs" };
}

const longest = 24;
