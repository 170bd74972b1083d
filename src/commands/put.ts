import type { Context } from "../context.ts";

/** Writes to stdout. Resolves when the reader is ready for more or has gone away; once the user asks to stop, at once. */
export async function put(
	text: string | Uint8Array,
	{ stdout, stop }: Context,
): Promise<void> {
	if (stdout.write(text) || stop.aborted) return;
	await new Promise<void>((resolve) => {
		const goOn = () => {
			stop.removeEventListener("abort", goOn);
			resolve();
		};
		stop.addEventListener("abort", goOn);
		void stdout.drained().then(goOn);
	});
}
