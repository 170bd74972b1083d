import { randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { probeHandshake } from "../../src/io/probe/handshake.ts";
import type { Visit, Visitor } from "../../src/io/probe/visitor.ts";
import type { Reply } from "../../src/webhook/reply.ts";
import { token } from "./gallery/handshake-diagnosis.ts";

it("waits for no more than two handshakes that hang, and not for long", async () => {
	const visits = await visitsOf((turn) => (turn < 2 ? refused : hanging));
	expect(visits).toHaveLength(4);
	expect(visits.slice(0, 2).map(({ timeoutMs }) => timeoutMs)).toEqual([
		undefined,
		undefined,
	]);
	for (const { timeoutMs } of visits.slice(2)) {
		expect(timeoutMs).toBeLessThanOrEqual(3000);
	}
});

it("gives an app that never answers the whole time, twice", async () => {
	const visits = await visitsOf(() => hanging);
	expect(visits.map(({ timeoutMs }) => timeoutMs)).toEqual([
		undefined,
		undefined,
	]);
});

it("asks a quick app one thing after the other", async () => {
	let open = 0;
	const atOnce: number[] = [];
	await visitsOf(() => {
		open += 1;
		atOnce.push(open);
		queueMicrotask(() => {
			open -= 1;
		});
		return refused;
	});
	expect(atOnce.length).toBeGreaterThan(8);
	expect(Math.max(...atOnce)).toBe(1);
});

it("waits for a slow app as long as it takes, and asks it the rest at once", async () => {
	let open = 0;
	const atOnce: number[] = [];
	const visits = await visitsOf(async (_, { url }) => {
		open += 1;
		atOnce.push(open);
		await new Promise(setImmediate);
		open -= 1;
		return echoing(url, 6000);
	});
	expect(atOnce).toEqual([1, 1, 1, 2, 3, 4, 5]);
	for (const { timeoutMs = 10_000 } of visits) {
		expect(timeoutMs).toBeGreaterThan(6000);
	}
});

const target = "http://127.0.0.1:3000/webhook";

const refused = {
	target,
	ok: true,
	status: 403,
	ms: 2,
	headers: [],
	body: Buffer.alloc(0),
	truncated: false,
} satisfies Reply;

function echoing(url: URL, ms: number): Reply {
	const challenge = url.searchParams.get("hub.challenge") ?? "";
	return { ...refused, status: 200, ms, body: Buffer.from(challenge) };
}

const hanging: Reply = {
	target,
	ok: false,
	ms: 3000,
	cause: "timed-out",
	detail: "no whole reply within 3000 ms",
};

/** What is asked of an app that answers each visit in turn like this. */
async function visitsOf(
	answer: (turn: number, visit: Visit) => Reply | Promise<Reply>,
): Promise<readonly Visit[]> {
	const visits: Visit[] = [];
	const visitor: Visitor = {
		visit: async (visit) => answer(visits.push(visit) - 1, visit),
		close: async () => {},
	};
	await probeHandshake(visitor, {
		url: new URL(target),
		verifyToken: token,
		randomBytes,
		stop: new AbortController().signal,
	});
	return visits;
}
