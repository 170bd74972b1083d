import type { Media } from "../../webhook/send/content.ts";
import type { MediaKind } from "../../webhook/send/media-types.ts";
import type { SendOptions } from "../send.ts";

/** A type of message as it is typed after `wa-hook send`. */
export interface MessageType {
	readonly name: string;
	readonly summary: string;
	/** What is typed without a flag, as commander spells it: `<text...>`. */
	readonly words: readonly (readonly [spelling: string, about: string])[];
	readonly flags: readonly Flag[];
	/** What stands behind `wa-hook send`, without the recipient. */
	readonly examples: readonly string[];
	/** `message` unless it says otherwise: addressed to somebody. A `receipt` is not, a `raw` body is where it isn't already. */
	readonly manner?: "receipt" | "raw";
	/** The first word is the id of a message, or `last`. */
	readonly isAboutMessage?: boolean;
	/** A word may begin with a minus without being a flag. */
	readonly takesMinus?: boolean;
	/** The file, or `-` for standard input, whose text is wanted as `input`. */
	reads?(words: readonly string[]): string | undefined;
	/** What is sent, before it is addressed. Throws FlagProblem for what can't be read. */
	build(typed: Typed): Readonly<Record<string, unknown>>;
}

/** A flag of one type of message; a `many` may be given several times, an `only` where other types take several. */
export type Flag = readonly [
	spelling: string,
	about: string,
	kind?: "many" | "only" | "number",
];

/** What was typed, ready to be put together. */
export interface Typed {
	readonly words: readonly string[];
	readonly options: SendOptions;
	/** What was read, where something is. */
	readonly input: string | undefined;
	readonly media: MediaLookup;
	/** Milliseconds since the epoch. */
	readonly now: number;
}

/** What stands in a message for an address, the id of an upload, or a local file, which is uploaded first. */
export type MediaLookup = (text: string, kind: MediaKind) => Media;
