import { expect, it } from "vitest";
import { showProgress } from "../../src/commands/replay/load-progress.ts";

/** Shows the progress of a load on a clock that is moved on by hand; returns what was written. */
function progress(
	isTTY: boolean,
	settings = { quiet: false },
	columns = 80,
): {
	readonly written: string[];
	at(ms: number, sent: number, failed: number): void;
	end(): void;
} {
	const written: string[] = [];
	const tally = { sent: 0, failed: 0 };
	let clock = 0;
	let tick = () => {};
	const stderr = {
		write: (text: string | Uint8Array) => written.push(String(text)) > 0,
		drained: async () => {},
		abandon: () => {},
		gone: new AbortController().signal,
		isTTY,
		columns: () => (isTTY ? columns : undefined),
	};
	const end = showProgress(
		tally,
		5000,
		settings,
		{ stderr, elapsed: () => clock },
		(work) => {
			tick = work;
			return () => {
				tick = () => {};
			};
		},
	);
	return {
		written,
		at(ms, sent, failed) {
			clock = ms;
			Object.assign(tally, { sent, failed });
			tick();
		},
		end,
	};
}

it("says on one line how far it is, and takes that away", () => {
	const { written, at, end } = progress(true);
	at(500, 1500, 0);
	at(2000, 4000, 3);
	end();
	at(2500, 5000, 3);
	expect(written).toEqual([
		"\r\u001b[K  1,500 of 5,000 sent in 500 ms, 3,000/s",
		"\r\u001b[K  4,000 of 5,000 sent in 2.0 s, 2,000/s, 3 failed",
		"\r\u001b[K",
	]);
});

it("keeps to one line of a narrow terminal", () => {
	const { written, at } = progress(true, { quiet: false }, 30);
	at(2000, 4000, 3);
	expect(written).toEqual(["\r\u001b[K  4,000 of 5,000 sent in 2.0"]);
});

it.each([
	["to a file", false, { quiet: false }],
	["when it is to be quiet", true, { quiet: true }],
])("says nothing %s", (_, isTTY, settings) => {
	const { written, at, end } = progress(isTTY, settings);
	at(500, 1500, 0);
	end();
	expect(written).toEqual([]);
});
