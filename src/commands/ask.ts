import type { Context } from "../context.ts";

/** Asks for a yes on the terminal. Only y is one; any other key, and a wish to stop, is none. */
export async function agrees(
	question: string,
	{ stdin, stderr, stop }: Pick<Context, "stdin" | "stderr" | "stop">,
): Promise<boolean> {
	stderr.write(`${question} [y/N] `);
	let release = () => {};
	const key = await new Promise<string>((resolve) => {
		if (stop.aborted) return resolve("");
		release = stdin.onKey(resolve);
		stop.addEventListener("abort", () => resolve(""), { once: true });
	});
	release();
	const isYes = /^y$/i.test(key);
	stderr.write(isYes ? "yes\n" : "no\n");
	return isYes;
}
