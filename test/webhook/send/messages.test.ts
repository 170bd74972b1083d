import { describe, expect, it } from "vitest";
import { addressed } from "../../../src/webhook/send/addressed.ts";
import { buttonsMessage } from "../../../src/webhook/send/buttons.ts";
import {
	linkCarouselMessage,
	productCarouselMessage,
} from "../../../src/webhook/send/carousel.ts";
import { checkMessage } from "../../../src/webhook/send/check.ts";
import { contactsMessage } from "../../../src/webhook/send/contacts.ts";
import type { Content } from "../../../src/webhook/send/content.ts";
import { ctaUrlMessage } from "../../../src/webhook/send/cta-url.ts";
import { flowMessage } from "../../../src/webhook/send/flow.ts";
import { listMessage } from "../../../src/webhook/send/list.ts";
import { locationMessage } from "../../../src/webhook/send/location.ts";
import { mediaMessage } from "../../../src/webhook/send/media.ts";
import {
	catalogMessage,
	productListMessage,
	productMessage,
} from "../../../src/webhook/send/products.ts";
import { reactionMessage } from "../../../src/webhook/send/reaction.ts";
import { readReceipt } from "../../../src/webhook/send/read-receipt.ts";
import {
	addressMessage,
	callPermissionMessage,
	contactRequestMessage,
	locationRequestMessage,
	voiceCallMessage,
} from "../../../src/webhook/send/requests.ts";
import { templateMessage } from "../../../src/webhook/send/template.ts";
import { textMessage } from "../../../src/webhook/send/text.ts";

const to = {
	kind: "phone",
	e164: "+16505551234",
	digits: "16505551234",
} as const;
const link = "https://shop.example/red.jpg";
const wamid = "wamid.HBgLMTY1MDM4Nzk0MzkVAgASGBQzQTRBNjU5OUFFRTAzODEwMTQ0RgA=";

const plain: readonly [string, Content, object][] = [
	["text", textMessage("Hello"), { body: "Hello" }],
	[
		"text",
		textMessage("See https://shop.example", { preview: true }),
		{ preview_url: true, body: "See https://shop.example" },
	],
	[
		"image",
		mediaMessage("image", { link }, { caption: "Red" }),
		{ link, caption: "Red" },
	],
	[
		"image",
		mediaMessage("image", { id: "1013859600285441" }),
		{ id: "1013859600285441" },
	],
	[
		"video",
		mediaMessage("video", { id: "1" }, { caption: "Red" }),
		{ id: "1", caption: "Red" },
	],
	[
		"audio",
		mediaMessage("audio", { id: "1" }, { voice: true }),
		{ id: "1", voice: true },
	],
	[
		"document",
		mediaMessage(
			"document",
			{ id: "1" },
			{ caption: "Yours", filename: "a.pdf" },
		),
		{ id: "1", caption: "Yours", filename: "a.pdf" },
	],
	["sticker", mediaMessage("sticker", { id: "1" }), { id: "1" }],
	[
		"location",
		locationMessage({
			latitude: "37.44216251868683",
			longitude: "-122.16153582049394",
			name: "Philz Coffee",
			address: "101 Forest Ave",
		}),
		{
			latitude: "37.44216251868683",
			longitude: "-122.16153582049394",
			name: "Philz Coffee",
			address: "101 Forest Ave",
		},
	],
	[
		"reaction",
		reactionMessage(wamid, "😀"),
		{ message_id: wamid, emoji: "😀" },
	],
	["reaction", reactionMessage(wamid, ""), { message_id: wamid, emoji: "" }],
	[
		"contacts",
		contactsMessage([
			{
				name: "Barbara J. Johnson",
				phones: ["+16505559999"],
				emails: ["b@shop.example"],
				urls: ["https://shop.example"],
				company: "Shop Ltd",
				birthday: "1999-01-23",
			},
			{ name: "Cher" },
		]),
		[
			{
				name: {
					formatted_name: "Barbara J. Johnson",
					first_name: "Barbara",
					last_name: "J. Johnson",
				},
				phones: [{ phone: "+16505559999" }],
				emails: [{ email: "b@shop.example" }],
				org: { company: "Shop Ltd" },
				urls: [{ url: "https://shop.example" }],
				birthday: "1999-01-23",
			},
			{ name: { formatted_name: "Cher", first_name: "Cher" } },
		],
	],
];

const frame = {
	header: { kind: "text", text: "Shop" },
	footer: "Open until 6",
} as const;
const framed = {
	header: { type: "text", text: "Shop" },
	body: { text: "Shall we?" },
	footer: { text: "Open until 6" },
};
const body = { text: "Shall we?" };

const interactive: readonly [Content, Content][] = [
	[
		buttonsMessage(
			"Shall we?",
			[
				{ id: "yes", title: "Yes" },
				{ id: "no", title: "No" },
			],
			frame,
		),
		{
			type: "button",
			...framed,
			action: {
				buttons: [
					{ type: "reply", reply: { id: "yes", title: "Yes" } },
					{ type: "reply", reply: { id: "no", title: "No" } },
				],
			},
		},
	],
	[
		buttonsMessage("Shall we?", [{ id: "yes", title: "Yes" }], {
			header: { kind: "document", media: { link }, filename: "a.pdf" },
		}),
		{
			type: "button",
			header: { type: "document", document: { link, filename: "a.pdf" } },
			body,
			action: {
				buttons: [{ type: "reply", reply: { id: "yes", title: "Yes" } }],
			},
		},
	],
	[
		listMessage(
			"Shall we?",
			"Menu",
			[
				{
					title: "Starters",
					items: [{ id: "soup", title: "Soup", description: "Of the day" }],
				},
				{ title: "Mains", items: [{ id: "pie", title: "Pie" }] },
			],
			frame,
		),
		{
			type: "list",
			...framed,
			action: {
				button: "Menu",
				sections: [
					{
						title: "Starters",
						rows: [{ id: "soup", title: "Soup", description: "Of the day" }],
					},
					{ title: "Mains", rows: [{ id: "pie", title: "Pie" }] },
				],
			},
		},
	],
	[
		ctaUrlMessage(
			"Shall we?",
			{ title: "Shop", url: "https://shop.example" },
			frame,
		),
		{
			type: "cta_url",
			...framed,
			action: {
				name: "cta_url",
				parameters: { display_text: "Shop", url: "https://shop.example" },
			},
		},
	],
	[
		flowMessage(
			"Shall we?",
			{
				flow: "1013859600285441",
				button: "Book",
				token: "t1",
				isDraft: true,
				screen: "FIRST",
				data: { day: 1 },
			},
			frame,
		),
		{
			type: "flow",
			...framed,
			action: {
				name: "flow",
				parameters: {
					flow_message_version: "3",
					flow_id: "1013859600285441",
					flow_cta: "Book",
					flow_token: "t1",
					mode: "draft",
					flow_action: "navigate",
					flow_action_payload: { screen: "FIRST", data: { day: 1 } },
				},
			},
		},
	],
	[
		flowMessage("Shall we?", {
			flow: "booking",
			button: "Book",
			isAsked: true,
		}),
		{
			type: "flow",
			body,
			action: {
				name: "flow",
				parameters: {
					flow_message_version: "3",
					flow_name: "booking",
					flow_cta: "Book",
					flow_action: "data_exchange",
				},
			},
		},
	],
	[
		productMessage({ catalog: "194836987003835", product: "sku-1" }),
		{
			type: "product",
			action: { catalog_id: "194836987003835", product_retailer_id: "sku-1" },
		},
	],
	[
		productListMessage(
			"Shall we?",
			"194836987003835",
			[{ title: "Shoes", items: ["sku-1", "sku-2"] }],
			{ header: "Shop", footer: "Open until 6" },
		),
		{
			type: "product_list",
			...framed,
			action: {
				catalog_id: "194836987003835",
				sections: [
					{
						title: "Shoes",
						product_items: [
							{ product_retailer_id: "sku-1" },
							{ product_retailer_id: "sku-2" },
						],
					},
				],
			},
		},
	],
	[
		catalogMessage("Shall we?", { thumbnail: "sku-1" }),
		{
			type: "catalog_message",
			body,
			action: {
				name: "catalog_message",
				parameters: { thumbnail_product_retailer_id: "sku-1" },
			},
		},
	],
	[
		locationRequestMessage("Shall we?"),
		{
			type: "location_request_message",
			body,
			action: { name: "send_location" },
		},
	],
	[
		addressMessage("Shall we?", "IN", { name: "Anna" }),
		{
			type: "address_message",
			body,
			action: {
				name: "address_message",
				parameters: { country: "IN", values: { name: "Anna" } },
			},
		},
	],
	[
		callPermissionMessage(),
		{
			type: "call_permission_request",
			action: { name: "call_permission_request" },
		},
	],
	[
		voiceCallMessage("Shall we?", {
			button: "Call",
			minutes: 100,
			payload: "p",
		}),
		{
			type: "voice_call",
			body,
			action: {
				name: "voice_call",
				parameters: { display_text: "Call", ttl_minutes: 100, payload: "p" },
			},
		},
	],
	[
		contactRequestMessage("Shall we?"),
		{
			type: "request_contact_info",
			body,
			action: { name: "request_contact_info" },
		},
	],
	[
		linkCarouselMessage("Shall we?", [
			{
				kind: "image",
				media: { link },
				body: "Red",
				link: { title: "Buy", url: "https://shop.example/red" },
			},
			{
				kind: "image",
				media: { id: "1" },
				link: { title: "Buy", url: "https://shop.example/blue" },
			},
		]),
		{
			type: "carousel",
			body,
			action: {
				cards: [
					{
						card_index: 0,
						type: "cta_url",
						header: { type: "image", image: { link } },
						body: { text: "Red" },
						action: {
							name: "cta_url",
							parameters: {
								display_text: "Buy",
								url: "https://shop.example/red",
							},
						},
					},
					{
						card_index: 1,
						type: "cta_url",
						header: { type: "image", image: { id: "1" } },
						action: {
							name: "cta_url",
							parameters: {
								display_text: "Buy",
								url: "https://shop.example/blue",
							},
						},
					},
				],
			},
		},
	],
	[
		productCarouselMessage("Shall we?", "194836987003835", ["sku-1", "sku-2"]),
		{
			type: "carousel",
			body,
			action: {
				cards: [
					{
						card_index: 0,
						type: "product",
						action: {
							product_retailer_id: "sku-1",
							catalog_id: "194836987003835",
						},
					},
					{
						card_index: 1,
						type: "product",
						action: {
							product_retailer_id: "sku-2",
							catalog_id: "194836987003835",
						},
					},
				],
			},
		},
	],
];

const templates: readonly [string, Content, object][] = [
	[
		"without parameters",
		templateMessage({ name: "hello_world", language: "en_US" }),
		{
			name: "hello_world",
			language: { code: "en_US", policy: "deterministic" },
		},
	],
	[
		"with a picture, variables by position and every simple button",
		templateMessage({
			name: "order_confirmation",
			language: "en_US",
			header: { kind: "image", media: { id: "1" } },
			body: [{ text: "Anna" }, { text: "3" }],
			buttons: [
				{ index: 0, kind: "quick_reply", value: "stop" },
				{ index: 1, kind: "url", value: "orders/3" },
				{ index: 2, kind: "copy_code", value: "SAVE20" },
				{ index: 3, kind: "flow", value: "t1" },
				{ index: 4, kind: "catalog", value: "sku-1" },
				{ index: 5, kind: "mpm", value: { sections: [] } },
			],
			offerEnds: 1795262400000,
		}),
		{
			name: "order_confirmation",
			language: { code: "en_US", policy: "deterministic" },
			components: [
				{
					type: "header",
					parameters: [{ type: "image", image: { id: "1" } }],
				},
				{
					type: "body",
					parameters: [
						{ type: "text", text: "Anna" },
						{ type: "text", text: "3" },
					],
				},
				{
					type: "button",
					sub_type: "quick_reply",
					index: "0",
					parameters: [{ type: "payload", payload: "stop" }],
				},
				{
					type: "button",
					sub_type: "url",
					index: "1",
					parameters: [{ type: "text", text: "orders/3" }],
				},
				{
					type: "button",
					sub_type: "copy_code",
					index: "2",
					parameters: [{ type: "coupon_code", coupon_code: "SAVE20" }],
				},
				{
					type: "button",
					sub_type: "flow",
					index: "3",
					parameters: [{ type: "action", action: { flow_token: "t1" } }],
				},
				{
					type: "button",
					sub_type: "catalog",
					index: "4",
					parameters: [
						{
							type: "action",
							action: { thumbnail_product_retailer_id: "sku-1" },
						},
					],
				},
				{
					type: "button",
					sub_type: "mpm",
					index: "5",
					parameters: [{ type: "action", action: { sections: [] } }],
				},
				{
					type: "limited_time_offer",
					parameters: [
						{
							type: "limited_time_offer",
							limited_time_offer: { expiration_time_ms: 1795262400000 },
						},
					],
				},
			],
		},
	],
	[
		"with variables by name",
		templateMessage({
			name: "greeting",
			language: "de",
			header: { kind: "text", value: { name: "shop", text: "Shop" } },
			body: [{ name: "first_name", text: "Anna" }],
		}),
		{
			name: "greeting",
			language: { code: "de", policy: "deterministic" },
			components: [
				{
					type: "header",
					parameters: [{ type: "text", parameter_name: "shop", text: "Shop" }],
				},
				{
					type: "body",
					parameters: [
						{ type: "text", parameter_name: "first_name", text: "Anna" },
					],
				},
			],
		},
	],
	[
		"with a place",
		templateMessage({
			name: "pick_up",
			language: "en_US",
			header: {
				kind: "location",
				location: { latitude: "37.44", longitude: "-122.16" },
			},
		}),
		{
			name: "pick_up",
			language: { code: "en_US", policy: "deterministic" },
			components: [
				{
					type: "header",
					parameters: [
						{
							type: "location",
							location: { latitude: "37.44", longitude: "-122.16" },
						},
					],
				},
			],
		},
	],
	[
		"with a product",
		templateMessage({
			name: "product_card",
			language: "en_US",
			header: { kind: "product", catalog: "194836987003835", product: "sku-1" },
		}),
		{
			name: "product_card",
			language: { code: "en_US", policy: "deterministic" },
			components: [
				{
					type: "header",
					parameters: [
						{
							type: "product",
							product: {
								product_retailer_id: "sku-1",
								catalog_id: "194836987003835",
							},
						},
					],
				},
			],
		},
	],
	[
		"with cards",
		templateMessage({
			name: "summer",
			language: "en_US",
			body: [{ text: "20" }],
			cards: [
				{
					header: { kind: "image", media: { link } },
					buttons: [{ index: 0, kind: "quick_reply", value: "red" }],
				},
				{
					header: { kind: "image", media: { id: "1" } },
					body: [{ text: "Blue" }],
				},
			],
		}),
		{
			name: "summer",
			language: { code: "en_US", policy: "deterministic" },
			components: [
				{ type: "body", parameters: [{ type: "text", text: "20" }] },
				{
					type: "carousel",
					cards: [
						{
							card_index: 0,
							components: [
								{
									type: "header",
									parameters: [{ type: "image", image: { link } }],
								},
								{
									type: "button",
									sub_type: "quick_reply",
									index: "0",
									parameters: [{ type: "payload", payload: "red" }],
								},
							],
						},
						{
							card_index: 1,
							components: [
								{
									type: "header",
									parameters: [{ type: "image", image: { id: "1" } }],
								},
								{
									type: "body",
									parameters: [{ type: "text", text: "Blue" }],
								},
							],
						},
					],
				},
			],
		},
	],
];

/** Members in the order of Meta's samples, and nothing that Meta would refuse. */
function expectBody(content: Content, type: string, members: object) {
	const sent = addressed(content, { to });
	expect(JSON.stringify(sent)).toBe(
		JSON.stringify({
			messaging_product: "whatsapp",
			recipient_type: "individual",
			to: "+16505551234",
			type,
			[type]: members,
		}),
	);
	expect(checkMessage(sent)).toEqual([]);
}

it.each(plain)("%s", (type, content, members) => {
	expectBody(content, type, members);
});

describe("interactive", () => {
	it.each(
		interactive.map(
			([content, members]) => [members.type, content, members] as const,
		),
	)("%s", (_type, content, members) => {
		expectBody(content, "interactive", members);
	});
});

describe("template", () => {
	it.each(templates)("%s", (_name, content, members) => {
		expectBody(content, "template", members);
	});
});

describe("read", () => {
	it("marks a message as read, and says that one is being written", () => {
		const read = {
			messaging_product: "whatsapp",
			status: "read",
			message_id: wamid,
		};
		expect(readReceipt(wamid)).toEqual(read);
		expect(readReceipt(wamid, { typing: true })).toEqual({
			...read,
			typing_indicator: { type: "text" },
		});
		expect(checkMessage(readReceipt(wamid, { typing: true }))).toEqual([]);
	});
});

describe("an address", () => {
	const content = textMessage("Hello");

	it("stands around the content", () => {
		expect(
			JSON.stringify(
				addressed(content, { to, replyTo: wamid, opaqueData: "o" }),
			),
		).toBe(
			JSON.stringify({
				messaging_product: "whatsapp",
				recipient_type: "individual",
				to: "+16505551234",
				context: { message_id: wamid },
				type: "text",
				text: { body: "Hello" },
				biz_opaque_callback_data: "o",
			}),
		);
	});

	it.each([
		[
			{ kind: "group", id: "HBgLMTY1MDM4Nzk0MzkVAgA" },
			{ recipient_type: "group", to: "HBgLMTY1MDM4Nzk0MzkVAgA" },
		],
		[
			{ kind: "user", id: "US.13491208655302741918" },
			{
				recipient_type: "individual",
				recipient: "US.13491208655302741918",
			},
		],
	] as const)("of %j", (recipient, members) => {
		const sent = addressed(content, { to: recipient });
		expect(sent).toEqual({
			messaging_product: "whatsapp",
			...members,
			...content,
		});
		expect(checkMessage(sent)).toEqual([]);
	});

	it("leaves a finished body as it is but for what is said anew", () => {
		const finished = { to: "+1", type: "text", text: { body: "Hello" }, x: 1 };
		expect(addressed(finished, {})).toEqual({
			messaging_product: "whatsapp",
			...finished,
		});
		expect(addressed(finished, { to: { kind: "user", id: "US.1" } })).toEqual({
			messaging_product: "whatsapp",
			recipient_type: "individual",
			recipient: "US.1",
			type: "text",
			text: { body: "Hello" },
			x: 1,
		});
	});
});
