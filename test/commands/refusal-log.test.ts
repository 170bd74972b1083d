import { expect, it } from "vitest";
import { createRefusalLog } from "../../src/commands/listen/refusal-log.ts";
import type { Refusals } from "../../src/io/store/record-entry.ts";

it("hands the first refusal over at once, and folds what follows", () => {
	const kept: Refusals[] = [];
	let now = 1000;
	const log = createRefusalLog(
		(refusals) => kept.push(refusals),
		() => now,
	);
	log.note("mismatch");
	expect(kept).toEqual([{ from: 1000, until: 1000, reasons: { mismatch: 1 } }]);
	now = 2000;
	for (let n = 0; n < 10_000; n++) log.note("another path");
	log.note("mismatch");
	expect(kept).toHaveLength(1);
	now = 3000;
	log.close();
	expect(kept.slice(1)).toEqual([
		{
			from: 2000,
			until: 3000,
			reasons: { "another path": 10_000, mismatch: 1 },
		},
	]);
});

it("has nothing to hand over when nothing was refused", () => {
	const log = createRefusalLog(
		() => expect.unreachable(),
		() => 0,
	);
	log.close();
});
