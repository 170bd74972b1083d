import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import {
	graphemes,
	pad,
	truncate,
	widest,
	width,
} from "../../src/view/measure.ts";
import { safe } from "../../src/view/safe.ts";
import { clean } from "../../src/view/text.ts";
import { wrap } from "../../src/view/wrap.ts";
import { colourTheme } from "./made.ts";

const anyText = fc.string({ unit: "grapheme", maxLength: 60 }).map(clean);
const columns = fc.integer({ min: 10, max: 40 });

describe("width", () => {
	it.each([
		["plain", 5],
		["Grüße", 5],
		["王小明", 6],
		["👋🏽", 2],
	])("of %s is %i", (text, expected) => {
		expect(width(clean(text))).toBe(expected);
	});

	it("does not count colour", () => {
		expect(width(colourTheme().paint("bad", safe`failed`))).toBe(6);
	});
});

describe("the widest a text can be shown", () => {
	it("counts each part of a joined emoji, since some terminals draw each", () => {
		expect(width(clean("👩‍🚀"))).toBe(2);
		expect(widest(clean("👩‍🚀"))).toBe(4);
		expect(widest(clean("नमस्ते"))).toBe(4);
	});

	it("of no character is less than its width", () => {
		const blocks = [
			[0x20, 0xd7ff],
			[0xf900, 0xffef],
			[0x16f00, 0x18e00],
			[0x1aff0, 0x1b300],
			[0x1d300, 0x1d380],
			[0x1f000, 0x1fbff],
			[0x20000, 0x20100],
		] as const;
		const tooNarrow = blocks
			.flatMap(([first, last]) =>
				Array.from({ length: last - first }, (_, i) =>
					String.fromCodePoint(first + i),
				),
			)
			.map(clean)
			.filter((text) => widest(text) < stringWidth(text));
		expect(tooNarrow).toEqual([]);
	});

	it("is never less than its width", () => {
		fc.assert(
			fc.property(anyText, (text) => {
				expect(widest(text)).toBeGreaterThanOrEqual(stringWidth(text));
			}),
			{ numRuns: 500 },
		);
	});
});

describe("graphemes", () => {
	it("keep letters and their marks together", () => {
		expect([...graphemes("e\u0301👩‍🚀🇩🇪x")]).toEqual([
			"e\u0301",
			"👩‍🚀",
			"🇩🇪",
			"x",
		]);
	});

	it("of an endless one come in pieces", () => {
		expect([...graphemes("ᄀ".repeat(500))]).toHaveLength(500);
	});

	it("put together are the text", () => {
		fc.assert(
			fc.property(anyText, (text) => {
				expect([...graphemes(text)].join("")).toBe(text);
			}),
		);
	});
});

describe("pad", () => {
	it("fills up by what is seen", () => {
		expect(pad(clean("王"), 4)).toBe("王  ");
		expect(pad(clean("long"), 2)).toBe("long");
	});
});

describe("truncate", () => {
	it("cuts between graphemes", () => {
		expect(truncate(clean("Zoe\u0308 Müller"), 5, safe`…`)).toBe("Zoe\u0308 …");
		expect(truncate(clean("ab👩‍🚀cd"), 5, safe`…`)).toBe("ab…");
		expect(truncate(clean("short"), 5, safe`…`)).toBe("short");
	});

	it("never exceeds its columns, and keeps a beginning", () => {
		fc.assert(
			fc.property(anyText, columns, (text, room) => {
				const cut = truncate(text, room, safe`…`);
				expect(widest(cut)).toBeLessThanOrEqual(room);
				expect(text.startsWith(cut.replace(/…$/, "")) || cut === text).toBe(
					true,
				);
			}),
			{ numRuns: 500 },
		);
	});
});

describe("wrap", () => {
	it("breaks between words", () => {
		expect(wrap(clean("Does it come in another color?"), 12)).toEqual([
			"Does it come",
			"in another",
			"color?",
		]);
	});

	it("breaks a word that is longer than a line between graphemes", () => {
		expect(wrap(clean("https://example.com/👩‍🚀👩‍🚀"), 12)).toEqual([
			"https://exam",
			"ple.com/👩‍🚀",
			"👩‍🚀",
		]);
	});

	it("keeps the indent of a line", () => {
		expect(wrap(clean("    indented line of code"), 14)).toEqual([
			"    indented",
			"line of code",
		]);
	});

	it("leaves a line alone where there is no end to it", () => {
		const text = clean("x".repeat(500));
		expect(wrap(text, Number.POSITIVE_INFINITY)).toEqual([text]);
	});

	it("loses nothing but spaces, and every piece fits", () => {
		const without = (text: string) => text.replace(/\s/g, "");
		fc.assert(
			fc.property(anyText, columns, (text, room) => {
				const pieces = wrap(text, room);
				expect(without(pieces.join(""))).toBe(without(text));
				for (const piece of pieces)
					expect(widest(piece)).toBeLessThanOrEqual(room);
			}),
			{ numRuns: 500 },
		);
	});
});
