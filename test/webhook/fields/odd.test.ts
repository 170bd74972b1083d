import { describe, expect, it } from "vitest";
import { onlyEvent, readValue, value } from "../../support/reading.ts";

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
			"flows",
			{ event: "FLOW_STATUS_CHANGE", flow_id: "1" },
			"value.new_status missing",
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
			"a list of states of a ban",
			"account_update",
			{ event: "DISABLED_UPDATE", ban_info: { waba_ban_state: ["DISABLE"] } },
			"value.ban_info.waba_ban_state is an array, not a string",
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

	it("the state of a call as a list", () => {
		const calls = [{ ...call, status: ["COMPLETED"] }];
		const event = onlyEvent(readValue({ ...value, calls }, "calls"));
		expect(event.value).toEqual(calls[0]);
		expect(event.notes).toEqual([
			"value.calls[0].status is an array, not a string",
		]);
	});

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
