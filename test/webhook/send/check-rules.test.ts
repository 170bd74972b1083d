import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkMessage } from "../../../src/webhook/send/check.ts";

const wamid = "wamid.HBgLMTY1MDM4Nzk0MzkVAgASGBQzQTRBNjU5OUFFRTAzODEwMTQ0RgA=";
const hello = { type: "text", text: { body: "Hello" } };
const body = { text: "Shall we?" };

function check(members: object) {
	const found = checkMessage({
		messaging_product: "whatsapp",
		to: "+16505551234",
		...members,
	});
	return found.map(({ path, problem }) => `${path} ${problem}`);
}

function content(type: string, members: unknown) {
	return check({ type, [type]: members });
}

function interactive(type: string, action: unknown, more: object = {}) {
	return content("interactive", { type, body, action, ...more });
}

function template(...components: readonly unknown[]) {
	return content("template", {
		name: "summer",
		language: { code: "en_US" },
		components,
	});
}

describe("what is around the content", () => {
	it.each([
		[
			{ ...hello, messaging_product: "sms" },
			'messaging_product is not "whatsapp"',
		],
		[
			{ ...hello, messaging_product: undefined },
			"messaging_product is missing",
		],
		[{ ...hello, to: undefined }, "to is missing"],
		[{ ...hello, to: 16505551234 }, "to is a number, not a text"],
		[{ ...hello, to: "" }, "to is empty"],
		[{ ...hello, to: "Anna" }, "to is not a phone number like +16505551234"],
		[{ ...hello, to: "+12345" }, "to is not a phone number like +16505551234"],
		[
			{ ...hello, to: "+1234567890123456" },
			"to is not a phone number like +16505551234",
		],
		[
			{ ...hello, to: "US.13491208655302741918" },
			"to is a user id, whose place is recipient",
		],
		[
			{ ...hello, to: undefined, recipient: "16505551234" },
			"recipient is not a user id like US.13491208655302741918",
		],
		[
			{ ...hello, recipient_type: "anybody" },
			'recipient_type is not "individual" or "group"',
		],
		[{ ...hello, context: {} }, "context.message_id is missing"],
		[
			{ ...hello, context: { message_id: "HBgL" } },
			"context.message_id is not the id of a message, which begins with wamid.",
		],
		[{ ...hello, context: wamid }, "context is a text, not an object"],
		[
			{ ...hello, biz_opaque_callback_data: { a: 1 } },
			"biz_opaque_callback_data is an object, not a text",
		],
		[{ image: { id: "1" } }, "type is missing"],
		[{ type: "image" }, "image is missing"],
		[{ type: 1, text: { body: "x" } }, "type is a number, not a text"],
	])("%j", (members, problem) => {
		expect(check(members)).toEqual([problem]);
	});

	it.each<object>([
		{ ...hello },
		{ text: { body: "Meta takes it for a text" } },
		{ ...hello, to: "+1 (650) 555-1234" },
		{ ...hello, to: undefined, recipient: "US.13491208655302741918" },
		{ ...hello, recipient: "US.13491208655302741918" },
		{ ...hello, recipient_type: "group", to: "HBgLMTY1" },
		{ ...hello, context: { message_id: wamid } },
		{ ...hello, some_day: { Meta: "adds this" } },
		{ type: "hologram", hologram: 1 },
		{ type: "constructor", constructor: 1 },
	])("takes %j", (members) => {
		expect(check(members)).toEqual([]);
	});

	it.each([
		[null, "null"],
		["text", "a text"],
		[[hello], "a list"],
		[undefined, "nothing"],
		[true, "true or false"],
	])("is no message: %j", (value, what) => {
		expect(checkMessage(value)).toEqual([
			{ path: "$", problem: `is ${what}, not an object` },
		]);
	});
});

describe("read", () => {
	it("needs the id of a message", () => {
		const read = { messaging_product: "whatsapp", status: "read" };
		expect(checkMessage({ ...read, message_id: wamid })).toEqual([]);
		expect(checkMessage({ ...read, typing_indicator: {} })).toEqual([
			{ path: "message_id", problem: "is missing" },
			{ path: "typing_indicator.type", problem: "is missing" },
		]);
	});
});

describe("a text", () => {
	it.each([
		[{}, "text.body is missing"],
		[{ body: "" }, "text.body is empty"],
		[{ body: null }, "text.body is null, not a text"],
		["Hello", "text is a text, not an object"],
		[
			{ body: "x", preview_url: "true" },
			"text.preview_url is a text, not true or false",
		],
	])("%j", (members, problem) => {
		expect(content("text", members)).toEqual([problem]);
	});
});

describe("a file", () => {
	const link = "https://shop.example/a";

	it.each([
		["image", {}, "image has neither id nor link"],
		[
			"image",
			{ id: "1", link },
			"image has both id and link, of which it takes one",
		],
		[
			"video",
			{ link: "ftp://a.example" },
			"video.link is not an https:// address",
		],
		["video", { link: "https://" }, "video.link is not an https:// address"],
		["video", { link: "https://a b" }, "video.link is not an https:// address"],
		["document", { id: 1 }, "document.id is a number, not a text"],
		["document", { id: "1", filename: "" }, "document.filename is empty"],
		[
			"audio",
			{ id: "1", voice: "yes" },
			"audio.voice is a text, not true or false",
		],
		[
			"audio",
			{ id: "1", caption: "x" },
			"audio.caption is not taken with a sound or a sticker",
		],
		[
			"sticker",
			{ id: "1", caption: "x" },
			"sticker.caption is not taken with a sound or a sticker",
		],
		["sticker", [], "sticker is a list, not an object"],
	])("%s %j", (type, members, problem) => {
		expect(content(type, members)).toEqual([problem]);
	});
});

describe("a location", () => {
	it.each([
		[{ latitude: 90, longitude: -180 }, []],
		[{ latitude: "37.44", longitude: "-122.16", name: "" }, []],
		[{ latitude: 1e-7, longitude: 0 }, []],
		[
			{ latitude: 90.1, longitude: -180.1 },
			[
				"location.latitude is not between -90 and 90",
				"location.longitude is not between -180 and 180",
			],
		],
		[
			{ latitude: "north" },
			[
				"location.latitude is not a number of degrees",
				"location.longitude is missing",
			],
		],
		[
			{ latitude: true, longitude: 1 },
			["location.latitude is true or false, not a number"],
		],
	])("%j", (members, problems) => {
		expect(content("location", members)).toEqual(problems);
	});
});

describe("contacts", () => {
	const name = { formatted_name: "Anna Smith", first_name: "Anna" };
	const parts = "first_name, last_name, middle_name, suffix, prefix";

	it.each([
		[[], "contacts is empty"],
		[{}, "contacts is an object, not a list"],
		[[{}], "contacts[0].name is missing"],
		[[{ name: "Anna" }], "contacts[0].name is a text, not an object"],
		[
			[{ name: { formatted_name: "Anna" } }],
			`contacts[0].name has none of ${parts}, of which it needs one`,
		],
		[
			[{ name, birthday: "1.2.1999" }],
			"contacts[0].birthday is not a day like 1999-01-23",
		],
		[
			[{ name, birthday: "1999-02-30" }],
			"contacts[0].birthday is not a day like 1999-01-23",
		],
		[
			[{ name, phones: [{ phone: 1 }] }],
			"contacts[0].phones[0].phone is a number, not a text",
		],
		[[{ name, org: [] }], "contacts[0].org is a list, not an object"],
	])("%j", (members, problem) => {
		expect(content("contacts", members)).toEqual([problem]);
	});
});

describe("a reaction", () => {
	it.each(["", "😀", "👍🏽", "❤️", "❤", "🇩🇪", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "👨‍👩‍👧‍👦", "1️⃣", "🫠"])(
		"of %j",
		(emoji) => {
			expect(content("reaction", { message_id: wamid, emoji })).toEqual([]);
		},
	);

	it.each([
		"a",
		"1",
		" ",
		"😀😀",
		"😀 ",
		":-)",
		"🇩",
		"e\u0301",
		"x".repeat(65),
	])("not of %j", (emoji) => {
		expect(content("reaction", { message_id: wamid, emoji })).toEqual([
			"reaction.emoji is not a single emoji, nor empty to take one off",
		]);
	});
});

describe("buttons", () => {
	const yes = { type: "reply", reply: { id: "yes", title: "Yes" } };

	it.each([
		[[], ["is empty"]],
		[
			[yes, yes],
			[
				"[1].reply.id is the same as interactive.action.buttons[0].reply.id",
				"[1].reply.title is the same as interactive.action.buttons[0].reply.title",
			],
		],
		[[{ type: "reply" }], ["[0].reply is missing"]],
		[[{ reply: yes.reply }], ["[0].type is missing"]],
		[
			[{ type: "reply", reply: { id: " yes", title: "Yes" } }],
			["[0].reply.id begins or ends with a space"],
		],
		[[{ type: "hologram" }], []],
	])("%j", (buttons, problems) => {
		expect(interactive("button", { buttons })).toEqual(
			problems.map((problem) =>
				`interactive.action.buttons ${problem}`.replace(" [", "["),
			),
		);
	});

	it("may have a file above them", () => {
		const header = (members: object) =>
			interactive("button", { buttons: [yes] }, { header: members });
		expect(header({ type: "image", image: { id: "1" } })).toEqual([]);
		expect(header({ type: "video", video: {} })).toEqual([
			"interactive.header.video has neither id nor link",
		]);
		expect(header({ type: "document" })).toEqual([
			"interactive.header.document is missing",
		]);
	});
});

describe("a list", () => {
	const soup = { id: "soup", title: "Soup" };

	it("titles its sections if it has several", () => {
		const sections = [
			{ rows: [soup] },
			{ title: "Mains", rows: [{ id: "pie", title: "Pie" }] },
		];
		expect(interactive("list", { button: "Menu", sections })).toEqual([
			"interactive.action.sections[0].title is missing, as there is more than one section",
		]);
	});

	it("has each id once, in whatever section", () => {
		const sections = [
			{ title: "A", rows: [soup] },
			{ title: "B", rows: [{ id: "pie", title: "Soup" }, soup] },
		];
		expect(interactive("list", { button: "Menu", sections })).toEqual([
			"interactive.action.sections[1].rows[1].id is the same as interactive.action.sections[0].rows[0].id",
		]);
	});

	it("has only a text above it", () => {
		expect(
			interactive(
				"list",
				{ button: "Menu", sections: [{ rows: [soup] }] },
				{ header: { type: "image", image: { id: "1" } } },
			),
		).toEqual(["interactive.header.type is of no header that is taken here"]);
	});

	it("is not empty anywhere", () => {
		expect(interactive("list", { button: "", sections: [] })).toEqual([
			"interactive.action.button is empty",
			"interactive.action.sections is empty",
		]);
		expect(
			interactive("list", { button: "Menu", sections: [{ rows: [] }] }),
		).toEqual(["interactive.action.sections[0].rows is empty"]);
	});
});

describe("a link", () => {
	it("opens a page", () => {
		const link = (url: string) =>
			interactive("cta_url", {
				name: "cta_url",
				parameters: { display_text: "Shop", url },
			});
		expect(link("https://shop.example/?a=b")).toEqual([]);
		expect(link("shop.example")).toEqual([
			"interactive.action.parameters.url is not an https:// address",
		]);
	});

	it("says its name again", () => {
		expect(interactive("cta_url", { name: "link" })).toEqual([
			'interactive.action.name is not "cta_url"',
			"interactive.action.parameters is missing",
		]);
	});
});

describe("a Flow", () => {
	const flow = {
		flow_message_version: "3",
		flow_id: "1",
		flow_cta: "Book",
	};

	it.each([
		[{}, []],
		[
			{ flow_name: "booking" },
			[" has both flow_id and flow_name, of which it takes one"],
		],
		[{ flow_id: undefined }, [" has neither flow_id nor flow_name"]],
		[{ mode: "test" }, ['.mode is not "published" or "draft"']],
		[
			{ flow_action: "open" },
			['.flow_action is not "navigate" or "data_exchange"'],
		],
		[
			{ flow_action_payload: { screen: "FIRST", data: {} } },
			[
				".flow_action_payload.data is empty: leave it out where there is no data",
			],
		],
		[
			{ flow_action_payload: { data: [] } },
			[".flow_action_payload.data is a list, not an object"],
		],
		[
			{ flow_message_version: 3 },
			[".flow_message_version is a number, not a text"],
		],
	])("%j", (more, problems) => {
		const action = { name: "flow", parameters: { ...flow, ...more } };
		expect(interactive("flow", action)).toEqual(
			problems.map((problem) => `interactive.action.parameters${problem}`),
		);
	});
});

describe("products", () => {
	const action = { catalog_id: "1", product_retailer_id: "sku-1" };

	it("one stands alone, without a header", () => {
		expect(content("interactive", { type: "product", action })).toEqual([]);
		expect(
			interactive("product", action, { header: { type: "text", text: "x" } }),
		).toEqual(["interactive.header is not taken with a product"]);
	});

	it("several need a header", () => {
		const sections = [{ product_items: [{ product_retailer_id: "sku-1" }] }];
		expect(interactive("product_list", { catalog_id: "1", sections })).toEqual([
			"interactive.header is missing",
		]);
	});
});

describe("a carousel", () => {
	const action = {
		name: "cta_url",
		parameters: { display_text: "Buy", url: "https://shop.example" },
	};
	const image = { type: "image", image: { id: "1" } };
	const video = { type: "video", video: { id: "1" } };

	function card(card_index: number, more: object = {}) {
		return { card_index, type: "cta_url", header: image, action, ...more };
	}

	it.each([
		[[card(0), card(1)], []],
		[[card(0), card(1, { header: undefined })], ["[1].header is missing"]],
		[
			[card(0), card(1, { header: video }), card(2)],
			[
				"[1].header.type is another than on the cards before, which have to be alike",
			],
		],
		[
			[
				card(0),
				card(1, {
					type: "product",
					action: { catalog_id: "1", product_retailer_id: "2" },
				}),
			],
			["[1].type is another than on the cards before, which have to be alike"],
		],
		[
			[card(0), card(0)],
			["[1].card_index is the same as interactive.action.cards[0].card_index"],
		],
		[[card(0), card(-1)], ["[1].card_index is not a whole number from 0"]],
		[
			[
				card(0, { header: { type: "text", text: "x" } }),
				card(1, { header: { type: "text", text: "x" } }),
			],
			[
				"[0].header.type is of no header that is taken here",
				"[1].header.type is of no header that is taken here",
			],
		],
		[
			[0, 1].map((at) =>
				card(at, {
					action: {
						buttons: [
							{ type: "quick_reply", quick_reply: { id: "a", title: "A" } },
						],
					},
				}),
			),
			[],
		],
	])("%j", (cards, problems) => {
		expect(interactive("carousel", { cards })).toEqual(
			problems.map((problem) => `interactive.action.cards${problem}`),
		);
	});

	it("has nothing around it but a body", () => {
		expect(
			interactive(
				"carousel",
				{ cards: [card(0), card(1)] },
				{ header: image, footer: { text: "x" } },
			),
		).toEqual([
			"interactive.header is not taken with a carousel, only with its cards",
			"interactive.footer is not taken with a carousel",
		]);
	});
});

describe("other interactive messages", () => {
	it.each([
		[
			"location_request_message",
			{ name: "send" },
			['.name is not "send_location"'],
		],
		["catalog_message", {}, [".name is missing"]],
		[
			"address_message",
			{ name: "address_message", parameters: { country: "India" } },
			[".parameters.country is not a country like IN"],
		],
		["call_permission_request", { name: "call_permission_request" }, []],
		[
			"voice_call",
			{
				name: "voice_call",
				parameters: { display_text: "Call", ttl_minutes: 1.5 },
			},
			[".parameters.ttl_minutes is not a whole number from 1"],
		],
		["request_contact_info", { name: "request_contact_info" }, []],
		["order_details", { name: "review_and_pay" }, [".parameters is missing"]],
		[
			"order_status",
			{ name: "review_order", parameters: { reference_id: "1", order: {} } },
			[".parameters.order.status is missing"],
		],
		["cta_url", "x", [" is a text, not an object"]],
		["flow", [], [" is a list, not an object"]],
		["carousel", null, [" is null, not an object"]],
		["hologram", 1, []],
	])("%s %j", (type, action, problems) => {
		expect(interactive(type, action)).toEqual(
			problems.map((problem) => `interactive.action${problem}`),
		);
	});
});

describe("a template", () => {
	const anna = { type: "text", text: "Anna" };

	function bodyOf(...parameters: readonly unknown[]) {
		return { type: "body", parameters };
	}

	function button(sub_type: string, index: unknown, parameter: unknown) {
		return { type: "button", sub_type, index, parameters: [parameter] };
	}

	it.each([
		[[], []],
		[[{ type: "BODY", parameters: [{ type: "TEXT", text: "Anna" }] }], []],
		[
			[bodyOf(anna), bodyOf(anna)],
			["[1].type is the same as template.components[0].type"],
		],
		[[bodyOf()], ["[0].parameters is empty"]],
		[[{ type: "body" }], ["[0].parameters is missing"]],
		[[bodyOf({ type: "text", text: "" })], ["[0].parameters[0].text is empty"]],
		[
			[bodyOf({ ...anna, parameter_name: "a" }, anna)],
			["[0].parameters has parameters with a name and others without"],
		],
		[
			[
				bodyOf(
					{ ...anna, parameter_name: "a" },
					{ ...anna, parameter_name: "a" },
				),
			],
			[
				"[0].parameters[1].parameter_name is the same as template.components[0].parameters[0].parameter_name",
			],
		],
		[
			[
				bodyOf({
					type: "currency",
					currency: { fallback_value: "$1", code: "USD", amount_1000: "1000" },
				}),
			],
			["[0].parameters[0].currency.amount_1000 is a text, not a number"],
		],
		[
			[bodyOf({ type: "date_time", date_time: { fallback_value: "today" } })],
			[],
		],
		[
			[{ type: "header", parameters: [{ type: "image", image: {} }] }],
			["[0].parameters[0].image has neither id nor link"],
		],
		[
			[
				{
					type: "header",
					parameters: [{ type: "image", image: { id: "1" } }, anna],
				},
			],
			["[0].parameters has more than the one that is no text"],
		],
		[
			[
				{
					type: "header",
					parameters: [
						{ type: "location", location: { latitude: 91, longitude: 0 } },
					],
				},
			],
			["[0].parameters[0].location.latitude is not between -90 and 90"],
		],
		[
			[
				button("quick_reply", "0", { type: "payload", payload: "a" }),
				button("url", 0, anna),
			],
			["[1].index is the same as template.components[0].index"],
		],
		[
			[button("url", "10", anna)],
			["[0].index is not the number of a button, from 0 to 9"],
		],
		[
			[button("url", true, anna)],
			["[0].index is true or false, not the number of a button in a text"],
		],
		[[{ type: "button", index: "0" }], ["[0].sub_type is missing"]],
		[
			[button("copy_code", "0", { type: "coupon_code" })],
			["[0].parameters[0].coupon_code is missing"],
		],
		[
			[button("flow", "0", { type: "action", action: "t" })],
			["[0].parameters[0].action is a text, not an object"],
		],
		[[button("hologram", "0", { type: "x" })], []],
		[
			[
				{
					type: "limited_time_offer",
					parameters: [
						{
							type: "limited_time_offer",
							limited_time_offer: { expiration_time_ms: "1" },
						},
					],
				},
			],
			[
				"[0].parameters[0].limited_time_offer.expiration_time_ms is a text, not a number",
			],
		],
		[["body"], ["[0] is a text, not an object"]],
	])("%j", (components, problems) => {
		expect(template(...components)).toEqual(
			problems.map((problem) => `template.components${problem}`),
		);
	});

	it.each([
		[
			{ name: "Summer Sale" },
			"template.name is not in small letters, digits and underscores",
		],
		[{ name: "" }, "template.name is empty"],
		[{ name: 1 }, "template.name is a number, not a text"],
		[{ language: "en_US" }, "template.language is a text, not an object"],
		[{ language: {} }, "template.language.code is missing"],
		[{ components: {} }, "template.components is an object, not a list"],
	])("%j", (members, problem) => {
		const language = { code: "en_US" };
		expect(
			content("template", { name: "summer", language, ...members }),
		).toEqual([problem]);
	});

	it("has cards with the same at their heads", () => {
		const card = (card_index: number, type: string) => ({
			card_index,
			components: [
				{ type: "header", parameters: [{ type, [type]: { id: "1" } }] },
			],
		});
		const cards = [card(0, "image"), card(1, "video")];
		expect(template({ type: "carousel", cards })).toEqual([
			"template.components[0].cards[1].components is another than on the cards before, which have to be alike",
		]);
	});
});

it("tells everything at once", () => {
	expect(
		check({
			to: "Anna",
			context: { message_id: 1 },
			type: "interactive",
			interactive: {
				type: "button",
				header: { type: "text", text: "x".repeat(61) },
				footer: "x",
				action: {
					buttons: [
						{ type: "reply", reply: { id: "", title: "x".repeat(21) } },
						1,
					],
				},
			},
		}),
	).toEqual([
		"context.message_id is a number, not a text",
		"to is not a phone number like +16505551234",
		"interactive.body is missing",
		"interactive.action.buttons[0].reply.id is empty",
		"interactive.action.buttons[0].reply.title has 21 characters, 20 at most",
		"interactive.action.buttons[1] is a number, not an object",
		"interactive.header.text has 61 characters, 60 at most",
		"interactive.footer is a text, not an object",
	]);
});

describe("whatever it is given", () => {
	const words = [
		...["type", "to", "text", "interactive", "template", "contacts", "name"],
		...["action", "buttons", "reply", "sections", "rows", "cards", "header"],
		...["components", "parameters", "carousel", "image", "body", "location"],
		...["button", "list", "flow", "product_list", "reaction", "emoji", "id"],
		...["__proto__", "constructor", "toString", "sub_type", "url", "index"],
	];
	const { value } = fc.letrec((tie) => ({
		value: fc.oneof(
			{ depthSize: "medium" },
			fc.constantFrom<unknown>(null, true, 0, -1, 1e300, "", "x", ...words),
			fc.string({ unit: "binary" }),
			fc.array(tie("value"), { maxLength: 4 }),
			fc.dictionary(fc.constantFrom(...words), tie("value")),
		),
	}));

	it("never throws, and says where and what, each once", () => {
		fc.assert(
			fc.property(value, fc.constantFrom(...words), (any, type) => {
				for (const body of [any, { type, [type]: any }]) {
					const found = checkMessage(body);
					for (const { path, problem } of found) {
						expect(path).not.toBe("");
						expect(problem).toMatch(/^[ -~]+$/);
					}
					const once = new Set(found.map((each) => JSON.stringify(each)));
					expect(once.size).toBe(found.length);
				}
			}),
			{ numRuns: 2000 },
		);
	});

	it("takes a body that is nested as deep as it likes", () => {
		let deep: unknown = {};
		for (let depth = 0; depth < 20_000; depth += 1) {
			deep = { type: "carousel", action: deep, cards: [deep] };
		}
		expect(() => content("interactive", deep)).not.toThrow();
		expect(() => template(deep)).not.toThrow();
	});
});
