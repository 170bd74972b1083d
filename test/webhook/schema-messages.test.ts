import { describe, expect, it } from "vitest";
import { readValue, value } from "../support/reading.ts";

const context = { from: "15550783881", id: "wamid.HBgLMA==" };
const file = { mime_type: "image/jpeg", sha256: "SfInY0gGKTsJ=", id: "1003" };
const url = "https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1";
const error = {
	code: 131051,
	title: "Message type unknown",
	message: "Message type unknown",
	error_data: { details: "Message type is currently not supported." },
};

function notesOn(message: object): readonly string[] {
	const frame = { from: "16505551234", id: "wamid.A", timestamp: "1749416383" };
	const messages = [{ ...frame, ...message }];
	return readValue({ ...value, messages }).events.flatMap(({ notes }) => notes);
}

function nothingNotedOn(message: object) {
	expect(notesOn(message)).toEqual([]);
}

describe("what Meta sends is usual", () => {
	it.each<[name: string, message: object]>([
		["a text", { text: { body: "Hi" }, type: "text" }],
		["a picture", { type: "image", image: { caption: "Taj", ...file, url } }],
		["one from before there were addresses", { type: "image", image: file }],
		["a video", { type: "video", video: { ...file, mime_type: "video/mp4" } }],
		[
			"a voice note",
			{
				type: "audio",
				audio: { ...file, mime_type: "audio/ogg; codecs=opus", voice: true },
			},
		],
		["a file", { type: "document", document: { ...file, filename: "x.pdf" } }],
		["a file without a name", { type: "document", document: file }],
		["a sticker", { type: "sticker", sticker: { ...file, animated: false } }],
		[
			"a place",
			{
				type: "location",
				location: {
					latitude: 37.44,
					longitude: -122,
					name: "Office",
					address: "1 Hacker Way",
					url: "https://example.com",
				},
			},
		],
		[
			"a place on the map",
			{ type: "location", location: { latitude: 1, longitude: 2 } },
		],
		[
			"a reaction",
			{ type: "reaction", reaction: { message_id: "wamid.B", emoji: "👍" } },
		],
		[
			"a reaction taken off",
			{ type: "reaction", reaction: { message_id: "wamid.B" } },
		],
		[
			"one taken off as in older versions",
			{ type: "reaction", reaction: { message_id: "wamid.B", emoji: "" } },
		],
		[
			"a template's button",
			{
				context,
				type: "button",
				button: { payload: "DID_NOT_REQUEST_CODE", text: "I didn't ask" },
				from_logical_id: "131063108133020",
			},
		],
		[
			"an order",
			{
				type: "order",
				order: {
					catalog_id: "194836987003835",
					text: "Love these!",
					product_items: [
						{
							product_retailer_id: "di9ozbzfi4",
							quantity: 2,
							item_price: 30.5,
							currency: "USD",
						},
					],
				},
			},
		],
		["the opening of a chat", { type: "request_welcome" }],
		["a disappearing message", { type: "ephemeral", errors: [error] }],
		["an unsupported message", { type: "unsupported", errors: [error] }],
		[
			"one that says what it was",
			{
				type: "unsupported",
				errors: [error],
				unsupported: { type: "poll_update" },
			},
		],
		[
			"one of older versions",
			{
				type: "unknown",
				errors: [{ code: 501, title: "Unknown message type" }],
			},
		],
		[
			"an edit",
			{
				type: "edit",
				edit: {
					original_message_id: "wamid.B",
					message: {
						context: { id: "M0" },
						type: "image",
						image: { caption: "New caption", ...file, url },
					},
				},
			},
		],
		[
			"a deletion",
			{ type: "revoke", revoke: { original_message_id: "wamid.B" } },
		],
		["one in a group", { type: "text", text: { body: "" }, group_id: "HBgL" }],
	])("%s", (_name, message) => nothingNotedOn(message));

	it.each<[name: string, interactive: object]>([
		[
			"a button",
			{ type: "button_reply", button_reply: { id: "no", title: "No" } },
		],
		[
			"a row",
			{ type: "list_reply", list_reply: { id: "priority", title: "Fast" } },
		],
		[
			"a row with a description",
			{
				type: "list_reply",
				list_reply: { id: "priority", title: "Fast", description: "1 day" },
			},
		],
		[
			"a Flow",
			{
				type: "nfm_reply",
				nfm_reply: {
					name: "flow",
					body: "Sent",
					response_json: '{"flow_token":"unused"}',
				},
			},
		],
		[
			"an address",
			{
				type: "nfm_reply",
				nfm_reply: {
					name: "address_message",
					body: "CUSTOMER",
					response_json: '{"saved_address_id":"a1","values":{}}',
				},
			},
		],
		[
			"a permission to call for some days",
			{
				type: "call_permission_reply",
				call_permission_reply: {
					response: "accept",
					is_permanent: false,
					expiration_timestamp: "1750091045",
					response_source: "user_action",
				},
			},
		],
		[
			"one with a number as its time",
			{
				type: "call_permission_reply",
				call_permission_reply: {
					response: "accept",
					expiration_timestamp: 1750091045,
				},
			},
		],
		[
			"no permission to call",
			{
				type: "call_permission_reply",
				call_permission_reply: {
					response: "reject",
					response_source: "automatic",
				},
			},
		],
	])("a reply: %s", (_name, interactive) =>
		nothingNotedOn({ type: "interactive", interactive, context }),
	);

	it.each<[name: string, system: object]>([
		[
			"a new number",
			{ type: "user_changed_number", body: "…", wa_id: "12195555358" },
		],
		[
			"a new user id",
			{
				type: "user_changed_user_id",
				body: "…",
				user_id: "US.13491208655302741918",
				parent_user_id: "US.ENT.11815799212886844830",
			},
		],
		[
			"a new number, of older versions",
			{
				type: "customer_changed_number",
				body: "…",
				new_wa_id: "12195555358",
				customer: "16505551234",
			},
		],
		[
			"a new identity",
			{
				type: "customer_identity_changed",
				body: "…",
				identity: "Sjvjlx8G6Z0=",
				wa_id: "16505551234",
				customer: "16505551234",
			},
		],
	])("WhatsApp's word about the sender: %s", (_name, system) =>
		nothingNotedOn({ type: "system", system }),
	);

	it.each<[name: string, context: object]>([
		["a reply", context],
		["a reply to what is gone", { from: "15550783881" }],
		["forwarded", { forwarded: true }],
		["forwarded often", { frequently_forwarded: true }],
		[
			"about a product",
			{
				...context,
				referred_product: { catalog_id: "1", product_retailer_id: "sku-1" },
			},
		],
		["about a call", { from: "15550783881", id: "wacid.ABGG" }],
	])("a message that is %s", (_name, context) =>
		nothingNotedOn({ type: "text", text: { body: "Hi" }, context }),
	);

	it.each<[name: string, referral: object]>([
		[
			"a picture",
			{
				source_url: "https://fb.me/3cr4Wqqkv",
				source_id: "120226305854810726",
				source_type: "ad",
				headline: "Chat with us",
				body: "Summer succulents are here!",
				media_type: "image",
				image_url: "https://scontent.example/a.jpg",
				ctwa_clid: "Aff-n8ZTODiE79d22",
				welcome_message: { text: "Hi there!" },
				ref: "spring",
			},
		],
		[
			"a video",
			{
				source_type: "post",
				source_id: "1",
				media_type: "video",
				video_url: "https://scontent.example/a.mp4",
				thumbnail_url: "https://scontent.example/a.jpg",
			},
		],
	])("a message that came from an ad with %s", (_name, referral) => {
		nothingNotedOn({ type: "text", text: { body: "Hi" }, referral });
		nothingNotedOn({ type: "request_welcome", referral });
	});

	it.each<[name: string, card: object]>([
		["with its name alone", { name: { formatted_name: "Bo" } }],
		[
			"with all there is",
			{
				name: {
					formatted_name: "Barbara J. Johnson",
					first_name: "Barbara",
					last_name: "Johnson",
					middle_name: "Joana",
					suffix: "Esq.",
					prefix: "Dr.",
				},
				phones: [
					{ phone: "+1 (415) 555-0829", wa_id: "14155550829", type: "MOBILE" },
					{ phone: "+1 415 555 0830", user_id: "US.134912", type: "Büro" },
				],
				emails: [{ email: "b@example.com", type: "Work" }],
				addresses: [
					{
						street: "1 Lucky Shrub Way",
						city: "Menlo Park",
						state: "CA",
						zip: "94025",
						country: "United States",
						country_code: "US",
						type: "Office",
					},
				],
				org: { company: "Lucky Shrub", department: "Legal", title: "Counsel" },
				urls: [{ url: "https://example.com", type: "Company" }],
				ims: [{ service: "AIM", user_id: "b" }],
				birthday: "1999-01-23",
			},
		],
		[
			"that was asked for",
			{
				name: { formatted_name: "Bo" },
				vcard: "BEGIN:VCARD\nEND:VCARD",
				origin: "contact_request",
			},
		],
	])("a contact card %s", (_name, card) => {
		nothingNotedOn({ type: "contacts", contacts: [card] });
		nothingNotedOn({ type: "contacts", origin: "other", contacts: [card] });
	});

	it.each<[name: string, sender: object]>([
		["a number", {}],
		[
			"a number and user ids",
			{ from_user_id: "US.1", from_parent_user_id: "US.ENT.1" },
		],
		[
			"a user id alone",
			{ from: undefined, from_user_id: "BR.13491208655302741918" },
		],
		[
			"a user id of a group of businesses",
			{ from: undefined, from_user_id: "US.ENT.1" },
		],
		[
			"an identity, of older versions",
			{
				identity: {
					acknowledged: true,
					created_timestamp: 1602532300000,
					hash: "Sjvjlx8G6Z0=",
				},
			},
		],
	])("a sender with %s", (_name, sender) =>
		nothingNotedOn({ type: "text", text: { body: "Hi" }, ...sender }),
	);

	it.each<[name: string, over: object]>([
		[
			"contacts with user ids and a username",
			{
				contacts: [
					{
						profile: { name: "Sheena Nelson", username: "@realsheenanelson" },
						user_id: "US.13491208655302741918",
						parent_user_id: "US.ENT.11815799212886844830",
						identity_key_hash: "DF2lS5v2W6x=",
					},
				],
			},
		],
		[
			"a business number with a plus and spaces",
			{
				metadata: {
					display_phone_number: "+1 555 078 3881",
					phone_number_id: "106540352242922",
				},
			},
		],
		[
			"a click on a link",
			{
				user_actions: [
					{
						action_type: "marketing_messages_link_click",
						timestamp: "1750091045",
						marketing_messages_link_click_data: {
							click_component: "cta",
							product_id: "1",
							click_id: "2",
							tracking_token: "3",
						},
					},
				],
			},
		],
		[
			"an error of the number",
			{
				errors: [
					{
						code: 130429,
						title: "Rate limit hit",
						message: "Rate limit hit",
						error_data: { details: "Too many requests." },
						href: "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/",
					},
				],
			},
		],
		[
			"the story of a handed-over conversation",
			{
				conversation_context: { type: "summary", summary: { text: "…" } },
			},
		],
	])("a value with %s", (_name, over) => {
		const { events } = readValue({ ...value, ...over });
		expect(events.flatMap(({ notes }) => notes)).toEqual([]);
	});
});

describe("what Meta would not send is noted, once", () => {
	const text = { type: "text", text: { body: "Hi" } };

	it.each<[message: object, note: string]>([
		[{ type: "image" }, "image missing"],
		[{ type: "contacts", contacts: [] }, "contacts is empty"],
		[{ type: "edit" }, "edit missing"],
		[{ type: "interactive" }, "interactive missing"],
		[
			{ type: "interactive", interactive: { type: "list_reply" } },
			"interactive.list_reply missing",
		],
		[
			{ type: "interactive", interactive: { type: "poll_reply" } },
			"interactive.type is not a value that Meta documents",
		],
		[
			{
				type: "interactive",
				interactive: {
					type: "nfm_reply",
					nfm_reply: { response_json: "{canary" },
				},
			},
			"interactive.nfm_reply.response_json is not JSON",
		],
		[
			{
				type: "interactive",
				interactive: {
					type: "call_permission_reply",
					call_permission_reply: { response: "maybe" },
				},
			},
			'interactive.call_permission_reply.response is not "accept" or "reject"',
		],
		[{ type: "poll", poll: {} }, "type is not a value that Meta documents"],
		[{ ...text, type: "TEXT" }, "type is not a value that Meta documents"],
		[{ ...text, type: 7 }, "type is a number, not a string"],
		[
			{ type: "image", image: { caption: "Hi" } },
			"image.id, mime_type and sha256 missing",
		],
		[
			{ type: "location", location: { latitude: "1.5", longitude: "2" } },
			"location.latitude and longitude: each is a string, not a number",
		],
		[
			{ type: "order", order: { catalog_id: "1", product_items: [] } },
			"order.product_items is empty",
		],
		[
			{ type: "contacts", contacts: [{ name: { first_name: "Bo" } }] },
			"contacts[0].name.formatted_name missing",
		],
		[
			{
				type: "edit",
				edit: { original_message_id: "wamid.B", message: { type: "text" } },
			},
			"edit.message.text missing",
		],
		[
			{ type: "system", system: { type: "user_moved" } },
			"system.type is not a value that Meta documents",
		],
		[
			{ ...text, from_user_id: "16505551234" },
			"from_user_id is not a business-scoped user id",
		],
		[{ ...text, timestamp: 1749416383 }, "timestamp is a number, not a string"],
		[
			{ ...text, timestamp: "1749416383000" },
			"timestamp is in milliseconds, not in seconds",
		],
		[
			{ ...text, id: 7, timestamp: 7 },
			"id and timestamp: each is a number, not a string",
		],
		[
			{ ...text, referral: { source_type: "banner" } },
			'referral.source_type is not "ad" or "post"',
		],
		[
			{ ...text, errors: [{ code: "131051" }] },
			"errors[0].code is a string, not a number",
		],
	])("%j", (message, note) => {
		expect(notesOn(message)).toEqual([`value.messages[0].${note}`]);
	});

	it("names nobody as its sender", () => {
		expect(notesOn({ ...text, from: undefined })).toEqual([
			"value.messages[0] has neither from nor from_user_id",
		]);
	});

	it("clicks on something unheard of", () => {
		const user_actions = [{ action_type: "sigh", timestamp: "1750091045" }];
		const { events } = readValue({ ...value, user_actions });
		expect(events.flatMap(({ notes }) => notes)).toEqual([
			'value.user_actions[0].action_type is not "marketing_messages_link_click" or "landing_page_view"',
		]);
	});
});
