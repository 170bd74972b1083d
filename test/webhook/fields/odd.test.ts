import { describe, expect, it } from "vitest";
import { onlyEvent, readValue, text, value } from "../../support/reading.ts";

const call = {
	id: "wacid.1",
	from: "1631",
	event: "terminate",
	timestamp: "1671644824",
};
const error = { code: 138000, message: "Calling not enabled" };
const template = {
	message_template_id: 1,
	message_template_name: "hello",
	message_template_language: "en_US",
};

function kindsAndValues(reading: ReturnType<typeof readValue>) {
	return reading.events.map(({ kind, value }) => [kind, value]);
}

describe("what goes with an event and is not there is noted", () => {
	it.each<[field: string, value: object, note: string]>([
		["account_update", { event: "PARTNER_ADDED" }, "value.waba_info missing"],
		["account_update", { event: "DISABLED_UPDATE" }, "value.ban_info missing"],
		[
			"account_update",
			{ event: "ACCOUNT_RESTRICTION" },
			"value.restriction_info missing",
		],
		[
			"flows",
			{ event: "ENDPOINT_LATENCY", flow_id: "1", alert_state: "ACTIVATED" },
			"value.threshold and p50_latency missing",
		],
		[
			"business_username_update",
			{ display_phone_number: "1", status: "approved" },
			"value.username missing",
		],
		[
			"messaging_handovers",
			{
				messaging_product: "whatsapp",
				timestamp: "5",
				recipient: { phone_number_id: "1" },
				sender: {},
				type: "control_taken",
			},
			"value.control_taken missing",
		],
		[
			"history",
			{ ...value, history: [{ metadata: undefined }] },
			"value.history[0].threads missing",
		],
		["history", value, "value.history missing"],
		["calls", value, "value has neither calls nor statuses nor errors"],
	])("%s %j", (field, value, note) => {
		expect(onlyEvent(readValue(value, field)).notes).toEqual([note]);
	});

	it("even where something else is unusual, too", () => {
		const odd = { event: "PARTNER_ADDED", phone_number: 7 };
		expect(onlyEvent(readValue(odd, "account_update")).notes).toEqual([
			"value.phone_number is a number, not a string",
			"value.waba_info missing",
		]);
	});
});

describe("another shape is shown, with a note", () => {
	it.each<[name: string, field: string, value: object, note: string]>([
		[
			"a list of bans",
			"account_update",
			{ event: "DISABLED_UPDATE", ban_info: [{ waba_ban_state: "DISABLE" }] },
			"value.ban_info is an array, not an object",
		],
		[
			"a state of a ban nobody knows",
			"account_update",
			{ event: "DISABLED_UPDATE", ban_info: { waba_ban_state: "SOLD" } },
			'value.ban_info.waba_ban_state is not "DISABLE", "REINSTATE" or "SCHEDULE_FOR_DISABLE"',
		],
		[
			"a limit that is null",
			"business_capability_update",
			{ max_daily_conversation_per_phone: null },
			"value.max_daily_conversation_per_phone is null, not a limit",
		],
		[
			"a state of a template with nulls for what it leaves out",
			"message_template_status_update",
			{ ...template, event: "REJECTED", reason: null, other_info: null },
			"value.other_info is null, not an object",
		],
		[
			"an event nobody knows",
			"account_update",
			{ event: "SOLD_TO_THE_MOON" },
			"value.event is not a value that Meta documents",
		],
		[
			"a quality under the field of states",
			"message_template_status_update",
			{
				...template,
				previous_quality_score: "GREEN",
				new_quality_score: "RED",
			},
			"value is that of message_template_quality_update",
		],
		[
			"a template without its id",
			"message_template_status_update",
			{ ...template, message_template_id: undefined, event: "APPROVED" },
			"value.message_template_id missing",
		],
	])("%s", (_name, field, odd, note) => {
		const event = onlyEvent(readValue(odd, field));
		expect(event.notes).toEqual([note]);
		expect(event.value).toEqual(JSON.parse(JSON.stringify(odd)));
	});

	it("a quality under the field of states is a quality", () => {
		const odd = { ...template, new_quality_score: "RED" };
		expect(
			onlyEvent(readValue(odd, "message_template_status_update")).kind,
		).toBe("template.quality");
	});

	it("people who come or go under the type of a new group", () => {
		const read = (list: string) =>
			onlyEvent(
				readValue(
					{
						...value,
						groups: [
							{
								type: "group_create",
								timestamp: "5",
								[list]: [{ wa_id: "1" }],
							},
						],
					},
					"group_participants_update",
				),
			);
		expect(read("removed_participants")).toMatchObject({
			kind: "group.participants_remove",
			notes: ["value.groups[0].type is that of group_lifecycle_update"],
		});
		expect(read("added_participants").kind).toBe("group.participants_add");
	});

	it.each(["smb_message_echoes", "message_echoes"])(
		"echoes of %s that stand under messages",
		(field) => {
			const echo = { ...text, from: "15550783881", to: "16505551234" };
			expect(
				onlyEvent(readValue({ ...value, messages: [echo] }, field)),
			).toMatchObject({
				kind: field === "message_echoes" ? "echo.message" : "echo.smb",
				party: { phone: "16505551234" },
				value: echo,
				notes: ["value.message_echoes missing"],
			});
		},
	);

	it("one group in place of a list", () => {
		const groups = { type: "group_suspend", group_id: "G1", timestamp: "5" };
		const event = onlyEvent(
			readValue({ ...value, groups }, "group_status_update"),
		);
		expect(event).toMatchObject({
			kind: "group.suspend",
			groupId: "G1",
			value: groups,
			notes: ["value.groups is an object, not an array"],
		});
	});
});

describe("what Meta's own samples do is not noted", () => {
	const participants = [{ wa_id: 16505551234, input: 16505551234 }];
	const settings = {
		messaging_product: "whatsapp",
		timestamp: 1750030073,
		type: "PHONE_NUMBER_SETTINGS",
		phone_number_settings: { phone_number_id: "1", calling: null },
	};
	const group = { timestamp: 1750030073, group_id: "G1" };

	it.each<[name: string, field: string, value: object]>([
		[
			"a restriction of Direct Send that the violation tells",
			"account_update",
			{
				event: "ACCOUNT_RESTRICTION",
				violation_info: {
					violation_type: "DIRECT_SEND_UTILITY_CATEGORY_ABUSE_UNBAN",
				},
			},
		],
		[
			"an app taken away without whose it is",
			"account_update",
			{ event: "PARTNER_APP_UNINSTALLED" },
		],
		[
			"the state of a ban as a list",
			"account_update",
			{ event: "DISABLED_UPDATE", ban_info: { waba_ban_state: ["DISABLE"] } },
		],
		[
			"the state of a call as a list",
			"calls",
			{ ...value, calls: [{ ...call, status: ["COMPLETED"] }] },
		],
		["calls that are not set up", "account_settings_update", settings],
		[
			"numbers of people as numbers",
			"group_lifecycle_update",
			{
				...value,
				groups: [
					{ ...group, type: "group_create", added_participants: participants },
				],
			},
		],
		[
			"a picture without whether it could be set",
			"group_settings_update",
			{
				...value,
				groups: [
					{
						...group,
						type: "group_settings_update",
						profile_picture: { mime_type: "image/jpeg" },
					},
				],
			},
		],
		[
			"a Flow's state without the state",
			"flows",
			{ event: "FLOW_STATUS_CHANGE", flow_id: "1", message: "changed" },
		],
		[
			"a handover without its type",
			"messaging_handovers",
			{
				messaging_product: "whatsapp",
				timestamp: "5",
				recipient: { phone_number_id: "1" },
				sender: { phone_number: "1650" },
				control_passed: { metadata: "about it" },
			},
		],
		[
			"an alert beside what it is about",
			"account_alerts",
			{ entity_type: "BUSINESS", entity_id: 1, alert_type: "OBA_APPROVED" },
		],
	])("%s", (_name, field, sample) => {
		const event = onlyEvent(readValue(sample, field));
		expect(event.notes).toEqual([]);
		expect(event.kind).not.toBe(field);
	});
});

describe("a kind that is not said is taken from what is there", () => {
	it.each<[field: string, value: object, kind: string]>([
		[
			"calls",
			{ calls: [{ ...call, event: undefined, status: "ringing" }] },
			"call.ringing",
		],
		["calls", { calls: [{ id: "wacid.1" }] }, "call.unknown"],
		["messaging_handovers", { control_taken: {} }, "handover.control_taken"],
		[
			"messaging_handovers",
			{ pass_thread_control: {} },
			"handover.control_passed",
		],
		[
			"messaging_handovers",
			{ event: "take_thread_control" },
			"handover.control_taken",
		],
		[
			"messaging_handovers",
			{ type: "control_shared" },
			"handover.control_shared",
		],
		["messaging_handovers", { constructor: {} }, "handover.unknown"],
		[
			"group_participants_update",
			{ groups: [{ removed_participants: [] }] },
			"group.participants_remove",
		],
		[
			"group_participants_update",
			{ groups: [{ group_id: "G1" }] },
			"group.unknown",
		],
	])("%s %j", (field, value, kind) => {
		expect(onlyEvent(readValue(value, field)).kind).toBe(kind);
	});
});

describe("nothing that stands beside a list is lost", () => {
	it("a key nobody knows", () => {
		const odd = { ...value, calls: [call], novelty: { depth: 3 } };
		expect(kindsAndValues(readValue(odd, "calls"))).toEqual([
			["call.terminate", call],
			["calls", { novelty: { depth: 3 } }],
		]);
	});

	it("a list that is none", () => {
		const odd = { ...value, calls: [call], statuses: "RINGING" };
		expect(kindsAndValues(readValue(odd, "calls"))).toEqual([
			["call.terminate", call],
			["calls", { statuses: "RINGING" }],
		]);
	});

	it("nor what stands beside and inside standby", () => {
		const message = { id: "wamid.1", type: "text" };
		const standby = { messages: [message], owner: "app 7" };
		expect(
			kindsAndValues(
				readValue({ ...value, standby, novelty: true }, "standby"),
			),
		).toEqual([
			["standby.message", message],
			["standby", { owner: "app 7" }],
			["standby", { novelty: true }],
		]);
	});

	it.each([
		["calls", { calls: "none" }],
		["standby", { standby: [{ sender: { id: "1" } }] }],
		["history", { history: null, novelty: 1 }],
		["group_status_update", { groups: [] }],
	])("a value of %s without anything to read is shown whole", (field, over) => {
		const odd = { ...value, ...over };
		expect(kindsAndValues(readValue(odd, field))).toEqual([[field, odd]]);
	});

	it("while empty lists and nulls say nothing", () => {
		const odd = { ...value, calls: [call], statuses: null, errors: [] };
		expect(kindsAndValues(readValue(odd, "calls"))).toEqual([
			["call.terminate", call],
		]);
	});
});

describe("errors", () => {
	it("of a value belong to its only element", () => {
		const odd = { ...value, calls: [call], errors: [error] };
		const event = onlyEvent(readValue(odd, "calls"));
		expect(event.kind).toBe("call.terminate");
		expect(event.errors).toEqual([error]);
		expect(event.value).toEqual({ ...call, errors: [error] });
	});

	it("of a value with several elements stand by themselves", () => {
		const odd = { ...value, calls: [call, call], errors: [error] };
		const { events } = readValue(odd, "calls");
		expect(events.map(({ kind, errors }) => [kind, errors.length])).toEqual([
			["call.terminate", 0],
			["call.terminate", 0],
			["errors", 1],
		]);
	});

	it("of an element stay with it, and with those of the value", () => {
		const own = { code: 138001, message: "Receiver uncallable" };
		const calls = [{ ...call, errors: [own] }];
		expect(
			onlyEvent(readValue({ ...value, calls, errors: [error] }, "calls"))
				.errors,
		).toEqual([own, error]);
	});

	it("that are none are shown as they came", () => {
		const odd = { ...value, calls: [call], errors: "busy" };
		expect(kindsAndValues(readValue(odd, "calls"))).toEqual([
			["call.terminate", call],
			["calls", { errors: "busy" }],
		]);
	});
});
