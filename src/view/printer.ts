import type { Sink } from "../context.ts";
import type { Safe } from "./safe.ts";

/** A bounded queue between the work and a stream that may not be read. */
export interface Printer {
	/** Queues whole lines, which stand for so many events should they have to be dropped. Never blocks, never throws. */
	print(text: Safe, events?: number): void;
	/** Holds the output back until `resume`; what comes meanwhile waits within the same bound. */
	pause(): void;
	resume(): void;
	/** Writes what waits, and allows a reader that is behind a short time for it. Nothing is printed after. */
	close(): Promise<void>;
}

/** How a printer is set up. */
export interface PrinterOptions {
	/** The line that stands, once the reader has caught up, for the events that were dropped. */
	notShown: (events: number) => Safe;
	/** What may wait: blocks of lines, and characters in them. A longer block passes when nothing else waits. */
	limits?: { readonly blocks: number; readonly chars: number };
	/** How long `close` waits for a reader that is behind, in milliseconds. */
	graceMs?: number;
}

/** Joins what is printed in one turn of the event loop into one write, and waits while the reader is behind. */
export function createPrinter(sink: Sink, options: PrinterOptions): Printer {
	const {
		notShown,
		limits = { blocks: 2_000, chars: 1_048_576 },
		graceMs = 300,
	} = options;
	let waiting: Safe[] = [];
	let chars = 0;
	let overflowed = false;
	let dropped = 0;
	let paused = false;
	let closed = false;
	let pumping: Promise<void> | undefined;

	/** Writes until nothing waits. What was dropped is told only after all that came before it. */
	async function pump(): Promise<void> {
		await turnOfTheLoop();
		while (
			!paused &&
			!sink.gone.aborted &&
			(waiting.length > 0 || overflowed)
		) {
			const text = waiting.length > 0 ? takeAll() : takeNotice();
			if (text !== "" && !sink.write(text)) await sink.drained();
		}
	}

	function takeAll(): string {
		const text = waiting.join("");
		waiting = [];
		chars = 0;
		return text;
	}

	function takeNotice(): string {
		const events = dropped;
		overflowed = false;
		dropped = 0;
		return events > 0 ? notShown(events) : "";
	}

	function wake(): void {
		pumping ??= pump().finally(() => {
			pumping = undefined;
			// Something may have come between the last look and here.
			if (!paused && !sink.gone.aborted && waiting.length > 0) wake();
		});
	}

	return {
		print(text, events = 0) {
			if (closed || sink.gone.aborted || text === "") return;
			// Once something is lost the rest waits for the reader, so that the loss is one gap and not many.
			if (
				overflowed ||
				waiting.length >= limits.blocks ||
				(chars > 0 && chars + text.length > limits.chars)
			) {
				overflowed = true;
				dropped += events;
				return;
			}
			waiting.push(text);
			chars += text.length;
			if (!paused) wake();
		},
		pause() {
			paused = true;
		},
		resume() {
			paused = false;
			wake();
		},
		async close() {
			closed = true;
			paused = false;
			wake();
			// What waits is handed over first; only then does the reader's time run.
			await turnOfTheLoop();
			await atMost(
				graceMs,
				(pumping ?? Promise.resolve()).then(() => sink.drained()),
			);
		},
	};
}

function turnOfTheLoop(): Promise<void> {
	return new Promise((resolve) => setImmediate(resolve));
}

async function atMost(ms: number, work: Promise<void>): Promise<void> {
	let timer: NodeJS.Timeout | undefined;
	const timeUp = new Promise<void>((resolve) => {
		timer = setTimeout(resolve, ms);
	});
	try {
		await Promise.race([work, timeUp]);
	} finally {
		clearTimeout(timer);
	}
}
