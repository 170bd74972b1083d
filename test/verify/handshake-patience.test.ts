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

const target = "http://127.0.0.1:3000/webhook";

const refused: Reply = {
	target,
	ok: true,
	status: 403,
	ms: 2,
	headers: [],
	body: Buffer.alloc(0),
	truncated: false,
};

const hanging: Reply = {
	target,
	ok: false,
	ms: 3000,
	cause: "timed-out",
	detail: "no whole reply within 3000 ms",
};

/** What is asked of an app that answers each visit in turn like this. */
async function visitsOf(
	answer: (turn: number) => Reply,
): Promise<readonly Visit[]> {
	const visits: Visit[] = [];
	const visitor: Visitor = {
		visit: async (visit) => answer(visits.push(visit) - 1),
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
