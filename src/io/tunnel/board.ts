import type { TunnelState } from "./state.ts";

/** What is new about the tunnel; times and comparisons are the board's business. */
export interface TunnelNews {
	readonly status: TunnelState["status"];
	readonly provider: string;
	readonly url?: string | undefined;
	readonly problem?: string | undefined;
	readonly hint?: string | undefined;
}

/** Keeps the state of the tunnel and announces each change of it once. */
export interface Board {
	state(): TunnelState;
	post(news: TunnelNews): void;
}

/** Makes a board that starts as `opening`. `previousUrl` is the address of an earlier run, if there was one. */
export function createBoard(options: {
	readonly provider: string;
	readonly previousUrl: string | undefined;
	readonly now: () => number;
	readonly onChange: (state: TunnelState) => void;
}): Board {
	let knownUrl = options.previousUrl;
	let state: TunnelState = {
		status: "opening",
		provider: options.provider,
		since: options.now(),
	};

	return {
		state: () => state,
		post(news) {
			if (isSameNews(state, news)) return;
			const { status, provider, url, problem, hint } = news;
			const moved =
				url !== undefined && knownUrl !== undefined && url !== knownUrl;
			knownUrl = url ?? knownUrl;
			state = {
				status,
				provider,
				since: state.status === status ? state.since : options.now(),
				...(url === undefined ? {} : { url }),
				...(problem === undefined ? {} : { problem }),
				...(hint === undefined ? {} : { hint }),
				...(moved ? { urlChanged: true } : {}),
			};
			options.onChange(state);
		},
	};
}

function isSameNews(state: TunnelState, news: TunnelNews): boolean {
	return (
		state.status === news.status &&
		state.provider === news.provider &&
		state.url === news.url &&
		state.problem === news.problem &&
		state.hint === news.hint
	);
}
