import type { Context } from "../../context.ts";
import { loadProgress } from "../../view/load-report.ts";
import type { LoadSettings } from "./load-settings.ts";
import type { LoadTally } from "./load-tally.ts";

const everyMs = 500;
const eraseLine = "\r\u001b[K";

/** Says on a terminal, twice a second and on one line, how far the load is. Returns what ends that and takes the line away. */
export function showProgress(
	tally: LoadTally,
	{ quiet }: LoadSettings,
	{ stderr, elapsed }: Context,
): () => void {
	if (quiet || !stderr.isTTY) return () => {};
	const began = elapsed();
	const timer = setInterval(() => {
		const { sent, failed } = tally;
		const line = loadProgress({ sent, failed, ms: elapsed() - began });
		stderr.write(`${eraseLine}  ${line}`);
	}, everyMs);
	return () => {
		clearInterval(timer);
		stderr.write(eraseLine);
	};
}
