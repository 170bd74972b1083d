import { describe, expect, it } from "vitest";
import {
	onlyEvent,
	read,
	readValue,
	sheena,
	text,
	value,
} from "../support/reading.ts";

const sent = {
	id: "wamid.2",
	status: "sent",
	timestamp: "1750030073",
	recipient_id: "16505551234",
};

describe("a message", () => {
	it("becomes an event with who, when and where", () => {
		expect(
			readValue({ ...value, contacts: [sheena], messages: [text] }),
		).toEqual({
			events: [
				{
					kind: "message.text",
					field: "messages",
					at: 1749416383000,
					wabaId: "102290129340398",
					phoneNumberId: "106540352242922",
					displayPhoneNumber: "15550783881",
					party: { name: "Sheena Nelson", phone: "16505551234" },
					messageId: "wamid.1",
					errors: [],
					value: text,
					sample: false,
					notes: [],
				},
			],
		});
	});

	it.each([
		["a reply", { context: { id: "wamid.0", from: "15550783881" } }, "wamid.0"],
		[
			"a reaction",
			{ type: "reaction", reaction: { message_id: "wamid.0" } },
			"wamid.0",
		],
		["a forwarded one", { context: { forwarded: true } }, undefined],
	])("%s knows what it answers", (_name, over, replyTo) => {
		const event = onlyEvent(
			readValue({ ...value, messages: [{ ...text, ...over }] }),
		);
		expect(event.replyTo).toBe(replyTo);
	});

	it("of someone with a username and no phone number is theirs", () => {
		const contacts = [
			sheena,
			{ profile: { name: "Pablo", username: "@pablo" }, user_id: "US.134" },
		];
		const { from: _, ...message } = { ...text, from_user_id: "US.134" };
		const event = onlyEvent(
			readValue({ ...value, contacts, messages: [message] }),
		);
		expect(event.party).toEqual({
			name: "Pablo",
			username: "@pablo",
			userId: "US.134",
		});
	});

	it("takes the only contact for its sender's, though the number is spelled otherwise", () => {
		const contacts = [{ ...sheena, wa_id: "5511912345678" }];
		const messages = [{ ...text, from: "551112345678" }];
		expect(
			onlyEvent(readValue({ ...value, contacts, messages })).party,
		).toEqual({
			name: "Sheena Nelson",
			phone: "551112345678",
		});
	});

	it("is nobody's in particular when several contacts are there and none fits", () => {
		const contacts = [sheena, { ...sheena, wa_id: "1999" }];
		const messages = [{ ...text, from: "1888" }];
		expect(
			onlyEvent(readValue({ ...value, contacts, messages })).party,
		).toEqual({ phone: "1888" });
	});

	it("without any contact has the sender's number alone", () => {
		expect(onlyEvent(readValue({ ...value, messages: [text] })).party).toEqual({
			phone: "16505551234",
		});
	});

	it("in a group names the group", () => {
		const messages = [{ ...text, group_id: "HBgL" }];
		expect(onlyEvent(readValue({ ...value, messages })).groupId).toBe("HBgL");
	});

	it("is read though a gateway writes its ids as numbers", () => {
		const messages = [{ ...text, id: 7, from: 16505551234, timestamp: 5 }];
		expect(onlyEvent(readValue({ ...value, messages }))).toMatchObject({
			messageId: "7",
			party: { phone: "16505551234" },
			at: 5000,
		});
	});

	it("that Meta could not carry has its errors", () => {
		const unsupported = {
			...text,
			type: "unsupported",
			errors: [
				{
					code: 131051,
					title: "Message type unknown",
					error_data: { details: "Not supported." },
				},
			],
		};
		expect(
			onlyEvent(readValue({ ...value, messages: [unsupported] })).errors,
		).toEqual([
			{
				code: 131051,
				title: "Message type unknown",
				details: "Not supported.",
			},
		]);
	});

	it.each<[part: object, kind: string]>([
		[{ type: "image" }, "message.image"],
		[
			{ type: "interactive", interactive: { type: "list_reply" } },
			"message.interactive.list_reply",
		],
		[
			{ type: "interactive", interactive: { list_reply: { id: "1" } } },
			"message.interactive.list_reply",
		],
		[
			{ type: "interactive", interactive: { type: "poll_reply" } },
			"message.interactive.poll_reply",
		],
		[{ type: "interactive", interactive: { id: 1 } }, "message.interactive"],
		[{ type: "interactive" }, "message.interactive"],
		[
			{ type: "interactive", interactive: { type: "a b" } },
			"message.interactive",
		],
		[{ type: "unknown" }, "message.unknown"],
		[{ type: "unsupported" }, "message.unsupported"],
		[{ type: "media_placeholder" }, "message.media_placeholder"],
		[{ type: "poll" }, "message.poll"],
		[{ type: "hologram_2031" }, "message.hologram_2031"],
		[{ type: "Text" }, "message.text"],
		[{ type: "\u001b[2J" }, "message.unknown"],
		[{ type: "text.body" }, "message.unknown"],
		[{ type: "x".repeat(65) }, "message.unknown"],
		[{ type: 7 }, "message.unknown"],
		[{}, "message.unknown"],
		[{ text: { body: "Hi" } }, "message.text"],
		[{ type: null, image: {}, video: null }, "message.image"],
		[
			{ interactive: { list_reply: { id: "1" } } },
			"message.interactive.list_reply",
		],
		[{ edit: {} }, "message.edit"],
		[{ text: {}, image: {} }, "message.unknown"],
		[{ referral: {} }, "message.unknown"],
		[{ type: "constructor" }, "message.constructor"],
	])("%j is of kind %s", (part, kind) => {
		const reading = readValue({ ...value, messages: [part] });
		expect(onlyEvent(reading).kind).toBe(kind);
	});
});

describe("a status", () => {
	it("becomes an event about the message it names", () => {
		const pricing = {
			billable: true,
			pricing_model: "PMP",
			category: "utility",
		};
		expect(
			onlyEvent(readValue({ ...value, statuses: [{ ...sent, pricing }] })),
		).toMatchObject({
			kind: "status.sent",
			at: 1750030073000,
			messageId: "wamid.2",
			party: { phone: "16505551234" },
			value: { pricing },
			notes: [],
		});
	});

	it.each(["recipient_participant_id", "participant_recipient_id"])(
		"in a group is about the participant (%s)",
		(spelling) => {
			const status = {
				...sent,
				recipient_id: "HBgLgroup",
				recipient_type: "group",
				[spelling]: "16505550000",
			};
			expect(
				onlyEvent(readValue({ ...value, statuses: [status] })),
			).toMatchObject({
				groupId: "HBgLgroup",
				party: { phone: "16505550000" },
			});
		},
	);

	it("that names its group does so first", () => {
		const statuses = [{ ...sent, recipient_type: "group", group_id: "HBgL" }];
		expect(onlyEvent(readValue({ ...value, statuses })).groupId).toBe("HBgL");
	});

	it("to someone without a phone number has their user id", () => {
		const { recipient_id: _, ...status } = {
			...sent,
			recipient_user_id: "US.134",
		};
		expect(
			onlyEvent(readValue({ ...value, statuses: [status] })).party,
		).toEqual({ userId: "US.134" });
	});

	it("knows the name of whom it went to", () => {
		const pablo = {
			profile: { name: "Pablo" },
			user_id: "US.134",
			parent_user_id: "US.ENT.118",
		};
		const contacts = [sheena, pablo];
		const { recipient_id: _, ...unnamed } = sent;
		const partyOf = (status: object) =>
			onlyEvent(readValue({ ...value, contacts, statuses: [status] })).party;
		expect(partyOf(sent)).toEqual({
			name: "Sheena Nelson",
			phone: "16505551234",
		});
		expect(partyOf({ ...unnamed, recipient_user_id: "US.134" })).toEqual({
			name: "Pablo",
			userId: "US.134",
		});
		for (const spelling of [
			"recipient_parent_user_id",
			"parent_recipient_user_id",
			"parent_user_id",
		]) {
			expect(partyOf({ ...unnamed, [spelling]: "US.ENT.118" })).toEqual({
				name: "Pablo",
				userId: "US.134",
			});
			expect(partyOf({ ...unnamed, [spelling]: "US.ENT.9" })).toEqual({
				userId: "US.ENT.9",
			});
		}
	});

	it.each<[part: object, kind: string]>([
		[{ status: "captured", type: "payment" }, "status.payment.captured"],
		[{ status: "failed", payment: {} }, "status.payment.failed"],
		[{ status: "failed", payment: null }, "status.failed"],
		[{ status: "DELIVERED" }, "status.delivered"],
		[{ status: "a b" }, "status.unknown"],
		[{ status: undefined }, "status.unknown"],
	])("%j is of kind %s", (part, kind) => {
		const statuses = [{ ...sent, ...part }];
		expect(onlyEvent(readValue({ ...value, statuses })).kind).toBe(kind);
	});

	it("of a participant is for the group though nothing else says so", () => {
		const statuses = [
			{
				...sent,
				recipient_id: "HBgLgroup",
				participant_recipient_user_id: "US.134",
			},
		];
		expect(onlyEvent(readValue({ ...value, statuses }))).toMatchObject({
			groupId: "HBgLgroup",
			party: { userId: "US.134" },
		});
	});

	it("that failed has its errors", () => {
		const errors = [{ code: 131047, title: "Re-engagement message" }];
		expect(
			onlyEvent(
				readValue({
					...value,
					statuses: [{ ...sent, status: "failed", errors }],
				}),
			),
		).toMatchObject({ kind: "status.failed", errors });
	});

	it("nobody has heard of is still a status", () => {
		const statuses = [{ ...sent, status: "warning" }];
		expect(onlyEvent(readValue({ ...value, statuses })).kind).toBe(
			"status.warning",
		);
	});
});

describe("one delivery", () => {
	it("comes apart into all its messages, statuses and errors, in order", () => {
		const reading = readValue({
			...value,
			messages: [text, { ...text, id: "wamid.3" }],
			statuses: [sent],
			errors: [{ code: 130429, title: "Rate limit hit" }],
		});
		expect(
			reading.events.map(({ kind, messageId }) => [kind, messageId]),
		).toEqual([
			["message.text", "wamid.1"],
			["message.text", "wamid.3"],
			["status.sent", "wamid.2"],
			["errors", undefined],
		]);
		expect(reading.events.at(-1)?.errors).toEqual([
			{ code: 130429, title: "Rate limit hit" },
		]);
	});

	it("of several entries and changes keeps each with its own account", () => {
		const change = { value: { ...value, messages: [text] }, field: "messages" };
		const flow = { value: { event: "FLOW_STATUS_CHANGE" }, field: "flows" };
		const reading = read({
			object: "whatsapp_business_account",
			entry: [
				{ id: "1", changes: [change, change] },
				{ id: "2", time: 1739321024, changes: [flow] },
			],
		});
		expect(
			reading.events.map(({ kind, wabaId, at }) => [kind, wabaId, at]),
		).toEqual([
			["message.text", "1", 1749416383000],
			["message.text", "1", 1749416383000],
			["flow.status_change", "2", 1739321024000],
		]);
	});

	it("of the messages field with none of these is shown whole", () => {
		const novelty = { ...value, contacts: [sheena], novelty: { depth: 3 } };
		for (const other of [novelty, { ...value, messages: 7 }]) {
			expect(onlyEvent(readValue(other))).toMatchObject({
				kind: "messages",
				value: other,
			});
		}
	});

	it("of messages and something else shows both", () => {
		const reading = readValue({
			...value,
			contacts: [sheena],
			messages: [text],
			statuses: 7,
			novelty: 1,
		});
		expect(reading.events.map(({ kind, value }) => [kind, value])).toEqual([
			["message.text", text],
			["messages", { statuses: 7, novelty: 1 }],
		]);
	});

	it("of a lone message where a list of them should be is read all the same", () => {
		const event = onlyEvent(readValue({ ...value, messages: text }));
		expect(event).toMatchObject({
			kind: "message.text",
			value: text,
			notes: ["value.messages is an object, not an array"],
		});
	});

	it("of a click on a link is the click of the only contact", () => {
		const click = {
			action_type: "marketing_messages_link_click",
			timestamp: "1750091045",
			marketing_messages_link_click_data: { click_component: "cta" },
		};
		expect(
			onlyEvent(
				readValue({ ...value, contacts: [sheena], user_actions: [click] }),
			),
		).toMatchObject({
			kind: "user_action.marketing_messages_link_click",
			at: 1750091045000,
			party: { name: "Sheena Nelson" },
			value: click,
		});
	});

	it("doesn't say what is overlong in it again in each of its events", () => {
		const long = "1".repeat(10_000);
		const { events } = read({
			entry: [
				{
					id: long,
					changes: [
						{
							field: long,
							value: {
								metadata: { phone_number_id: long, display_phone_number: long },
								contacts: [
									{
										profile: { name: long, username: long },
										wa_id: long,
										user_id: long,
									},
								],
								messages: Array.from({ length: 100 }, () => ({
									type: "text",
									text: { body: "hello" },
								})),
							},
						},
					],
				},
			],
		});
		expect(events).toHaveLength(100);
		expect(JSON.stringify(events)).not.toContain(long);
	});

	it("is dated by its entry where a message has no time of its own", () => {
		const { timestamp: _, ...undated } = text;
		const change = {
			value: { ...value, messages: [undated] },
			field: "messages",
		};
		const entry = [{ id: "1", time: 1739321024, changes: [change] }];
		expect(onlyEvent(read({ entry })).at).toBe(1739321024000);
	});

	it.each([
		["account_update", "account.update"],
		["a_field_of_2031", "a_field_of_2031"],
	])("of the field %s has that kind, and its whole value", (field, kind) => {
		expect(onlyEvent(readValue({ event: "X" }, field))).toMatchObject({
			kind,
			field,
			value: { event: "X" },
		});
	});

	it.each([
		["account", { id: "0", changes: [{ field: "flows", value: {} }] }],
		[
			"number",
			{
				id: "1",
				changes: [
					{
						field: "messages",
						value: {
							metadata: { phone_number_id: "123456123" },
							statuses: [sent],
						},
					},
				],
			},
		],
	])("of the dashboard's Test button is known by its %s", (_name, entry) => {
		expect(onlyEvent(read({ entry: [entry] })).sample).toBe(true);
	});
});
