import type { Context } from "../../context.ts";
import { loadProgress } from "../../view/load-report.ts";
import { wrap } from "../../view/wrap.ts";
import type { LoadSettings } from "./load-settings.ts";
import type { LoadTally } from "./load-tally.ts";

const everyMs = 500;
const eraseLine = "\r\u001b[K";

/** Does something every so many milliseconds until the function that it returns is called. */
export type Repeat = (work: () => void, ms: number) => () => void;

/** Says on a terminal, twice a second and on one line, how far the load is. Returns what ends that and takes the line away. */
export function showProgress(
	tally: Pick<LoadTally, "sent" | "failed">,
	count: number | undefined,
	{ quiet }: Pick<LoadSettings, "quiet">,
	{ stderr, elapsed }: Pick<Context, "stderr" | "elapsed">,
	repeat: Repeat = byTimer,
): () => void {
	if (quiet || !stderr.isTTY) return () => {};
	const began = elapsed();
	const end = repeat(() => {
		const { sent, failed } = tally;
		const line = loadProgress({ sent, count, failed, ms: elapsed() - began });
		// Of what runs over into another line only that could be erased.
		const room = (stderr.columns() ?? Number.POSITIVE_INFINITY) - 3;
		stderr.write(`${eraseLine}  ${wrap(line, room)[0]}`);
	}, everyMs);
	return () => {
		end();
		stderr.write(eraseLine);
	};
}

function byTimer(work: () => void, ms: number): () => void {
	const timer = setInterval(work, ms);
	return () => clearInterval(timer);
}
