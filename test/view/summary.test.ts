import { describe, expect, it } from "vitest";
import { closingSummary, type Totals } from "../../src/view/summary.ts";
import { plainTheme } from "./made.ts";

const nothing: Totals = {
	ms: 65_000,
	received: 0,
	verified: 0,
	refused: 0,
	duplicates: 0,
	kinds: new Map(),
	turnedAway: 0,
};

const show = (over: Partial<Totals>, columns?: number) =>
	closingSummary({ ...nothing, ...over }, plainTheme(), columns);

describe("the closing summary", () => {
	it("of a day's run", () => {
		expect(
			show({
				ms: 3_725_000,
				received: 1_250,
				verified: 1_238,
				refused: 10,
				duplicates: 1,
				turnedAway: 2,
				forwarded: { ok: 1_237, failed: 1 },
				kinds: new Map([
					["message.text", 40],
					["status.delivered", 600],
					["status.sent", 598],
				]),
				slowestAckMs: 12.3,
				recording: ".wa-hook/",
			}),
		).toBe(`
  Received     1,250 in 1 h · 1,238 verified · 10 refused · 1 duplicate · 2 turned away, not recorded
  Events       600 status.delivered · 598 status.sent · 40 message.text
  Forwarded    1,237 answered 2xx · 1 not
  Slowest      acknowledged after 12 ms
  Recorded in  .wa-hook/
`);
	});

	it("mentions nothing that did not happen", () => {
		expect(
			show({ received: 1, verified: 1, kinds: new Map([["message.text", 1]]) }),
		).toBe(`
  Received     1 in 1 min · 1 verified
  Events       1 message.text
`);
	});

	it("of a run without deliveries is one line", () => {
		expect(show({})).toBe("\n  Nothing was received in 1 min.\n");
	});

	it("sums up the rarer kinds, and fits the terminal", () => {
		const kinds = new Map(
			Array.from({ length: 9 }, (_, i) => [`kind_${i}`, 10 - i]),
		);
		expect(show({ received: 54, verified: 54, kinds }, 50)).toBe(`
  Received     54 in 1 min · 54 verified
  Events       10 kind_0 · 9 kind_1 · 8 kind_2
               7 kind_3 · 6 kind_4 · 14 others
`);
	});
});
