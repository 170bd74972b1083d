import { describe, expect, it } from "vitest";
import {
	createDuplicateMemory,
	isDuplicate,
} from "../../src/library/duplicates.ts";
import { fixture } from "../../src/library/fixture.ts";

describe("a body", () => {
	it("is a duplicate the second time, in whatever shape", () => {
		const memory = createDuplicateMemory();
		const { body, payload } = fixture("text");
		expect(isDuplicate(body, memory)).toBe(false);
		expect(isDuplicate(body, memory)).toBe(true);
		expect(isDuplicate(body.toString(), memory)).toBe(true);
		expect(isDuplicate(payload, memory)).toBe(true);
	});

	it("is none while it tells anything new", () => {
		const memory = createDuplicateMemory();
		const sent = fixture("status-sent").body;
		expect(isDuplicate(sent, memory)).toBe(false);
		expect(isDuplicate(fixture("status-life").body, memory)).toBe(false);
	});

	it("without an id is told by its bytes", () => {
		const memory = createDuplicateMemory();
		const { body } = fixture("account-alert");
		expect(isDuplicate(body, memory)).toBe(false);
		expect(isDuplicate(body, memory)).toBe(true);
	});
});

describe("an event", () => {
	it("is told by kind, message and person", () => {
		const memory = createDuplicateMemory();
		const events = fixture("status-life").events;
		const ask = () => events.map((event) => isDuplicate(event, memory));
		expect(new Set(ask())).toEqual(new Set([false]));
		expect(new Set(ask())).toEqual(new Set([true]));
	});

	it("without a message's id is never one", () => {
		const memory = createDuplicateMemory();
		const [event] = fixture("account-alert").events;
		const seen = [event, event].map(
			(each) => each && isDuplicate(each, memory),
		);
		expect(seen).toEqual([false, false]);
	});
});

it("remembers for all who bring no memory of their own", () => {
	const [event] = fixture("text", { fresh: true }).events;
	const seen = [event, event].map((each) => each && isDuplicate(each));
	expect(seen).toEqual([false, true]);
});

it("forgets what is older than its limit", () => {
	const memory = createDuplicateMemory({ limit: 2 });
	const bodies = Array.from({ length: 10 }, (_, i) => `{"n":${i}}`);
	for (const body of bodies) isDuplicate(body, memory);
	expect(isDuplicate('{"n":9}', memory)).toBe(true);
	expect(isDuplicate('{"n":0}', memory)).toBe(false);
});
