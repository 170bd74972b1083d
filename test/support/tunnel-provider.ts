import {
	TunnelProblem,
	type TunnelProvider,
	type TunnelRequest,
} from "../../src/io/tunnel/tunnel.ts";

/** What a scripted provider does when it is asked: gives an address (which may then be `stuck`: can't be closed), fails, or hangs. */
export type Turn =
	| { readonly url: string; readonly note?: string; readonly stuck?: true }
	| { readonly problem: string; readonly hint?: string; readonly absent?: true }
	| "hangs";

/** A provider that follows a script, the last turn of which it repeats. */
export interface ScriptedProvider extends TunnelProvider {
	/** What it was asked, in order. */
	readonly requests: TunnelRequest[];
	/** How many of its tunnels are open. */
	tunnels(): number;
	/** Ends its tunnels with this reason. */
	lose(reason: string): void;
}

export function scriptedProvider(
	name: string,
	...turns: readonly Turn[]
): ScriptedProvider {
	const requests: TunnelRequest[] = [];
	const open = new Set<(reason: string) => void>();

	return {
		name,
		requests,
		tunnels: () => open.size,
		lose(reason) {
			for (const end of open) end(reason);
			open.clear();
		},
		async open(request) {
			const turn = turns[Math.min(requests.length, turns.length - 1)];
			requests.push(request);
			if (turn === undefined || turn === "hangs") return new Promise(() => {});
			if ("problem" in turn) throw new TunnelProblem(turn.problem, turn);

			let end: (reason: string) => void = () => {};
			const closed = new Promise<string>((resolve) => {
				end = resolve;
			});
			open.add(end);
			const { url, note } = turn;
			return {
				url,
				closed,
				...(note === undefined ? {} : { note }),
				async close() {
					if (turn.stuck) await new Promise(() => {});
					open.delete(end);
				},
			};
		},
	};
}
