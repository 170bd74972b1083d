import { expect, it } from "vitest";
import { readDuration, writeDuration } from "../../src/webhook/duration.ts";

it.each([
	[300, "300 ms"],
	[2_000, "2 s"],
	[1_500, "1.5 s"],
	[30_000, "30 s"],
	[90_000, "90 s"],
])("%d milliseconds are written as %s, which can be typed", (ms, text) => {
	expect(writeDuration(ms)).toBe(text);
	expect(readDuration(text.replace(" ", ""))).toBe(ms);
});
