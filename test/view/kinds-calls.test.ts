import { describe, expect, it } from "vitest";
import { drawnChange } from "./drawn-change.ts";
import { noon } from "./made.ts";

const atNoon = noon / 1000;
const frame = {
	messaging_product: "whatsapp",
	metadata: {
		display_phone_number: "15550783881",
		phone_number_id: "106540352242922",
	},
};

describe("what is shown of a call", () => {
	it("an incoming call, with the size of its SDP", () => {
		expect(
			drawnChange("calls", {
				...frame,
				contacts: [
					{ profile: { name: "Pablo Morales" }, wa_id: "16315553602" },
				],
				calls: [
					{
						id: "wacid.ABGGFjFVU2AfAgo6V-Hc5eCgK5Gh",
						from: "16315553602",
						to: "16315553601",
						event: "connect",
						timestamp: String(atNoon),
						direction: "USER_INITIATED",
						session: { sdp_type: "offer", sdp: `v=0\r\n${"a=".repeat(600)}` },
					},
				],
			}),
		).toEqual([
			"call.connect      +16315553602  …5eCgK5Gh  incoming  Pablo Morales",
			"SDP offer, 1.2 kB",
			"hint: an incoming call ends by itself unless it is accepted within 30 to 60 seconds",
		]);
	});

	it.each([
		["offer", "incoming"],
		["answer", "outgoing"],
	])("which way it goes without a direction, by the %s", (sdp_type, way) => {
		const call = { id: "c", event: "connect", session: { sdp_type } };
		const lines = drawnChange("calls", { ...frame, calls: [call] });
		expect(lines[0]).toBe(`call.connect      c  ${way}`);
		expect(lines.join().includes("hint:")).toBe(way === "incoming");
	});

	it("a call that was made and answered", () => {
		expect(
			drawnChange("calls", {
				...frame,
				calls: [
					{
						id: "wacid.ABGGFjFVU2AfAgo6V-Hc5eCgK5Gh",
						from: "16315553601",
						to: "16315553602",
						event: "terminate",
						timestamp: String(atNoon),
						direction: "BUSINESS_INITIATED",
						status: "COMPLETED",
						start_time: String(atNoon - 120),
						end_time: String(atNoon),
						duration: 120,
						biz_opaque_callback_data: "case-7",
					},
				],
			}),
		).toEqual([
			"call.terminate    to +16315553602  …5eCgK5Gh  COMPLETED  outgoing, 120 s",
			"started 2026-11-21 11:58 UTC, 2 min ago  callback data case-7",
		]);
	});

	it("why a call failed", () => {
		expect(
			drawnChange("calls", {
				...frame,
				calls: [
					{
						id: "wacid.A",
						from: "16315553601",
						to: "1",
						event: "terminate",
						timestamp: String(atNoon),
						direction: "USER_INITIATED",
						status: ["Failed"],
						errors: [{ code: 138000, message: "Calling not enabled" }],
					},
				],
			}),
		).toEqual([
			"call.terminate    +16315553601  wacid.A  Failed  incoming",
			"It was not answered, or broke off.",
			"138000 Calling not enabled",
			"cause: Calling is not switched on for this business number.",
			"fix: Enable calling in the number's settings.",
			'to: "1"',
		]);
	});

	it("where its recording is", () => {
		expect(
			drawnChange("calls", {
				...frame,
				calls: [
					{
						id: "wacid.A",
						from: "16315553601",
						to: "1",
						event: "call_recording_available",
						timestamp: String(atNoon),
						call_recording: {
							type: "audio",
							audio: {
								id: "1003383421387256",
								mime_type: "audio/ogg",
								sha256: "x",
							},
						},
					},
				],
			}),
		).toEqual([
			"call.recording_available  +16315553601  wacid.A",
			'to: "1"',
			"recording media id 1003383421387256  audio/ogg",
		]);
	});

	it("an event that is not known", () => {
		expect(
			drawnChange("calls", {
				...frame,
				calls: [
					{
						id: "wacid.A",
						event: "hold_on",
						timestamp: String(atNoon),
						why: "music",
					},
				],
			}),
		).toEqual(["call.hold_on      wacid.A", "why: music"]);
	});

	it("the status of a call", () => {
		expect(
			drawnChange("calls", {
				...frame,
				statuses: [
					{
						id: "wacid.A",
						type: "call",
						status: "RINGING",
						timestamp: String(atNoon),
						recipient_id: "163155536021",
					},
				],
			}),
		).toEqual(["call.ringing      to +163155536021  wacid.A"]);
	});

	it("an SDP where older versions have it", () => {
		expect(
			drawnChange("calls", {
				...frame,
				calls: [
					{
						id: "wacid.A",
						from: "16315553601",
						event: "connect",
						timestamp: String(atNoon),
						direction: "SIDEWAYS",
						connection: { webrtc: { sdp: "v=0" } },
						session: "odd",
					},
				],
			}),
		).toEqual([
			"call.connect      +16315553601  wacid.A",
			"direction: SIDEWAYS",
			"session: odd",
			"SDP, 3 bytes",
		]);
	});

	it.each([
		["BUSINESS_INITIATED", "to +16315553602  wacid.A  outgoing"],
		["USER_INITIATED", "+16315553602  wacid.A  incoming"],
	])("which way it went: %s", (direction, said) => {
		const call = { id: "wacid.A", event: "created", direction };
		const people = { from: "15550783881", to: "16315553602" };
		const isOut = direction === "BUSINESS_INITIATED";
		const { from, to } = isOut ? people : { from: people.to, to: people.from };
		expect(
			drawnChange("calls", { ...frame, calls: [{ ...call, from, to }] })[0],
		).toBe(`call.created      ${said}`);
	});
});
