import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clean } from "../../src/view/text.ts";
import { terminalControl } from "./made.ts";

const rgiEmoji = /^\p{RGI_Emoji}$/v;

describe("clean shows what a terminal would obey", () => {
	it.each([
		["an escape sequence", "\x1b[2J", "\\u{1B}[2J"],
		["an 8-bit one", "\x9b31m", "\\u{9B}31m"],
		[
			"a hyperlink",
			"\x1b]8;;https://evil\x07x",
			"\\u{1B}]8;;https://evil\\u{7}x",
		],
		["a carriage return", "a\rb", "a\\u{D}b"],
		["a newline", "a\nb", "a\\u{A}b"],
		["a tab", "a\tb", "a\\u{9}b"],
		["NUL and DEL", "\0\x7f", "\\u{0}\\u{7F}"],
		["the line separators", "\u0085\u2028\u2029", "\\u{85}\\u{2028}\\u{2029}"],
	])("%s", (_, text, shown) => {
		expect(clean(text)).toBe(shown);
	});
});

describe("clean shows what a terminal would hide or turn round", () => {
	it.each([
		["bidi overrides", "\u202eevil\u202c", "\\u{202E}evil\\u{202C}"],
		[
			"bidi marks and isolates",
			"\u200e\u200f\u061c\u2066\u2069",
			"\\u{200E}\\u{200F}\\u{61C}\\u{2066}\\u{2069}",
		],
		["zero-width space", "a\u200bb", "a\\u{200B}b"],
		["soft hyphen", "a\u00adb", "a\\u{AD}b"],
		["byte order mark", "\ufeffa", "\\u{FEFF}a"],
		[
			"fillers",
			"\u115f\u1160\u3164\uffa0\u17b4\u180e",
			"\\u{115F}\\u{1160}\\u{3164}\\u{FFA0}\\u{17B4}\\u{180E}",
		],
		["annotations", "\ufff9a\ufffa\ufffb", "\\u{FFF9}a\\u{FFFA}\\u{FFFB}"],
		["a lone surrogate", "a\ud800b", "a\\u{D800}b"],
		[
			"private use and noncharacters",
			"\ue000\ufdd0\u{10ffff}",
			"\\u{E000}\\u{FDD0}\\u{10FFFF}",
		],
		["tags outside a flag", "hi\u{e0041}\u{e007f}", "hi\\u{E0041}\\u{E007F}"],
		[
			"a joiner between letters that do not join",
			"pay\u200dpal",
			"pay\\u{200D}pal",
		],
		["a joiner after an emoji that joins nothing", "😀\u200d", "😀\\u{200D}"],
		[
			"data in variation selectors",
			"😀\ufe01\u{e0101}",
			"😀\\u{FE01}\\u{E0101}",
		],
		["a mark with nothing to stand on", "\u0301a", "\\u{301}a"],
	])("%s", (_, text, shown) => {
		expect(clean(text)).toBe(shown);
	});

	it("keeps eight marks on a letter and shows the ninth", () => {
		const mark = "\u0300";
		expect(clean(`a${mark.repeat(8)}`)).toBe(`a${mark.repeat(8)}`);
		expect(clean(`a${mark.repeat(10)}`)).toBe(
			`a${mark.repeat(8)}\\u{300}\\u{300}`,
		);
	});

	it("bounds what one emoji can be joined of", () => {
		const chain = Array.from({ length: 30 }, () => "👩").join("\u200d");
		expect(clean(chain)).toContain("\\u{200D}");
	});
});

describe("clean keeps every language", () => {
	it.each([
		["Latin, composed and not", "Zoë, Zoe\u0308, naïve façade"],
		["Vietnamese", "Tiếng Việt"],
		["Greek and Cyrillic", "Καλημέρα, привет, Ёлка"],
		["Arabic with marks", "مَرْحَبًا بِكُم"],
		["Persian with non-joiners", "می‌خواهم کتاب‌ها را"],
		["a Persian ending on a Latin word", "PDF‌ها"],
		["Hebrew with points", "שָׁלוֹם"],
		["Hindi", "क्या यह किसी और रंग में आता है?"],
		["Bengali with a joiner", "র‍্যাব"],
		["Sinhala with joiners", "ශ්‍රී ලංකා"],
		["Malayalam with an old chillu", "അവന്‍"],
		["Thai", "สวัสดีครับ น้ำ"],
		["Khmer and Burmese", "សួស្តី မြန်မာဘာသာ"],
		["Tibetan", "བོད་སྐད་"],
		["Chinese, Japanese, Korean", "这件商品 がガ 안녕하세요"],
		["a variant of an ideograph", "葛\u{e0100}"],
		["Mongolian with a variant", "ᠮᠣᠩᠭᠣᠯ ᠠ\u180b"],
		["symbols", "€ ½ → ∞ ♥ © ® ™ № ²"],
	])("%s", (_, text) => {
		expect(clean(text)).toBe(text);
	});
});

describe("clean keeps emoji", () => {
	const codePoints = Array.from({ length: 0x20000 }, (_, i) => i)
		.filter((code) => code < 0xd800 || code > 0xdfff)
		.map((code) => String.fromCodePoint(code));
	const tones = ["🏻", "🏼", "🏽", "🏾", "🏿"];
	const people = ["🧑", "👩", "👨"];
	const objects = [
		"⚕️",
		"⚖️",
		"✈️",
		"🌾",
		"🍳",
		"🎓",
		"🎤",
		"🚀",
		"🚒",
		"🦰",
		"🦽",
		"💻",
	];
	const letters = Array.from({ length: 26 }, (_, i) =>
		String.fromCodePoint(0x1f1e6 + i),
	);

	const families: [string, string[]][] = [
		["by themselves", codePoints.flatMap((char) => [char, `${char}\ufe0f`])],
		["keycaps", [..."0123456789#*"].map((key) => `${key}\ufe0f\u20e3`)],
		[
			"with a skin tone",
			codePoints.flatMap((char) => tones.map((tone) => char + tone)),
		],
		["flags of countries", letters.flatMap((a) => letters.map((b) => a + b))],
		["flags spelled in tags", ["🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "🏴󠁧󠁢󠁷󠁬󠁳󠁿"]],
		[
			"of people with a role",
			people.flatMap((who) =>
				["", ...tones].flatMap((tone) =>
					objects.map((what) => `${who}${tone}\u200d${what}`),
				),
			),
		],
		[
			"joined otherwise",
			[
				"👨‍👩‍👧‍👦",
				"👩🏻‍❤️‍💋‍👨🏿",
				"🧑🏽‍🤝‍🧑🏿",
				"🏳️‍🌈",
				"🏳️‍⚧️",
				"🏴‍☠️",
				"👁️‍🗨️",
				"❤️‍🔥",
				"🐻‍❄️",
				"🐦‍⬛",
				"🙂‍↔️",
				"🚶🏽‍♀️‍➡️",
				"⛓️‍💥",
				"🍋‍🟩",
				"😶‍🌫️",
				"🕵🏿‍♂️",
			],
		],
	];

	it.each(families)("%s", (_, candidates) => {
		const sequences = candidates.filter((text) => rgiEmoji.test(text));
		expect(sequences.length).toBeGreaterThan(2);
		for (const sequence of sequences) {
			expect(clean(sequence)).toBe(sequence);
			expect(clean(`a ${sequence}${sequence} b`)).toBe(
				`a ${sequence}${sequence} b`,
			);
		}
	});
});

describe("clean, whatever the text", () => {
	const pieces = fc.oneof(
		fc.string({ unit: "binary" }),
		fc.string({ unit: "grapheme" }),
		fc.constantFrom(
			"\u200c",
			"\u200d",
			"\ufe0f",
			"\u{e0067}",
			"\u{e007f}",
			"🏴",
			"👩",
			"🏽",
			"\u20e3",
			"1",
			"\u0301",
			"क",
			"्",
			"ا",
			"\u180b",
			"ᠠ",
			"葛",
			"\u{e0100}",
			"\ud800",
			"\udc00",
			"\u202e",
			"\\u{",
			"}",
			"\x1b[",
			"\x9b",
			"\r",
		),
	);
	const anyText = fc
		.array(pieces, { maxLength: 12 })
		.map((parts) => parts.join(""));

	it("changes nothing the second time", () => {
		fc.assert(
			fc.property(anyText, (text) => {
				const once = clean(text);
				expect(clean(once)).toBe(once);
			}),
			{ numRuns: 2_000 },
		);
	});

	it("lets no control through", () => {
		fc.assert(
			fc.property(anyText, (text) => {
				const shown = clean(text);
				expect(shown).not.toMatch(terminalControl);
				expect(shown).not.toContain("\n");
				expect(shown).not.toMatch(/[\u2028-\u202e\u2066-\u2069]/);
				expect(shown.isWellFormed()).toBe(true);
			}),
			{ numRuns: 2_000 },
		);
	});

	it("deletes nothing", () => {
		const unescaped = (text: string) =>
			text.replace(/\\u\{([0-9A-F]+)\}/g, (_, hex) =>
				String.fromCodePoint(Number.parseInt(hex, 16)),
			);
		fc.assert(
			fc.property(anyText, (text) => {
				expect(unescaped(clean(text))).toBe(unescaped(text));
			}),
			{ numRuns: 2_000 },
		);
	});

	it("takes time in proportion to its length", () => {
		const hostile = [
			"👩\u200d",
			"a\u0300",
			"\u200d",
			"\u{1f3f4}\u{e0067}",
			"क्\u200d",
		];
		for (const unit of hostile) {
			expect(clean(unit.repeat(50_000)).length).toBeGreaterThan(50_000);
		}
	});
});
