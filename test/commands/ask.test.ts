import { expect, it } from "vitest";
import { agrees } from "../../src/commands/ask.ts";
import type { Sink } from "../../src/context.ts";

function terminal(stop: AbortSignal) {
	const said: string[] = [];
	const keys = new Set<(key: string) => void>();
	const stderr: Sink = {
		write: (text) => said.push(String(text)) > 0,
		drained: async () => undefined,
		abandon: () => undefined,
		gone: new AbortController().signal,
		isTTY: true,
		columns: () => 80,
	};
	const stdin = {
		isTTY: true,
		readAll: async () => Buffer.of(),
		onKey(listener: (key: string) => void) {
			keys.add(listener);
			return () => keys.delete(listener);
		},
	};
	const press = (key: string) => {
		for (const listener of keys) listener(key);
	};
	return {
		ask: () => agrees("really?", { stdin, stderr, stop }),
		said,
		keys,
		press,
	};
}

const never = new AbortController().signal;

it.each([
	["y", true],
	["Y", true],
	["n", false],
	["\r", false],
])("%j means %s", async (key, isYes) => {
	const { ask, said, keys, press } = terminal(never);
	const answer = ask();
	press(key);
	expect(await answer).toBe(isYes);
	expect(said).toEqual(["really? [y/N] ", isYes ? "yes\n" : "no\n"]);
	expect(keys.size).toBe(0);
});

it("a wish to stop means no, also one that came before the question", async () => {
	expect(await terminal(AbortSignal.abort()).ask()).toBe(false);
	const stopping = new AbortController();
	const answer = terminal(stopping.signal).ask();
	stopping.abort();
	expect(await answer).toBe(false);
});
