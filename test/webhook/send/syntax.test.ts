import { describe, expect, it } from "vitest";
import { parseButton } from "../../../src/webhook/send/buttons.ts";
import { parseCard } from "../../../src/webhook/send/carousel.ts";
import { parseContact } from "../../../src/webhook/send/contacts.ts";
import { mediaSource } from "../../../src/webhook/send/content.ts";
import { parseLink } from "../../../src/webhook/send/cta-url.ts";
import { FlagProblem } from "../../../src/webhook/send/flag-problem.ts";
import { parseRows } from "../../../src/webhook/send/list.ts";
import { parseLocation } from "../../../src/webhook/send/location.ts";
import { parseProducts } from "../../../src/webhook/send/products.ts";

/** What a text is refused with. */
function refusal(parse: () => unknown): string {
	try {
		parse();
	} catch (error) {
		if (error instanceof FlagProblem) return error.message;
		throw error;
	}
	return "nothing";
}

describe("a button", () => {
	it.each([
		["yes=Yes", { id: "yes", title: "Yes" }],
		["Yes", { id: "Yes", title: "Yes" }],
		["sum=1+1=2", { id: "sum", title: "1+1=2" }],
		[" yes = Yes, please ", { id: "yes", title: "Yes, please" }],
	])("%j", (text, button) => {
		expect(parseButton(text)).toEqual(button);
	});

	it.each(["", "=Yes", "yes=", "="])("%j is none", (text) => {
		expect(refusal(() => parseButton(text))).toBe(
			"write a button like yes=Yes",
		);
	});
});

describe("rows", () => {
	it("go under the section that they or those before them name", () => {
		expect(
			parseRows([
				"Starters: soup=Soup | Of the day",
				"bread=Bread",
				"Mains: pie=Pie",
				"Starters: Olives",
			]),
		).toEqual([
			{
				title: "Starters",
				items: [
					{ id: "soup", title: "Soup", description: "Of the day" },
					{ id: "bread", title: "Bread" },
					{ id: "Olives", title: "Olives" },
				],
			},
			{ title: "Mains", items: [{ id: "pie", title: "Pie" }] },
		]);
	});

	it("need no section", () => {
		expect(parseRows(["9:30", "t2=10: 30", "t3=A | b | c"])).toEqual([
			{
				items: [
					{ id: "9:30", title: "9:30" },
					{ id: "t2", title: "10: 30" },
					{ id: "t3", title: "A", description: "b | c" },
				],
			},
		]);
	});

	it.each(["", "=Soup", "soup=", "Starters: soup= | Of the day"])(
		"%j is none",
		(text) => {
			expect(refusal(() => parseRows([text]))).toBe(
				"write a row like 'Section: id=Title | description'",
			);
		},
	);
});

describe("products", () => {
	it("go under sections as rows do", () => {
		expect(parseProducts(["Shoes: sku-1", "sku:2", "Hats: sku-3"])).toEqual([
			{ title: "Shoes", items: ["sku-1", "sku:2"] },
			{ title: "Hats", items: ["sku-3"] },
		]);
	});

	it("have an id", () => {
		expect(refusal(() => parseProducts(["Shoes: "]))).toBe(
			"write a product like 'Section: id'",
		);
	});
});

describe("a link", () => {
	it("is a title and an address", () => {
		expect(parseLink("Shop=https://shop.example/?a=b")).toEqual({
			title: "Shop",
			url: "https://shop.example/?a=b",
		});
	});

	it.each([
		"",
		"Shop",
		"Shop=",
		"=https://shop.example",
		"https://shop.example",
		"https://shop.example/?a=https://b.example",
	])("%j is none", (text) => {
		expect(refusal(() => parseLink(text))).toBe(
			"write a link like Shop=https://shop.example",
		);
	});
});

describe("a card", () => {
	const link = { title: "Buy", url: "https://shop.example/red" };
	const image = "https://shop.example/red.jpg";
	const video = "https://shop.example/red.MP4?size=1";

	it.each([
		[
			`${image} | Red shoes | Buy=https://shop.example/red`,
			{ kind: "image", media: { link: image }, body: "Red shoes", link },
		],
		[
			`${video} | Buy=https://shop.example/red`,
			{ kind: "video", media: { link: video }, link },
		],
		[
			"123 | Buy=https://shop.example/red",
			{ kind: "image", media: { id: "123" }, link },
		],
		[
			"video:123 | Buy=https://shop.example/red",
			{ kind: "video", media: { id: "123" }, link },
		],
		[
			`image:${video} | Buy=https://shop.example/red`,
			{ kind: "image", media: { link: video }, link },
		],
	])("%j", (text, card) => {
		expect(parseCard(text)).toEqual(card);
	});

	it.each([
		["red.jpg | Buy=https://shop.example/red", "write a card like"],
		[image, "write a card like"],
		[`${image} | a | b | Buy=https://shop.example`, "write a card like"],
		[`${image} | Buy`, "write a link like"],
	])("%j is none", (text, problem) => {
		expect(refusal(() => parseCard(text))).toContain(problem);
	});
});

describe("a contact", () => {
	it("has a name, and what stands after it is told apart", () => {
		expect(
			parseContact(
				"Anna Smith | +49 151 23456789 | anna@shop.example | https://shop.example | Shop Ltd | 1999-01-23 | 030/1234",
			),
		).toEqual({
			name: "Anna Smith",
			phones: ["+49 151 23456789", "030/1234"],
			emails: ["anna@shop.example"],
			urls: ["https://shop.example"],
			company: "Shop Ltd",
			birthday: "1999-01-23",
		});
	});

	it.each([
		["", "write a contact like 'Anna Smith | +49 151 23456789'"],
		[" | +49 151", "write a contact like 'Anna Smith | +49 151 23456789'"],
		[
			"Anna | A Ltd | B Ltd",
			"a contact has one company and one birthday at most",
		],
	])("%j is none", (text, problem) => {
		expect(refusal(() => parseContact(text))).toBe(problem);
	});
});

describe("a place", () => {
	it.each([
		["37.44,-122.16", { latitude: "37.44", longitude: "-122.16" }],
		["37.44, -122.16", { latitude: "37.44", longitude: "-122.16" }],
		["37 -122", { latitude: "37", longitude: "-122" }],
		[
			"37.44,-122.16 | Philz Coffee | 101 Forest Ave",
			{
				latitude: "37.44",
				longitude: "-122.16",
				name: "Philz Coffee",
				address: "101 Forest Ave",
			},
		],
		[
			"37.44,-122.16 | | 101 Forest Ave",
			{ latitude: "37.44", longitude: "-122.16", address: "101 Forest Ave" },
		],
	])("%j", (text, location) => {
		expect(parseLocation(text)).toEqual(location);
	});

	it.each(["", "37.44", "37,44,-122,16", "here", "NaN,NaN"])(
		"%j is none",
		(text) => {
			expect(refusal(() => parseLocation(text))).toBe(
				"write a place like 37.44,-122.16",
			);
		},
	);
});

it("keeps the text that was refused apart from the sentence", () => {
	expect(() => parseButton("=\u001b[2J")).toThrow(
		expect.objectContaining({
			message: "write a button like yes=Yes",
			text: "=\u001b[2J",
		}),
	);
});

it.each([
	["https://shop.example/a.jpg", { link: "https://shop.example/a.jpg" }],
	["HTTP://shop.example/a.jpg", { link: "HTTP://shop.example/a.jpg" }],
	["1013859600285441", { id: "1013859600285441" }],
	["a.jpg", undefined],
	["./1013859600285441", undefined],
	["", undefined],
])("%j as a file is %j", (text, media) => {
	expect(mediaSource(text)).toEqual(media);
});
