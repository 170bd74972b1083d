import { describe, expect, it } from "vitest";
import { belowMessage, bodyOf, drawn } from "./drawn.ts";
import { delivery, event, timeline } from "./made.ts";

const original = "wamid.HBgLMTY1MDM4Nzk0MzkVAgARGBI5QTNDQTVCM0Q0Q0Q2RTY3RTcA";

describe("text", () => {
	it("keeps its lines, whichever way they end", () => {
		const text = { body: "Hola\r\n¿qué tal?\n\nadiós\rx" };
		expect(belowMessage("text", { text })).toEqual([
			"Hola",
			"¿qué tal?",
			"",
			"adiós\\u{D}x",
		]);
	});

	it("shows keys that are not known", () => {
		const text = { body: "hi", mood: "good" };
		expect(belowMessage("text", { text, novelty: 1 })).toEqual([
			"hi",
			"text.mood: good",
			"novelty: 1",
		]);
	});
});

describe("media", () => {
	const sha256 = "SfInY0gGKTsJlUWbwxC1k+FAD0FZHvzwfpvO0zX0GUI=";
	const hint = "hint: to download: wa-hook media get <media id>, for 7 days";

	it("shows the caption and what is needed to fetch it", () => {
		const image = {
			caption: "Taj Mahal",
			mime_type: "image/jpeg",
			sha256,
			id: "1003383421387256",
			url: "https://lookaside.fbsbx.com/x",
		};
		expect(belowMessage("image", { image })).toEqual([
			"Taj Mahal",
			"media id 1003383421387256  image/jpeg",
			"hint: to download, GET the url with your access token as bearer within 5 minutes, or wa-hook media get <media id> for 7 days (wa-hook events show 12 has the url)",
		]);
	});

	it("says once in a run how to download it", () => {
		const image = event({
			kind: "message.image",
			value: { type: "image", image: { id: "1" } },
		});
		const line = timeline({ columns: () => undefined });
		const show = () => line.received(delivery(), [{ event: image }]);
		expect(show()).toContain("hint: to download");
		expect(show()).not.toContain("hint");
	});

	it.each<[type: string, part: object, shown: string[]]>([
		["audio", { voice: true, id: "1" }, ["voice note  media id 1"]],
		["sticker", { animated: true, id: "1" }, ["animated  media id 1"]],
		["sticker", { animated: false, id: "1" }, ["media id 1"]],
		[
			"document",
			{ filename: "a.pdf", caption: "bill", id: "1", file_size: 1_340_000 },
			["a.pdf", "bill", "media id 1  1.3 MB"],
		],
		["video", { id: 7, mime_type: "video/mp4" }, ["media id 7  video/mp4"]],
	])("%s %j", (type, part, shown) => {
		expect(belowMessage(type, { [type]: part })).toEqual([...shown, hint]);
	});

	it("without an id has a link, or is shown as it came", () => {
		expect(
			belowMessage("image", { image: { link: "https://x.example" } }),
		).toEqual(["link https://x.example"]);
		expect(
			belowMessage("image", { image: { caption: ["a"], id: null } }),
		).toEqual(["caption: [a]", "id: null"]);
	});

	it("lets nothing follow a file name that could pass for more than one", () => {
		const image = { id: "1", mime_type: "x  forwarded many times" };
		expect(
			belowMessage("image", {
				image,
				context: {},
				referral: { source_type: "ad" },
			}),
		).toEqual(["media id 1  x  forwarded many times", "from ad", hint]);
	});
});

describe("a location", () => {
	it("is linked to a map by its numbers", () => {
		const location = {
			latitude: 37.4847,
			longitude: -122.1484,
			name: "Lucky Shrub",
			address: "1 Hacker Way",
			url: "https://shrub.example",
		};
		expect(belowMessage("location", { location })).toEqual([
			"Lucky Shrub, 1 Hacker Way",
			"https://maps.google.com/?q=37.4847,-122.1484  website https://shrub.example",
		]);
	});

	it("is not linked by what are no numbers", () => {
		const location = { latitude: "37&x=<script>", longitude: null };
		expect(belowMessage("location", { location })).toEqual([
			"location.latitude: 37&x=<script>",
			"nowhere: no coordinates",
		]);
	});
});

describe("contact cards", () => {
	it("say who, and how to reach them, label first", () => {
		const contacts = [
			{
				name: { formatted_name: "Barbara J. Johnson", first_name: "Barbara" },
				org: { company: "Lucky Shrub", title: "Lead Counsel" },
				phones: [
					{ phone: "+1 (415) 555-0829", wa_id: "14155550829", type: "MOBILE" },
					{ phone: "+1 415 555 0100", wa_id: "5215550100" },
				],
				emails: [{ email: "bjohnson@shrub.example", type: "WORK" }],
				addresses: [
					{ street: "1 Willow Way", city: "Menlo Park", zip: "94025" },
				],
				urls: [{ url: "https://shrub.example" }],
				birthday: "1999-01-23",
			},
			{ name: { first_name: "Pablo", last_name: "M." }, ims: ["x"] },
		];
		expect(belowMessage("contacts", { contacts })).toEqual([
			"Barbara J. Johnson",
			"  works at Lucky Shrub, Lead Counsel",
			"  WhatsApp +1 (415) 555-0829, MOBILE",
			"  phone +1 415 555 0100",
			"  WhatsApp 5215550100",
			"  email bjohnson@shrub.example, WORK",
			"  address 1 Willow Way, Menlo Park 94025",
			"  url https://shrub.example",
			"  born 1999-01-23",
			"Pablo M.",
			"contacts:",
			"  - ims: [x]",
		]);
	});

	it("say that they were asked for", () => {
		const contacts = [{ name: "Zoë" }];
		expect(
			belowMessage("contacts", { contacts, origin: "contact_request" }),
		).toEqual(["Zoë", "shared on your contact request"]);
	});

	it.each([null, "x", {}, [null], [7]])(
		"are shown as they came: %j",
		(contacts) => {
			expect(belowMessage("contacts", { contacts }).length).toBeLessThan(3);
		},
	);
});

describe("an order", () => {
	const item = (
		id: string,
		quantity: unknown,
		item_price: unknown,
		currency = "USD",
	) => ({
		product_retailer_id: id,
		quantity,
		item_price,
		currency,
	});

	it("says what, how many, how much, and from which catalogue", () => {
		const order = {
			catalog_id: "194836987003835",
			text: "As a gift, please",
			product_items: [item("cactus-012", 2, 12.5), item("pot", "1", "1030")],
		};
		expect(belowMessage("order", { order })).toEqual([
			"As a gift, please",
			"2 x USD 12.50  cactus-012",
			"1 x USD 1,030.00  pot",
			"total USD 1,055.00 for 3 items",
			"catalogue 194836987003835",
		]);
	});

	it("adds up each currency by itself, with the decimals it has", () => {
		const order = {
			product_items: [
				item("a", 3, 0.1),
				item("b", 1, 0.2),
				item("c", 1, 1200, "JPY"),
				item("d", 1, 1.505, "KWD"),
			],
		};
		expect(belowMessage("order", { order }).at(-1)).toBe(
			"total USD 0.50 + JPY 1,200 + KWD 1.505 for 6 items",
		);
	});

	it("does not guess a price", () => {
		const order = {
			product_items: [item("a", 1, null), item("b", 1, 5, "\n$"), { id: 7 }],
		};
		expect(belowMessage("order", { order })).toEqual([
			"1 x USD  a",
			"1 x 5 \\u{A}$  b",
			"3 items, total unknown",
			"order.product_items:",
			"  - { id: 7 }",
		]);
	});
});

describe("answers to interactive messages", () => {
	const reply = (type: string, part: unknown) =>
		belowMessage(`interactive.${type}`, {
			interactive: { type, [type]: part },
		});

	it("say the words and the id of what was pressed", () => {
		expect(reply("button_reply", { id: "cancel", title: "Cancel" })).toEqual([
			"Cancel",
			"id cancel",
		]);
		expect(
			reply("list_reply", {
				id: "x1",
				title: "Express",
				description: "Next day",
			}),
		).toEqual(["Express: Next day", "id x1"]);
	});

	it("of a template have a payload of their own", () => {
		const button = (payload: string) =>
			belowMessage("button", { button: { text: "Stop", payload } });
		expect(button("STOP")).toEqual(["Stop", "payload STOP"]);
		expect(button("Stop")).toEqual(["Stop"]);
		expect(button("DID_NOT_REQUEST_CODE")).toEqual([
			"Stop",
			"says they asked for no code  payload DID_NOT_REQUEST_CODE",
		]);
	});

	it("of a Flow are inside its JSON", () => {
		const flow = {
			name: "flow",
			body: "Sent",
			response_json: '{"flow_token":"t1","rating":5,"tags":["a","b"]}',
		};
		expect(reply("nfm_reply", flow)).toEqual([
			"rating: 5",
			"tags: [a, b]",
			"flow token t1",
		]);
		expect(reply("nfm_reply", { ...flow, response_json: "{oops" })).toEqual([
			"{oops",
		]);
		expect(reply("nfm_reply", { ...flow, response_json: "[1" })).toEqual([
			"[1",
		]);
		expect(reply("nfm_reply", { ...flow, response_json: "7" })).toEqual(["7"]);
	});

	it("of an address form are its fields", () => {
		const form = {
			name: "address_message",
			body: "Bengaluru, 560038",
			response_json:
				'{"saved_address_id":"a1","values":{"in_pin_code":"560038","city":"Bengaluru"}}',
		};
		expect(reply("nfm_reply", form)).toEqual([
			"in_pin_code: 560038",
			"city: Bengaluru",
			"saved_address_id: a1",
			"form address_message",
		]);
		expect(reply("nfm_reply", { ...form, response_json: "{}" })).toEqual([
			"Bengaluru, 560038",
			"form address_message",
		]);
	});

	it.each<[part: object, shown: string[]]>([
		[
			{
				response: "accept",
				is_permanent: false,
				expiration_timestamp: "1795867200",
			},
			["accepted: you may call until 2026-11-28 12:00 UTC, in 7 days"],
		],
		[
			{
				response: "accept",
				is_permanent: true,
				response_source: "user_action",
			},
			["accepted: you may call until they take it back"],
		],
		[
			{ response: "accept", response_source: "automatic" },
			["accepted: you may call", "answered by itself, not by a tap"],
		],
		[{ response: "reject" }, ["rejected: you may not call"]],
		[{ response: "maybe" }, ["response maybe"]],
	])("to a request to call: %j", (part, shown) => {
		expect(reply("call_permission_reply", part)).toEqual(shown);
	});

	it("of a kind that is not known are shown as they came", () => {
		expect(reply("new_reply", { chosen: "b" })).toEqual(["chosen: b"]);
	});
});

describe("what is about an earlier message", () => {
	it("is a reply to it", () => {
		const value = {
			type: "text",
			text: { body: "yes" },
			context: { from: "1555", id: original },
		};
		expect(bodyOf({ value, replyTo: original })).toEqual([
			"yes",
			"reply to …RTY3RTcA",
		]);
	});

	it("is an emoji on it, or one taken back", () => {
		const react = (reaction: object) =>
			bodyOf({
				kind: "message.reaction",
				replyTo: original,
				value: { type: "reaction", reaction },
			});
		expect(react({ message_id: original, emoji: "👍" })).toEqual([
			"👍",
			"on …RTY3RTcA",
		]);
		for (const gone of [{}, { emoji: "" }, { emoji: null }]) {
			expect(react({ message_id: original, ...gone })).toEqual([
				"reaction taken back",
				"on …RTY3RTcA",
			]);
		}
	});

	it("is what it says now", () => {
		const edit = {
			original_message_id: original,
			message: {
				context: { id: "M0" },
				type: "image",
				image: { caption: "Better", id: "1" },
			},
		};
		expect(belowMessage("edit", { edit }).slice(0, 2)).toEqual([
			"Better",
			"original …RTY3RTcA  media id 1",
		]);
		expect(belowMessage("edit", { edit: { message: "odd" } })).toEqual([
			"message: odd",
		]);
	});

	it("is that it is gone", () => {
		const revoke = { original_message_id: original };
		expect(belowMessage("revoke", { revoke })).toEqual([
			"deleted for everyone",
			"original …RTY3RTcA",
		]);
	});
});

describe("how a message came about", () => {
	it("is in the small print", () => {
		const value = {
			type: "text",
			text: { body: "hi" },
			context: {
				forwarded: true,
				referred_product: { catalog_id: "12", product_retailer_id: "pot" },
			},
			referral: {
				source_type: "ad",
				source_id: "1202",
				headline: "Chat with us",
				source_url: "https://fb.me/3cr4Wqqkv",
				ctwa_clid: "Aff-n8ZT",
				welcome_message: { text: "Hello!\nCome in" },
				media_type: "image",
			},
		};
		expect(
			bodyOf({ value, groupId: "HBgLMTY1MDM4Nzk0MzkVAgASGBQzQTRB" }),
		).toEqual([
			"hi",
			`in group …GBQzQTRB  forwarded  about product pot  catalogue 12  from ad 1202  https://fb.me/3cr4Wqqkv  "Chat with us"  greeted with "Hello!`,
			'Come in"',
			"click id Aff-n8ZT  with image",
		]);
	});

	it("says how far it was passed on", () => {
		const context = { forwarded: true, frequently_forwarded: true };
		expect(belowMessage("text", { text: { body: "x" }, context })).toEqual([
			"x",
			"forwarded many times",
		]);
	});
});

describe("what is said about a customer", () => {
	const system = (part: object, party = {}) =>
		bodyOf({
			kind: "message.system",
			party,
			value: { type: "system", system: part },
		});

	it("is a new number", () => {
		const body = "User A changed from 16505551234 to 12195555358";
		const phone = "16505551234";
		const expected = "changed their number from +16505551234 to +12195555358";
		expect(
			system(
				{ type: "user_changed_number", body, wa_id: "12195555358" },
				{ phone },
			),
		).toEqual([expected]);
		expect(
			system(
				{ type: "customer_changed_number", new_wa_id: "12195555358" },
				{ phone },
			),
		).toEqual([expected]);
		expect(system({ type: "user_changed_number", body, wa_id: "odd" })).toEqual(
			[body, "new number odd"],
		);
	});

	it("is a new user id", () => {
		expect(
			system(
				{ type: "user_changed_user_id", body: "A moved", user_id: "US.2" },
				{ userId: "US.1" },
			),
		).toEqual([
			"changed their user id from US.1 to US.2",
			"A moved",
			"hint: whatever you keep under the old user id belongs under the new one",
		]);
	});

	it("is another identity key", () => {
		expect(
			system({
				type: "customer_identity_changed",
				body: "A changed",
				identity: "h1",
			}),
		).toEqual([
			"their identity key changed: a new phone or installation, or somebody else has the number now",
			"A changed",
			"identity hash h1",
		]);
	});
});

describe("a message without content", () => {
	it("says what was not passed on, and what to do", () => {
		const errors = [{ code: 131051, title: "Message type unknown" }];
		const unsupported = (type?: string) =>
			bodyOf({
				kind: "message.unsupported",
				errors,
				value: { type: "unsupported", ...(type && { unsupported: { type } }) },
			}).slice(0, 2);
		const reason = "131051 Message type unknown";
		expect(unsupported("poll")).toEqual([
			"a poll, which the API does not pass on",
			reason,
		]);
		expect(unsupported("hologram")).toEqual([
			"something of type hologram, which the API does not pass on",
			reason,
		]);
		expect(unsupported()).toEqual([
			"something, which the API does not pass on",
			reason,
		]);
	});

	it("is a chat that was opened", () => {
		expect(belowMessage("request_welcome", {})).toEqual([
			"opened the chat for the first time and has written nothing yet",
		]);
	});
});

describe("the business's number", () => {
	const to = (
		displayPhoneNumber: string,
		phoneNumberId = displayPhoneNumber,
	) => ({
		event: event({
			displayPhoneNumber,
			phoneNumberId,
			party: {},
			messageId: "wamid.A",
		}),
	});

	it("is named as soon as there are several", () => {
		const line = timeline({ columns: () => undefined });
		const show = (number: string) =>
			line
				.received(delivery(), [to(number)])
				.split("\n")[0]
				?.slice(19);
		expect(show("15550001")).toBe("message.text      wamid.A");
		expect(show("+1 555-0002")).toBe("message.text      wamid.A  to +15550002");
		expect(show("15550001")).toBe("message.text      wamid.A  to +15550001");
	});

	it("is named by its id where it has no usual shape", () => {
		const line = timeline({ columns: () => undefined });
		line.received(delivery(), [to("15550001")]);
		expect(line.received(delivery(), [to("Test Number", "1065")])).toContain(
			"wamid.A  to number id 1065\n",
		);
	});

	it("is not that of a sample", () => {
		const line = timeline({ columns: () => undefined });
		line.received(delivery(), [
			{ event: { ...to("16505551111").event, sample: true } },
		]);
		expect(line.received(delivery(), [to("15550001")])).not.toContain(" to ");
	});
});

it("a person is named by user id and username where there is no number", () => {
	expect(
		drawn({
			party: { name: "Zoë", userId: "DE.942038715530", username: "@zoe" },
			messageId: "wamid.A",
		})[0],
	).toBe("message.text      DE.942038715530  wamid.A  Zoë @zoe");
});

describe("a type that every object has a member of", () => {
	it.each(["constructor", "toString", "valueOf", "__proto__"])(
		"%s is nothing but a name",
		(type) => {
			const edit = { original_message_id: "wamid.B", message: { type } };
			expect(
				bodyOf({ kind: `message.${type}`, value: { type } }).join(),
			).not.toContain("native code");
			expect(
				bodyOf({ kind: "message.edit", value: { type: "edit", edit } }).join(),
			).not.toContain("native code");
			expect(
				belowMessage("interactive", { interactive: { type } }).join(),
			).not.toContain("native code");
		},
	);
});

describe("a part without anything in it", () => {
	it.each<[type: string, part: unknown]>([
		["text", null],
		["text", {}],
		["button", null],
		["reaction", null],
	])("%s %j says so in our words", (type, part) => {
		expect(belowMessage(type, { [type]: part })).toEqual([`no ${type}`]);
	});

	it("also inside an interactive one", () => {
		const interactive = { type: "button_reply", button_reply: null };
		expect(belowMessage("interactive.button_reply", { interactive })).toEqual([
			"no button_reply",
		]);
	});

	it("needs no line for each", () => {
		const parts = {
			text: { body: "hi" },
			image: null,
			video: null,
			errors: null,
		};
		expect(belowMessage("text", parts)).toEqual(["hi", "null: image, video"]);
	});
});

describe("a message of no type", () => {
	it.each<[type: unknown, body: string[]]>([
		[undefined, ["a message without a type", "text.body: hi"]],
		[null, ["a message without a type", "text.body: hi"]],
		["Odd!", ["a message of no usable type", "type: Odd!", "text.body: hi"]],
	])("%j does not pass for one that is kept back", (type, body) => {
		const value = { type, text: { body: "hi" } };
		expect(bodyOf({ kind: "message.unknown", value })).toEqual(body);
	});
});

describe("what a customer can do about an error", () => {
	const cannotShow = { code: 131051, title: "Message type unknown" };

	it("is said without what the business could", () => {
		const value = { type: "unsupported", errors: [cannotShow] };
		expect(
			bodyOf({ kind: "message.unsupported", value, errors: [cannotShow] }),
		).toEqual([
			"something, which the API does not pass on",
			"131051 Message type unknown",
			"fix: Ask the customer to send it another way.",
		]);
	});

	it("is said once where errors are the whole message", () => {
		const value = { type: "errors", errors: [cannotShow] };
		expect(
			bodyOf({ kind: "message.errors", value, errors: [cannotShow] }),
		).toEqual([
			"131051 Message type unknown",
			"fix: Ask the customer to send it another way.",
		]);
	});
});

describe("nothing that is said is lost", () => {
	it("of a name", () => {
		const name = {
			formatted_name: "Barbara Johnson",
			prefix: "Dr.",
			first_name: "Barbara",
			middle_name: "Joana",
			last_name: "Johnson",
			suffix: "Esq.",
		};
		expect(belowMessage("contacts", { contacts: [{ name }] })).toEqual([
			"Barbara Johnson",
			"  in full Dr. Barbara Joana Johnson Esq.",
		]);
	});

	it("of a change of number or identity", () => {
		const system = {
			type: "user_changed_user_id",
			previous_user_id: "CO.1234567890",
			user_id: "MX.0987654321",
			parent_user_id: "MX.ENT.1",
		};
		expect(belowMessage("system", { system })).toEqual([
			"changed their user id from CO.1234567890 to MX.0987654321",
			"parent user id MX.ENT.1",
			"hint: whatever you keep under the old user id belongs under the new one",
		]);
		expect(
			belowMessage("system", {
				system: {
					type: "customer_identity_changed",
					wa_id: "12195555358",
					customer: "16505550000",
				},
			}).slice(1),
		).toEqual(["number 12195555358  customer 16505550000"]);
	});

	it("of an ad", () => {
		const referral = {
			source_type: "ad",
			source_url: "https://fb.me/x",
			media_type: "video",
			image_url: "https://cdn.example/i",
			video_url: "https://video.example/v?x=1",
			thumbnail_url: "https://cdn.example/t",
		};
		expect(belowMessage("text", { text: { body: "hi" }, referral })).toEqual([
			"hi",
			"from ad  https://fb.me/x  image, thumbnail at cdn.example  video at video.example",
		]);
	});
});

describe("an access token", () => {
	it("is not said to be sent to anybody but Meta", () => {
		const image = { id: "1", url: "https://media.example/x" };
		expect(belowMessage("image", { image })).toEqual([
			"media id 1  url at media.example",
			"hint: to download: wa-hook media get <media id>, for 7 days",
		]);
	});
});

describe("a form without answers", () => {
	it.each(["{}", '{"flow_token":"t"}'])("%s says so", (response_json) => {
		const interactive = {
			type: "nfm_reply",
			nfm_reply: { name: "flow", body: "Sent", response_json },
		};
		expect(belowMessage("interactive.nfm_reply", { interactive })[0]).toBe(
			"no answers",
		);
	});
});

describe("a permission that has ended", () => {
	it("is not said to hold", () => {
		const call_permission_reply = {
			response: "accept",
			expiration_timestamp: 1795255200,
		};
		expect(
			belowMessage("interactive.call_permission_reply", {
				interactive: { call_permission_reply },
			}),
		).toEqual([
			"accepted, but that has expired: 2026-11-21 10:00 UTC, 2 h ago",
		]);
	});
});

it("the long id of an ad's click is shown by its beginning and its length", () => {
	const referral = { ctwa_clid: `Aff-n8ZTODiE${"x9_-".repeat(30)}` };
	expect(belowMessage("text", { text: { body: "hi" }, referral })).toEqual([
		"hi",
		"click id Aff-n8ZTODiE... (132 characters)",
	]);
});
