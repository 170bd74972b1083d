import { describe, expect, it } from "vitest";
import { createPatternFinder } from "../../src/webhook/replay-pattern.ts";
import type { Reply } from "../../src/webhook/reply.ts";

const ascii = '{"text":"hi"}';
const escaped = '{"text":"\\u00e9"}';
const slash = '{"type":"image\\/jpeg"}';

function replied(status: number | "refused", ms = 4): Reply {
	const target = "http://localhost:3000/webhook";
	return status === "refused"
		? { target, ok: false, ms, cause: status, detail: "" }
		: {
				target,
				ok: true,
				status,
				ms,
				headers: [],
				body: Buffer.alloc(0),
				truncated: false,
			};
}

type Case = readonly [
	body: string,
	status: number | "refused",
	more?: { fault?: string; isOurs?: boolean; ms?: number },
];

function codes(...cases: readonly Case[]): string[] {
	const finder = createPatternFinder();
	for (const [body, status, more = {}] of cases) {
		const { fault, isOurs = true, ms } = more;
		const reply = replied(status, ms);
		finder.note({ body: Buffer.from(body), fault, isOurs, reply });
	}
	return finder.patterns().map(({ code }) => code);
}

describe("re-serialised JSON", () => {
	it.each([
		["an escape refused", escaped],
		["a slash refused", slash],
	])("%s while ASCII is accepted", (_what, body) => {
		expect(codes([ascii, 200], [body, 401])).toEqual(["reserialised"]);
		expect(codes([body, 403], [ascii, 200])).toEqual(["reserialised"]);
	});

	it("is not said when one of them was accepted", () => {
		expect(codes([ascii, 200], [escaped, 401], [slash, 200])).toEqual([]);
	});

	it("is not said when ASCII was refused as well", () => {
		expect(codes([ascii, 200], [ascii, 401], [escaped, 401])).toEqual([]);
	});

	it("is not said of another refusal than that of a signature", () => {
		expect(codes([ascii, 200], [escaped, 500])).toEqual([]);
	});

	it("is not said of signatures that are not ours", () => {
		expect(codes([ascii, 200], [escaped, 401, { isOurs: false }])).toEqual([]);
	});
});

describe("every signed delivery refused", () => {
	it("is said from two on", () => {
		expect(codes([ascii, 401], [escaped, 401])).toEqual(["all-refused"]);
		expect(codes([ascii, 401])).toEqual([]);
	});

	it("is not said of faults", () => {
		const fault = { fault: "bad" };
		expect(codes([ascii, 401, fault], [escaped, 401, fault])).toEqual([]);
	});
});

it("an app that takes a wrong signature checks none", () => {
	expect(codes([ascii, 200, { fault: "missing" }])).toEqual(["unchecked"]);
	expect(codes([ascii, 401, { fault: "missing" }])).toEqual([]);
});

it("2xx is not 200", () => {
	expect(codes([ascii, 204])).toEqual(["not-200"]);
});

it("a reply after more than five seconds is too late", () => {
	expect(codes([ascii, 200, { ms: 5001 }])).toEqual(["slow"]);
	expect(codes([ascii, 200, { ms: 5000 }])).toEqual([]);
});

it("nothing is said of what was not answered, or is not JSON", () => {
	expect(codes([ascii, "refused"], ["{", 200])).toEqual([]);
});
