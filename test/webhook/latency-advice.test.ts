import { expect, it } from "vitest";
import { adviseOnLatency } from "../../src/webhook/latency-advice.ts";

it.each([
	{ medianMs: 250, overOneSecond: 9, met: [true, true] },
	{ medianMs: 250.001, overOneSecond: 10, met: [false, false] },
])(
	"is met with a median of $medianMs ms and $overOneSecond ‰ over 1 s: $met",
	({ met, ...seen }) => {
		const advice = adviseOnLatency({ ...seen, replies: 1000 });
		expect(advice.map(({ isMet }) => isMet)).toEqual(met);
	},
);
