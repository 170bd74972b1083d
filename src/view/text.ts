import { atFirstUse } from "./at-first-use.ts";
import { type Safe, vouch } from "./safe.ts";

/**
 * Makes untrusted text fit for one line of a terminal: whatever a terminal would obey, hide or stack is shown as `\u{…}`,
 * nothing is deleted, and every script's letters and emoji stay as they are. Cleaning twice changes nothing.
 */
export function clean(untrusted: string): Safe {
	if (printableAscii.test(untrusted)) return vouch(untrusted);
	if (!suspicious().test(untrusted)) return vouch(untrusted);
	return vouch(
		untrusted.replace(sequenceOrOffence(), (kept, found?: string) =>
			found === undefined ? kept : escaped(found),
		),
	);
}

/** Finds what `clean` has put in, so that it can be set apart from what was written that way. */
export const escapes = /\\u\{[0-9A-F]{1,6}\}/g;

function escaped(character: string): string {
	return `\\u{${character.codePointAt(0)?.toString(16).toUpperCase()}}`;
}

const printableAscii = /^[ -~]*$/;

// Controls, surrogates without a partner, private use, line separators, noncharacters, annotation marks, everything that
// shows nothing (bidi controls, joiners, fillers, tags and variation selectors among it), and marks with no base of their own.
const offence = String.raw`[\p{Cc}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\p{Default_Ignorable_Code_Point}\p{M}\u{FFF9}-\u{FFFB}]`;
const suspicious = atFirstUse(() => new RegExp(offence, "u"));

// A visible mark, at most eight of them on one base.
const mark = String.raw`(?:(?!\p{Default_Ignorable_Code_Point})\p{M})`;
const base = String.raw`[\p{L}\p{N}\p{P}\p{S}]`;
const emojiElement = String.raw`\p{Extended_Pictographic}(?:[\u{FE0E}\u{FE0F}]|\p{Emoji_Modifier})?`;

// Scripts that are spelled with joiners: cursive ones, and those of India and its neighbours.
const joining = `(?=[\\p{L}\\p{N}])[${[
	"Adlam",
	"Arabic",
	"Bengali",
	"Devanagari",
	"Gujarati",
	"Gurmukhi",
	"Kannada",
	"Khmer",
	"Malayalam",
	"Mongolian",
	"Myanmar",
	"Nko",
	"Oriya",
	"Sinhala",
	"Syriac",
	"Tamil",
	"Telugu",
	"Tibetan",
]
	.map((script) => `\\p{Script=${script}}`)
	.join("")}]`;
const joiner = String.raw`[\u{200C}\u{200D}]`;

// What makes an otherwise suspicious character legitimate stands before it, so each of these is matched whole and kept.
const sequences = [
	// A flag spelled in tags: England, Scotland, Texas.
	String.raw`\u{1F3F4}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{3,6}\u{E007F}`,
	String.raw`[0-9#*]\u{FE0F}?\u{20E3}`,
	// Emoji in use have up to four elements.
	String.raw`${emojiElement}(?:\u{200D}${emojiElement}){0,7}${mark}{0,8}`,
	String.raw`\p{Emoji}[\u{FE0E}\u{FE0F}]`,
	String.raw`[\p{Ideographic}][\u{FE00}-\u{FE02}\u{E0100}-\u{E01EF}]`,
	String.raw`\p{Sm}\u{FE00}`,
	String.raw`(?=\p{L})\p{Script=Mongolian}[\u{180B}-\u{180D}\u{180F}]`,
	`${joining}${mark}{0,4}${joiner}${mark}{0,4}`,
	// A Persian ending on a Latin word.
	String.raw`\u{200C}(?=${joining})`,
	`${base}${mark}{1,8}`,
];

const sequenceOrOffence = atFirstUse(
	() => new RegExp(`${sequences.join("|")}|(${offence})`, "gu"),
);
