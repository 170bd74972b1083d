import { describe, expect, it } from "vitest";
import type { Sink } from "../../src/context.ts";
import { createPrinter } from "../../src/view/printer.ts";
import { type Safe, safe } from "../../src/view/safe.ts";

/** A reader that can stop reading, catch up, and go away. */
function stream() {
	const gone = new AbortController();
	const writes: string[] = [];
	let reads = true;
	let waiting: (() => void)[] = [];
	const settle = () => {
		for (const resolve of waiting) resolve();
		waiting = [];
	};
	const sink: Sink = {
		write(text) {
			writes.push(String(text));
			return reads;
		},
		drained: () =>
			reads || gone.signal.aborted
				? Promise.resolve()
				: new Promise((resolve) => waiting.push(resolve)),
		abandon: () => undefined,
		gone: gone.signal,
		isTTY: true,
		columns: () => 80,
	};
	return {
		sink,
		writes,
		text: () => writes.join(""),
		stall() {
			reads = false;
		},
		catchUp() {
			reads = true;
			settle();
		},
		leave() {
			gone.abort();
			settle();
		},
	};
}

const notShown = (events: number): Safe => safe`${events} events not shown\n`;
const turn = () => new Promise((resolve) => setImmediate(resolve));
const line = (n: number) => safe`line ${n}\n`;

describe("a printer", () => {
	it("joins what is printed in one turn into one write", async () => {
		const { sink, writes } = stream();
		const printer = createPrinter(sink, { notShown });
		printer.print(line(1));
		printer.print(line(2));
		expect(writes).toEqual([]);
		await printer.close();
		expect(writes).toEqual(["line 1\nline 2\n"]);
	});

	it("waits for a reader that is behind, then goes on in order", async () => {
		const reader = stream();
		const printer = createPrinter(reader.sink, { notShown });
		reader.stall();
		printer.print(line(1));
		await turn();
		await turn();
		printer.print(line(2));
		await turn();
		await turn();
		expect(reader.text()).toBe("line 1\n");
		reader.catchUp();
		await printer.close();
		expect(reader.text()).toBe("line 1\nline 2\n");
	});

	it("drops what does not fit and says once how many events that were, where they are missing", async () => {
		const reader = stream();
		const printer = createPrinter(reader.sink, {
			notShown,
			limits: { blocks: 3, chars: 1_000 },
		});
		reader.stall();
		printer.print(line(0), 1);
		await turn();
		await turn();
		for (let n = 1; n <= 100; n++) printer.print(line(n), 2);
		reader.catchUp();
		await turn();
		await turn();
		printer.print(line(101), 1);
		await printer.close();
		expect(reader.text()).toBe(
			"line 0\nline 1\nline 2\nline 3\n194 events not shown\nline 101\n",
		);
	});

	it("holds no more than its bound, whatever is printed", async () => {
		const reader = stream();
		const printer = createPrinter(reader.sink, {
			notShown,
			limits: { blocks: 1_000_000, chars: 10_000 },
		});
		reader.stall();
		for (let n = 0; n < 50_000; n++) printer.print(line(n), 1);
		reader.catchUp();
		await printer.close();
		expect(reader.text().length).toBeLessThan(10_100);
		expect(reader.text()).toMatch(/\d+ events not shown\n$/);
	});

	it("says nothing of lines lost that were no events", async () => {
		const reader = stream();
		const printer = createPrinter(reader.sink, {
			notShown,
			limits: { blocks: 1, chars: 1_000 },
		});
		printer.print(line(1));
		printer.print(line(2));
		await printer.close();
		expect(reader.text()).toBe("line 1\n");
	});

	it("holds everything back while paused", async () => {
		const reader = stream();
		const printer = createPrinter(reader.sink, { notShown });
		printer.pause();
		printer.print(line(1));
		await turn();
		await turn();
		expect(reader.text()).toBe("");
		printer.resume();
		printer.print(line(2));
		await printer.close();
		expect(reader.text()).toBe("line 1\nline 2\n");
	});

	it("writes what waits when it is closed while paused", async () => {
		const reader = stream();
		const printer = createPrinter(reader.sink, { notShown });
		printer.pause();
		printer.print(line(1));
		await printer.close();
		printer.print(line(2));
		await turn();
		expect(reader.text()).toBe("line 1\n");
	});

	it("closes though nobody reads", async () => {
		const reader = stream();
		const printer = createPrinter(reader.sink, { notShown, graceMs: 1 });
		reader.stall();
		printer.print(line(1));
		await printer.close();
		expect(reader.text()).toBe("line 1\n");
	});

	it("stops when the reader has gone away", async () => {
		const reader = stream();
		const printer = createPrinter(reader.sink, { notShown });
		reader.stall();
		printer.print(line(1));
		await turn();
		await turn();
		printer.print(line(2));
		reader.leave();
		await printer.close();
		printer.print(line(3));
		expect(reader.text()).toBe("line 1\n");
	});
});
