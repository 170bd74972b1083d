import type { Sink } from "../../context.ts";
import { looseObject } from "../../webhook/loose.ts";

/** What another command writes with `--json`. */
export interface Lines {
	readonly sink: Sink;
	/** The next line that was written, or undefined when the signal aborts. */
	next(
		until: AbortSignal,
	): Promise<Readonly<Record<string, unknown>> | undefined>;
}

/** A stream whose lines are read as JSON. Once nobody asks for them any more they are let go. */
export function createLines(): Lines {
	const waiting: Readonly<Record<string, unknown>>[] = [];
	let wake = () => {};
	return {
		sink: {
			...silent,
			write(text) {
				for (const line of String(text).split("\n")) {
					if (line === "" || waiting.length >= mostWaiting) continue;
					waiting.push(looseObject(JSON.parse(line)));
				}
				wake();
				return true;
			},
		},
		async next(until) {
			while (waiting.length === 0 && !until.aborted) {
				await new Promise<void>((resolve) => {
					wake = resolve;
					until.addEventListener("abort", () => resolve(), { once: true });
				});
			}
			return waiting.shift();
		},
	};
}

const mostWaiting = 1000;

/** A stream that nobody reads. */
export const silent: Sink = {
	write: () => true,
	drained: async () => undefined,
	abandon: () => undefined,
	gone: new AbortController().signal,
	isTTY: false,
	columns: () => undefined,
};
