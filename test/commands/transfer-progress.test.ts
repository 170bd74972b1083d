import { describe, expect, it } from "vitest";
import { showTransfer } from "../../src/commands/transfer-progress.ts";

/** A transfer on a terminal whose clock the test moves, and what was drawn. */
function watch({
	size = 60_000_000,
	columns = 100,
	isTTY = true,
	quiet = false,
}: {
	size?: number | undefined;
	columns?: number;
	isTTY?: boolean;
	quiet?: boolean;
} = {}) {
	let now = 0;
	const drawn: string[] = [];
	const stderr = {
		write: (text: string | Uint8Array) => {
			drawn.push(String(text));
			return true;
		},
		drained: async () => {},
		abandon: () => {},
		gone: new AbortController().signal,
		isTTY,
		columns: () => columns,
	};
	const progress = showTransfer(
		{ name: "photo.jpg", size },
		{ quiet },
		{ stderr, elapsed: () => now },
	);
	return {
		drawn,
		end: () => progress.end(),
		at(ms: number, bytes: number) {
			now = ms;
			progress.moved(bytes);
		},
	};
}

describe("the progress of a file", () => {
	it("is drawn after half a second, ten times a second at most, and taken away", () => {
		const { at, drawn, end } = watch();
		at(499, 1_000_000);
		expect(drawn).toEqual([]);
		at(500, 15_000_000);
		at(550, 20_000_000);
		at(600, 30_000_000);
		end();
		expect(drawn).toEqual([
			"\r\u001b[K  [======>                 ] 25%  15 MB of 60 MB, 30 MB/s  photo.jpg",
			"\r\u001b[K  [============>           ] 50%  30 MB of 60 MB, 50 MB/s  photo.jpg",
			"\r\u001b[K",
		]);
	});

	it("is one line on a narrow terminal", () => {
		const { at, drawn } = watch({ columns: 30 });
		at(500, 15_000_000);
		expect(drawn.join("").length).toBeLessThan(30 + "\r\u001b[K".length);
	});

	it("tells the bytes alone where nobody has said how many there are", () => {
		const { at, drawn } = watch({ size: undefined });
		at(1_000, 1_500_000);
		expect(drawn).toHaveLength(1);
	});

	it("is nothing to a file, and nothing to whoever wants quiet", () => {
		for (const options of [{ isTTY: false }, { quiet: true }]) {
			const { at, drawn, end } = watch(options);
			at(5_000, 1_000_000);
			end();
			expect(drawn).toEqual([]);
		}
	});
});
