import { readListener } from "../../io/store/listener-file.ts";

/** Whether a listener still runs in a project. */
export interface ListenerWatch {
	/** Aborts when none does. */
	readonly gone: AbortSignal;
	end(): void;
}

/** Looks each second; who ends a listener to start it anew is mostly quicker. */
export function watchListener(dir: string): ListenerWatch {
	const ending = new AbortController();
	const timer = setInterval(async () => {
		if ((await readListener(dir)) === undefined) ending.abort();
	}, lookEveryMs);
	return { gone: ending.signal, end: () => clearInterval(timer) };
}

const lookEveryMs = 1_000;
