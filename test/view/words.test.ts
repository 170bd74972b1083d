import { describe, expect, it } from "vitest";
import { createClock } from "../../src/view/clock.ts";
import { counted, duration, grouped } from "../../src/view/quantities.ts";
import { rawBody } from "../../src/view/raw.ts";
import { join, safe } from "../../src/view/safe.ts";
import { table } from "../../src/view/table.ts";
import { clean } from "../../src/view/text.ts";
import { noon } from "./made.ts";

describe("safe text", () => {
	it("is put together of our words, numbers and clean text", () => {
		expect(safe`${12} of ${clean("a\rb")}`).toBe("12 of a\\u{D}b");
		expect(join([safe`a`, safe`b`], safe`, `)).toBe("a, b");
	});

	it("takes no other text", () => {
		const untrusted: string = "\x1b[2J";
		// @ts-expect-error: text from outside must be cleaned first
		expect(safe`${untrusted}`).toBe(untrusted);
	});
});

describe("quantities", () => {
	it.each([
		[-5, "0 ms"],
		[0.4, "0 ms"],
		[999, "999 ms"],
		[999.7, "1.0 s"],
		[1_240, "1.2 s"],
		[9_949, "9.9 s"],
		[9_960, "10 s"],
		[59_400, "59 s"],
		[59_600, "1 min"],
		[3_569_000, "59 min"],
		[3_600_000, "1 h"],
		[47 * 3_600_000, "47 h"],
		[48 * 3_600_000, "2 days"],
	])("%d ms is %s", (ms, said) => {
		expect(duration(ms)).toBe(said);
	});

	it("are grouped and counted", () => {
		expect([0, 999, 1_000, 1_234_567].map(grouped)).toEqual([
			"0",
			"999",
			"1,000",
			"1,234,567",
		]);
		expect(counted(1, safe`event`)).toBe("1 event");
		expect(counted(1_200, safe`event`)).toBe("1,200 events");
	});
});

describe("the clock", () => {
	it("says a time once where that is enough", () => {
		const clock = createClock();
		expect(clock.time(noon)).toBe("12:00:00");
		expect(clock.timeIfNew(noon + 999)).toBe("");
		expect(clock.timeIfNew(noon + 1_000)).toBe("12:00:01");
	});

	it("says the day when it is another", () => {
		const clock = createClock();
		expect(clock.newDay(noon)).toBeUndefined();
		expect(clock.newDay(noon + 3_600_000)).toBeUndefined();
		expect(clock.newDay(noon + 12 * 3_600_000)).toBe("2026-11-22");
	});
});

describe("a raw body", () => {
	const body = Buffer.from('{\n  "a": "\x9b"\n}');

	it("is left alone for a program and neutralised for a terminal", () => {
		expect(rawBody(body, false)).toBe('{\n  "a": "\x9b"\n}\n');
		expect(rawBody(body, true)).toBe('{\n  "a": "\\u{9B}"\n}\n');
	});
});

describe("a table", () => {
	it("aligns by what is seen", () => {
		expect(
			table([
				[safe`1`, clean("王"), safe`x`],
				[safe`12`, clean("Ana"), safe`y`],
			]),
		).toBe("1   王   x\n12  Ana  y\n");
		expect(table([])).toBe("");
	});
});
