import { describe, expect, it } from "vitest";
import {
	type Expectation,
	parseBody,
	parseStatus,
	unmet,
} from "../../src/webhook/expectation.ts";
import type { Reply } from "../../src/webhook/reply.ts";

function answered(status: number, body = "", ms = 4): Reply {
	return {
		target: "http://localhost:3000/webhook",
		ok: true,
		status,
		ms,
		headers: [],
		body: Buffer.from(body),
		truncated: false,
	};
}

function expecting(status: string, more: Partial<Expectation> = {}) {
	const parsed = parseStatus(status);
	if (parsed === undefined) throw new Error(`${status} is no status`);
	return { status: parsed, ...more };
}

describe("a status", () => {
	it.each([
		["200", [200], [201, 199, 500]],
		["2xx", [200, 204, 299], [199, 300]],
		["2XX", [200], [300]],
		["200,204", [200, 204], [201]],
		["200, 4xx", [200, 401], [201, 500]],
	])("%s", (text, good, bad) => {
		for (const status of good) {
			expect(unmet(answered(status), expecting(text))).toEqual([]);
		}
		for (const status of bad) {
			expect(unmet(answered(status), expecting(text))).toHaveLength(1);
		}
	});

	it.each(["", "20", "2000", "600", "099", "ok", "200,", "2x0", "-200"])(
		"%j is none",
		(text) => {
			expect(parseStatus(text)).toBeUndefined();
		},
	);
});

describe("a body", () => {
	it.each([
		["ok", "all ok", true],
		["ok", "OK", false],
		["/^ok$/i", "OK", true],
		["/a.c/s", "a\nc", true],
		["/usr/bin", "in /usr/bin/", true],
	])("%s in %j: %s", (text, body, isThere) => {
		const expected = expecting("200", { body: parseBody(text) });
		expect(unmet(answered(200, body), expected)).toHaveLength(isThere ? 0 : 1);
	});

	it("refuses a pattern that is none", () => {
		expect(() => parseBody("/[/")).toThrow(SyntaxError);
	});
});

it("says everything that is not so", () => {
	const expected = expecting("200, 204", { body: "done", withinMs: 10 });
	expect(unmet(answered(500, "oops", 11), expected)).toEqual([
		"expected 200, 204, got 500",
		`expected the reply's body to hold "done"`,
		"expected a reply within 10 ms, got it after 11 ms",
	]);
});

it("says why there is no reply", () => {
	const reply: Reply = {
		target: "http://localhost:3000/webhook",
		ok: false,
		ms: 1,
		cause: "refused",
		detail: "connect ECONNREFUSED",
	};
	expect(unmet(reply, expecting("2xx"))).toEqual([
		"expected 2xx, the connection was refused",
	]);
});
