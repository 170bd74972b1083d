import { describe, expect, it } from "vitest";
import { checkMessage } from "../../../src/webhook/send/check.ts";

function message(type: string, members: unknown, more: object = {}) {
	return {
		messaging_product: "whatsapp",
		to: "+16505551234",
		type,
		[type]: members,
		...more,
	};
}

const body = { text: "Shall we?" };
const image = { type: "image", image: { id: "1" } };

function interactive(type: string, action: unknown, more: object = {}) {
	return message("interactive", { type, body, action, ...more });
}

function times<Item>(count: number, item: (index: number) => Item): Item[] {
	return Array.from({ length: count }, (_, index) => item(index));
}

function replies(count: number) {
	return times(count, (index) =>
		reply({ id: `b${index}`, title: `B${index}` }),
	);
}

function reply(of: object) {
	return { type: "reply", reply: { id: "yes", title: "Yes", ...of } };
}

function buttons(more: object) {
	return interactive("button", { buttons: replies(1) }, more);
}

function row(of: object) {
	return listOf([{ rows: [{ id: "soup", title: "Soup", ...of }] }]);
}

function listOf(sections: unknown, more: object = {}, button = "Menu") {
	return interactive("list", { button, sections }, more);
}

function rows(count: number, from = 0) {
	return times(count, (index) => ({ id: `r${from + index}`, title: "Soup" }));
}

function link(title: string) {
	return {
		name: "cta_url",
		parameters: { display_text: title, url: "https://shop.example" },
	};
}

function cards(count: number, of: object = {}) {
	return interactive("carousel", {
		cards: times(count, (index) => ({
			card_index: index,
			type: "cta_url",
			header: image,
			action: link("Buy"),
			...of,
		})),
	});
}

function products(counts: readonly number[]) {
	return interactive(
		"product_list",
		{
			catalog_id: "1",
			sections: counts.map((count, index) => ({
				title: `S${index}`,
				product_items: times(count, (at) => ({
					product_retailer_id: `p${at}`,
				})),
			})),
		},
		{ header: { type: "text", text: "Shop" } },
	);
}

function flow(cta: string) {
	return interactive("flow", {
		name: "flow",
		parameters: {
			flow_message_version: "3",
			flow_id: "1",
			flow_cta: cta,
		},
	});
}

function templateCards(count: number) {
	return message("template", {
		name: "summer",
		language: { code: "en" },
		components: [
			{
				type: "carousel",
				cards: times(count, (index) => ({ card_index: index, components: [] })),
			},
		],
	});
}

/** What stands where, how many of it are allowed, the message with so many of it, and what they are called. */
const limits: readonly [string, number, (count: number) => unknown, string?][] =
	[
		["text.body", 4096, (n) => message("text", { body: x(n) })],
		[
			"image.caption",
			1024,
			(n) => message("image", { id: "1", caption: x(n) }),
		],
		[
			"video.caption",
			1024,
			(n) => message("video", { id: "1", caption: x(n) }),
		],
		[
			"document.caption",
			1024,
			(n) => message("document", { id: "1", caption: x(n) }),
		],
		["interactive.body.text", 1024, (n) => buttons({ body: { text: x(n) } })],
		[
			"interactive.body.text",
			4096,
			(n) => listOf([{ rows: rows(1) }], { body: { text: x(n) } }),
		],
		[
			"interactive.header.text",
			60,
			(n) => buttons({ header: { type: "text", text: x(n) } }),
		],
		["interactive.footer.text", 60, (n) => buttons({ footer: { text: x(n) } })],
		[
			"interactive.action.buttons",
			3,
			(n) => interactive("button", { buttons: replies(n) }),
			"buttons",
		],
		[
			"interactive.action.buttons[0].reply.title",
			20,
			(n) => interactive("button", { buttons: [reply({ title: x(n) })] }),
		],
		[
			"interactive.action.buttons[0].reply.id",
			256,
			(n) => interactive("button", { buttons: [reply({ id: x(n) })] }),
		],
		[
			"interactive.action.button",
			20,
			(n) => listOf([{ rows: rows(1) }], {}, x(n)),
		],
		[
			"interactive.action.sections",
			10,
			(n) => products(times(n, () => 1)),
			"sections",
		],
		[
			"interactive.action.sections[0].title",
			24,
			(n) => listOf([{ title: x(n), rows: rows(1) }]),
		],
		[
			"interactive.action.sections[0].rows[0].id",
			200,
			(n) => row({ id: x(n) }),
		],
		[
			"interactive.action.sections[0].rows[0].title",
			24,
			(n) => row({ title: x(n) }),
		],
		[
			"interactive.action.sections[0].rows[0].description",
			72,
			(n) => row({ description: x(n) }),
		],
		[
			"interactive.action.sections",
			10,
			(n) =>
				listOf([
					{ title: "A", rows: rows(4) },
					{ title: "B", rows: rows(n - 4, 4) },
				]),
			"rows in all",
		],
		[
			"interactive.action.sections",
			30,
			(n) => products([7, n - 7]),
			"products in all",
		],
		[
			"interactive.action.parameters.display_text",
			20,
			(n) => interactive("cta_url", link(x(n))),
		],
		["interactive.action.parameters.flow_cta", 30, (n) => flow(x(n))],
		[
			"interactive.action.parameters.display_text",
			20,
			(n) =>
				interactive("voice_call", {
					name: "voice_call",
					parameters: { display_text: x(n) },
				}),
		],
		["interactive.action.cards", 10, (n) => cards(n), "cards"],
		[
			"interactive.action.cards[0].action.parameters.display_text",
			20,
			(n) =>
				interactive("carousel", {
					cards: times(2, (index) => ({
						card_index: index,
						type: "cta_url",
						header: image,
						action: link(index === 0 ? x(n) : "Buy"),
					})),
				}),
		],
		["template.components[0].cards", 10, templateCards, "cards"],
		[
			"template.name",
			512,
			(n) => message("template", { name: x(n), language: { code: "en" } }),
		],
		[
			"template.components[0].parameters[0].text",
			32_768,
			(n) =>
				message("template", {
					name: "summer",
					language: { code: "en" },
					components: [
						{ type: "body", parameters: [{ type: "text", text: x(n) }] },
					],
				}),
		],
		[
			"contacts",
			257,
			(n) =>
				message(
					"contacts",
					times(n, () => ({ name: { formatted_name: "A", first_name: "A" } })),
				),
			"contacts",
		],
		[
			"biz_opaque_callback_data",
			512,
			(n) => message("text", { body: "x" }, { biz_opaque_callback_data: x(n) }),
		],
	];

function x(count: number): string {
	return "x".repeat(count);
}

it.each(limits)("%s: %i at most", (path, limit, of, noun = "characters") => {
	expect(checkMessage(of(limit))).toEqual([]);
	expect(checkMessage(of(limit + 1))).toEqual([
		{ path, problem: `has ${limit + 1} ${noun}, ${limit} at most`, limit },
	]);
});

describe("characters are code points", () => {
	it("counts an emoji beyond 16 bits as one", () => {
		const title = "😀".repeat(20);
		const of = (each: string) =>
			interactive("button", { buttons: [reply({ title: each })] });
		expect(checkMessage(of(title))).toEqual([]);
		expect(checkMessage(of(`${title}é`))).toEqual([
			{
				path: "interactive.action.buttons[0].reply.title",
				problem: "has 21 characters, 20 at most",
				limit: 20,
			},
		]);
	});
});

describe("a carousel", () => {
	it("has two cards at least", () => {
		expect(checkMessage(cards(2))).toEqual([]);
		expect(checkMessage(cards(1))).toEqual([
			{
				path: "interactive.action.cards",
				problem: "has 1 of 2 cards at least",
				limit: 2,
			},
		]);
	});

	it("has 160 characters and two line breaks on a card at most", () => {
		const withText = (text: string) =>
			checkMessage(cards(2, { body: { text } }));
		expect(withText(`${"x".repeat(156)}\n\nxx`)).toEqual([]);
		expect(withText(`${"x".repeat(157)}\n\n\nx`)).toEqual(
			[0, 1].flatMap((index) => [
				{
					path: `interactive.action.cards[${index}].body.text`,
					problem: "has 161 characters, 160 at most",
					limit: 160,
				},
				{
					path: `interactive.action.cards[${index}].body.text`,
					problem: "has 3 line breaks, 2 at most",
					limit: 2,
				},
			]),
		);
	});
});

it("counts the sections of a list, whose rows are too many then as well", () => {
	const sections = times(11, (index) => ({
		title: `S${index}`,
		rows: rows(1, index),
	}));
	expect(checkMessage(listOf(sections))).toEqual([
		{
			path: "interactive.action.sections",
			problem: "has 11 sections, 10 at most",
			limit: 10,
		},
		{
			path: "interactive.action.sections",
			problem: "has 11 rows in all, 10 at most",
			limit: 10,
		},
	]);
});
