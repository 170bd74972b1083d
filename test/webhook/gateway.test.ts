import { describe, expect, it } from "vitest";
import { gatewayKinds } from "../../src/webhook/gateway/kinds.ts";
import { onlyEvent, read, readValue, text, value } from "../support/reading.ts";

const frame = { sessionId: "shop-1", timestamp: "2026-11-21T08:30:00.250Z" };
const at = Date.UTC(2026, 10, 21, 8, 30, 0, 250);
const ours = "15550783881@s.whatsapp.net";
const theirs = "16505551234@s.whatsapp.net";
const contact = {
	name: "Sheena Nelson",
	profilePicture: "https://pps.whatsapp.net/v/1.jpg",
};

/** One of each kind, as gateways post them. */
const events: Readonly<Record<string, object>> = {
	"message.received": {
		...frame,
		messageId: "3EB0A1",
		from: theirs,
		to: ours,
		type: "text",
		text: "Olá 😀",
		contact,
	},
	"message.sent": {
		...frame,
		messageId: "3EB0A2",
		from: ours,
		to: theirs,
		type: "text",
		text: "Hi",
	},
	"message.delivered": { ...frame, messageId: "3EB0A2", to: theirs },
	"message.read": { ...frame, messageId: "3EB0A2", from: ours, to: theirs },
	"session.connected": {
		...frame,
		phoneNumber: "+15550783881",
		deviceInfo: { model: "Pixel 9", version: "2.26.10" },
	},
	"session.disconnected": { ...frame, reason: "logged out" },
	"session.qr_generated": {
		...frame,
		qrCode: "2@AbCdEf==",
		expiresAt: "2026-11-21T08:31:00Z",
	},
	"contact.updated": { ...frame, from: theirs, contact },
};

const gateway = (event: string, over: object = events[event] ?? {}) =>
	onlyEvent(read({ event, ...over }));

describe.each(Object.keys(events))("%s", (name) => {
	const event = gateway(name);

	it("is a kind of its own, whole and with nothing unusual about it", () => {
		expect(event).toMatchObject({
			kind: `gateway.${name}`,
			field: "gateway",
			at,
			value: { event: name, ...events[name] },
			notes: [],
			sample: false,
		});
		expect(gatewayKinds.map(({ kind }) => kind)).toContain(event.kind);
	});
});

it("every kind has an example", () => {
	expect(Object.keys(events).map((name) => `gateway.${name}`)).toEqual(
		gatewayKinds.map(({ kind }) => kind),
	);
});

describe("who and where", () => {
	it("is the sender of what came in, by name", () => {
		expect(gateway("message.received")).toMatchObject({
			messageId: "3EB0A1",
			party: { name: "Sheena Nelson", phone: "16505551234" },
			displayPhoneNumber: "15550783881",
		});
	});

	it.each(["message.sent", "message.delivered", "message.read"])(
		"is whom it went to: %s",
		(name) => {
			expect(gateway(name)).toMatchObject({
				messageId: "3EB0A2",
				party: { phone: "16505551234" },
			});
		},
	);

	it("is the number of the session", () => {
		expect(gateway("session.connected").displayPhoneNumber).toBe("15550783881");
		expect(gateway("session.connected").party).toBeUndefined();
	});

	it.each<[address: unknown, found: object]>([
		["16505551234@c.us", { party: { phone: "16505551234" } }],
		["16505551234:12@s.whatsapp.net", { party: { phone: "16505551234" } }],
		["+1 (650) 555-1234", { party: { phone: "16505551234" } }],
		[16505551234, { party: { phone: "16505551234" } }],
		["120363025246125486@g.us", { groupId: "120363025246125486@g.us" }],
		["1650-1487156923@g.us", { groupId: "1650-1487156923@g.us" }],
		["98765432101234@lid", { party: { userId: "98765432101234@lid" } }],
		["status@broadcast", {}],
		["Sheena", {}],
		["", {}],
		[null, {}],
		[{ user: "1650" }, {}],
	])("%j", (from, found) => {
		const { party, groupId } = gateway("message.received", { ...frame, from });
		expect({ ...(party && { party }), ...(groupId && { groupId }) }).toEqual(
			found,
		);
	});
});

describe("when", () => {
	it.each([
		["2026-11-21T08:30:00.250Z", at],
		["2026-11-21T10:30:00.250+02:00", at],
		["1795249800", 1795249800000],
		[1795249800, 1795249800000],
		[1795249800250, 1795249800250],
		["yesterday", undefined],
		["2026-13-45T99:99:99Z", undefined],
		[{}, undefined],
	])("%j", (timestamp, time) => {
		const event = gateway("message.read", { ...frame, timestamp });
		expect(event.at).toBe(time);
		expect(event.notes.includes("timestamp is not a time")).toBe(
			time === undefined,
		);
	});
});

describe("another shape is shown, with a note", () => {
	it.each<[name: string, over: object, notes: string[]]>([
		[
			"message.received",
			{ ...events["message.received"], sessionId: undefined },
			["sessionId missing"],
		],
		[
			"message.received",
			{ ...events["message.received"], text: 7 },
			["text is a number, not a string"],
		],
		["session.qr_generated", frame, ["qrCode missing"]],
		["contact.updated", frame, ["contact missing"]],
		["message.read", {}, ["sessionId, timestamp, messageId and to missing"]],
	])("%s %j", (name, over, notes) => {
		expect(gateway(name, over)).toMatchObject({
			kind: `gateway.${name}`,
			notes,
		});
	});

	it("an event of another name goes by that", () => {
		expect(gateway("group.joined", frame)).toMatchObject({
			kind: "gateway.group.joined",
			notes: [],
		});
		expect(gateway("messages.upsert", { data: { key: 1 } })).toMatchObject({
			kind: "gateway.messages.upsert",
			notes: [],
		});
		expect(gateway("message", { session: "default" }).kind).toBe(
			"gateway.message",
		);
	});
});

describe("what is no gateway's", () => {
	it.each([
		["of Meta's envelope", { object: "whatsapp_business_account" }],
		["with entries", { entry: [] }],
		["of a bare change", { field: "messages", value }],
		["of a bare value", { ...value, messages: [text] }],
	])("is a body %s, whatever it calls itself", (_name, over) => {
		const { events } = read({ event: "message.received", ...frame, ...over });
		for (const { kind } of events) expect(kind).not.toMatch(/^gateway/);
	});

	it.each([
		{ event: "FLOW_STATUS_CHANGE", flow_id: "1", timestamp: "5" },
		{ event: "connect", id: "wacid.1", from: "1", timestamp: "5" },
		{ event: "user.signup" },
		{ event: "\u001b[2J.x", sessionId: "1" },
		{ event: "__proto__", sessionId: "1" },
		{ event: `a.${"b".repeat(70)}`, sessionId: "1" },
		{ event: 7, sessionId: "1" },
		{ sessionId: "1" },
	])("is %j", (body) => {
		expect(onlyEvent(read(body)).kind).not.toMatch(/^gateway/);
	});

	it("is what Meta sends under its own fields", () => {
		const event = onlyEvent(
			readValue({ event: "message.received", ...frame }, "account_update"),
		);
		expect(event.kind).toBe("account.update");
	});
});
