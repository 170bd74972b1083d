/** The parts of a diagnosis, in the order in which they are checked and shown. */
export const groups = [
	"address",
	"handshake",
	"deliveries",
	"account",
	"live",
] as const;

export type Group = (typeof groups)[number];

/** What one finding code means; `wa-hook verify --explain CODE` prints it. All of it is ours. */
export interface CodeMeaning {
	/** The fault in a sentence or two, as an answer to "what is wrong?"; of a code that is no fault, what is checked. */
	readonly fault: string;
	/** What to do, in a sentence or two; none where there is nothing to do. */
	readonly fix?: string;
	/** The long form, a paragraph each: what Meta does, why this fails there, how it usually comes about, how to see it oneself. */
	readonly about: readonly string[];
}
