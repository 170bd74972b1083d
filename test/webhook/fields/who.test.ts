import { describe, expect, it } from "vitest";
import { onlyEvent, readValue, value } from "../../support/reading.ts";

/** The only event of a value of a field. */
function event(field: string, over: object) {
	return onlyEvent(readValue({ ...value, ...over }, field));
}

describe("a call is with", () => {
	const call = { id: "wacid.1", event: "connect", timestamp: "1671644824" };
	const customer = { phone: "16315553602" };

	it.each<[name: string, over: object, party: object]>([
		[
			"its caller",
			{ direction: "USER_INITIATED", from: "16315553602", to: "15550783881" },
			customer,
		],
		[
			"whom the business calls",
			{
				direction: "BUSINESS_INITIATED",
				from: "15550783881",
				to: "16315553602",
				to_user_id: "US.2",
			},
			{ ...customer, userId: "US.2" },
		],
		[
			"a caller without a phone number",
			{ direction: "USER_INITIATED", from_user_id: "US.2" },
			{ userId: "US.2" },
		],
		[
			"the number that isn't ours, where nothing says who called",
			{ from: "15550783881", to: "16315553602" },
			customer,
		],
	])("%s", (_name, over, party) => {
		expect(event("calls", { calls: [{ ...call, ...over }] })).toMatchObject({
			at: 1671644824000,
			messageId: "wacid.1",
			party,
		});
	});

	it("whom its status names", () => {
		const statuses = [
			{ id: "wacid.1", status: "RINGING", recipient_user_id: "US.2" },
		];
		expect(event("calls", { statuses })).toMatchObject({
			kind: "call.ringing",
			party: { userId: "US.2" },
		});
	});
});

describe("what happens in a group names the group and", () => {
	it.each<[name: string, group: object, party: object | undefined]>([
		[
			"who asks to join",
			{ type: "group_join_request_created", wa_id: "1631", user_id: "US.2" },
			{ phone: "1631", userId: "US.2" },
		],
		[
			"the only one who came",
			{ added_participants: [{ wa_id: "1631", username: "@pablo" }] },
			{ phone: "1631", username: "@pablo" },
		],
		[
			"who was removed, as the request had the number",
			{ removed_participants: [{ input: "+1 (631) 555-3602" }] },
			{ phone: "16315553602" },
		],
		[
			"who was removed, as the request had the id",
			{ removed_participants: [{ input: "US.134abc" }] },
			{ userId: "US.134abc" },
		],
		[
			"nobody in particular of several",
			{ added_participants: [{ wa_id: "1" }, { wa_id: "2" }] },
			undefined,
		],
		["nobody else", {}, undefined],
	])("%s", (_name, group, party) => {
		const groups = [{ group_id: "G1", timestamp: "5", ...group }];
		const read = event("group_participants_update", { groups });
		expect(read.groupId).toBe("G1");
		expect(read.at).toBe(5000);
		expect(read.party).toEqual(party);
	});
});

describe("a contact of the app", () => {
	const contact = { full_name: "Pablo Morales", first_name: "Pablo" };
	const ids = { phone_number: "1631", user_id: "US.2", username: "@pablo" };
	const sync = (contact: object) =>
		event("smb_app_state_sync", {
			state_sync: [
				{ type: "contact", contact, metadata: { timestamp: "1738346006" } },
			],
		});

	it("is the party, by all its names", () => {
		expect(sync({ ...contact, ...ids })).toMatchObject({
			at: 1738346006000,
			party: {
				name: "Pablo Morales",
				phone: "1631",
				userId: "US.2",
				username: "@pablo",
			},
		});
	});

	it("is known by the first name alone, too", () => {
		expect(sync({ first_name: "Pablo" }).party).toEqual({ name: "Pablo" });
	});
});

describe("earlier chats", () => {
	const chunk = (...threads: object[]) =>
		event("history", { history: [{ threads }] }).party;

	it("of one chat are with the person on its other side", () => {
		expect(chunk({ id: "1631", messages: [] })).toEqual({ phone: "1631" });
		expect(chunk({ context: { user_id: "US.2", username: "@pablo" } })).toEqual(
			{ userId: "US.2", username: "@pablo" },
		);
	});

	it("of several chats are with nobody in particular", () => {
		expect(chunk({ id: "1631" }, { id: "1632" })).toBeUndefined();
	});
});

describe("a copy of what was sent", () => {
	const fields: readonly [field: string, wrap: (echo: object) => object][] = [
		["message_echoes", (echo) => ({ message_echoes: [echo] })],
		["smb_message_echoes", (echo) => ({ message_echoes: [echo] })],
		["standby", (echo) => ({ standby: { message_echoes: [echo] } })],
	];

	it.each(fields)("in %s is with whom it was sent to", (field, wrap) => {
		const echo = { id: "wamid.1", from: "15550783881", to: "1631" };
		expect(event(field, wrap(echo))).toMatchObject({
			messageId: "wamid.1",
			party: { phone: "1631" },
		});
	});

	it.each(fields)("in %s may be the request that sent it", (field, wrap) => {
		const message = { to: "+1631", context: { message_id: "wamid.0" } };
		const echo = { id: "wamid.1", timestamp: "5", message };
		expect(event(field, wrap(echo))).toMatchObject({
			at: 5000,
			messageId: "wamid.1",
			replyTo: "wamid.0",
			party: { phone: "1631" },
			value: echo,
		});
	});

	it("to a group names the group", () => {
		const message = { to: "G1", recipient_type: "group" };
		const read = event("message_echoes", {
			message_echoes: [{ id: "wamid.1", message }],
		});
		expect(read.groupId).toBe("G1");
		expect(read.party).toBeUndefined();
	});
});

describe("others", () => {
	it("a handed-over conversation is with its customer, at a number of ours", () => {
		expect(
			event("messaging_handovers", {
				metadata: undefined,
				timestamp: "5",
				recipient: { phone_number_id: "106", display_phone_number: "1555" },
				sender: { phone_number: "1631" },
				control_taken: {},
			}),
		).toMatchObject({
			kind: "handover.control_taken",
			at: 5000,
			party: { phone: "1631" },
			phoneNumberId: "106",
			displayPhoneNumber: "1555",
		});
	});

	it("a customer with a new user id has the new one", () => {
		const user_id = { previous: "US.1", current: "US.2" };
		const user_id_update = [{ user_id, timestamp: "5" }];
		expect(event("user_id_update", { user_id_update }).party).toEqual({
			userId: "US.2",
		});
	});

	it("what happens to an account may name one of its numbers", () => {
		expect(
			event("account_update", {
				metadata: undefined,
				event: "VERIFIED_ACCOUNT",
				phone_number: "16505552771",
			}).displayPhoneNumber,
		).toBe("16505552771");
	});
});
