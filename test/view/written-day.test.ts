import { expect, it } from "vitest";
import { writtenDay } from "../../src/view/kinds/written-day.ts";
import { noon } from "./made.ts";

it.each([
	["November 21, 2026", "2026-11-21, today"],
	["November 22, 2026", "2026-11-22, in 1 day"],
	["December 21, 2026", "2026-12-21, in 30 days"],
	["November 20, 2026", "2026-11-20, 1 day ago"],
	["April 17, 2025", "2025-04-17, 583 days ago"],
	["Foober 17, 2025", undefined],
	["April 17, 2025\u001b[2J", undefined],
	["17 April 2025", undefined],
	[1745612159, undefined],
	[null, undefined],
])("%j", (written, words) => {
	expect(writtenDay(written, noon)).toBe(words);
});
