import { describe, expect, it } from "vitest";
import { createAnswer } from "../../src/commands/listen/answer.ts";
import type { Relay } from "../../src/commands/relay.ts";
import { createProbeDesk } from "../../src/webhook/probe-answer.ts";
import type { Reply } from "../../src/webhook/reply.ts";

function answered(relay: Relay) {
	const answer = createAnswer({
		verifyToken: "token",
		secrets: [],
		signatureHeaders: [],
		verifies: false,
		keep: async (arrived) => ({ ...arrived, id: 1 }),
		relay,
		passThrough: true,
		probes: createProbeDesk((size) => Buffer.alloc(size)),
		now: () => 0,
		elapsed: () => 0,
		onHandshake: () => {},
		onUnsigned: () => {},
		onKept: () => {},
		onAcknowledged: () => undefined,
		onUnkept: () => {},
	});
	return answer({
		method: "POST",
		target: "/webhook",
		path: "/webhook",
		query: "",
		headers: [],
		body: Buffer.from("{}"),
		remoteAddress: undefined,
	});
}

const target = "http://localhost:3000/webhook";
const created: Reply = {
	target,
	ok: true,
	status: 201,
	ms: 1,
	headers: [],
	body: Buffer.alloc(0),
	truncated: false,
};
const refused: Reply = {
	target,
	ok: false,
	ms: 1,
	cause: "refused",
	detail: "connect ECONNREFUSED",
};

describe("with --pass-through Meta gets", () => {
	it.each([
		{ what: "the app's status", replies: [created], status: 201 },
		{ what: "502 when the app is down", replies: [refused], status: 502 },
		{
			what: "200 for what a filter holds back",
			replies: undefined,
			status: 200,
		},
		{ what: "503 for what could not be sent on", replies: [], status: 503 },
	])("$what", async ({ replies, status }) => {
		expect(await answered(async () => replies)).toMatchObject({ status });
	});
});
