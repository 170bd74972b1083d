import type { ProbeDesk } from "../../webhook/probe-answer.ts";
import { atMost } from "../at-most.ts";
import { type Bell, createBell } from "./bell.ts";
import { type Board, createBoard } from "./board.ts";
import { onClockJump } from "./clock-jump.ts";
import { delay } from "./deadline.ts";
import { type Opening, openFirst } from "./open-first.ts";
import { probePublicAddress } from "./probe.ts";
import type { TunnelState } from "./state.ts";
import { backoff, defaultTiming, type Timing } from "./timing.ts";
import type { TunnelProvider } from "./tunnel.ts";
import { watchTunnel } from "./watch.ts";

export interface SupervisorOptions {
	/** In the order to be tried; at least one. */
	readonly providers: readonly TunnelProvider[];
	/** The local port. */
	readonly port: number;
	/** The webhook's path, where probes are answered. */
	readonly path: string;
	/** The desk by which the receiver on that port answers probes. */
	readonly desk: ProbeDesk;
	/** For the proxy settings of probes. */
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly now: () => number;
	readonly elapsed: () => number;
	/** Hears each change of the state; must not throw. */
	readonly onChange: (state: TunnelState) => void;
	/** Aborting it has the effect of `stop`. */
	readonly signal: AbortSignal;
	/** The address an earlier run had, to be asked for again. */
	readonly previous?: { readonly provider: string; readonly url: string };
	readonly timing?: Partial<Timing>;
	/** In 0…1, for the jitter. */
	readonly random?: () => number;
}

/** A tunnel that is opened, probed and reopened in the background. Nothing about it throws or rejects. */
export interface TunnelSupervision {
	state(): TunnelState;
	/** Probes now, or tries to open now, instead of waiting for the next turn. */
	check(): void;
	/** Closes the tunnel; resolves when that is done, after `closeMs` at the latest. */
	stop(): Promise<void>;
}

/** Opens a tunnel and keeps it open. Returns at once, in the state `opening`; what follows comes through `onChange`. */
export function superviseTunnel(options: SupervisorOptions): TunnelSupervision {
	const timing = { ...defaultTiming, ...options.timing };
	const bell = createBell();
	const stopping = new AbortController();
	const forgetClock = onClockJump(options, bell.ring, timing.clockCheckMs);
	const beginStop = () => {
		forgetClock();
		stopping.abort();
	};
	options.signal.addEventListener("abort", beginStop, { once: true });
	if (options.signal.aborted) beginStop();

	const board = createBoard({
		provider: options.providers[0]?.name ?? "none",
		previousUrl: options.previous?.url,
		now: options.now,
		onChange: options.onChange,
	});
	const signal = stopping.signal;
	const finished = keepOpen({ options, timing, bell, board, signal });

	return {
		state: board.state,
		check: bell.ring,
		async stop() {
			options.signal.removeEventListener("abort", beginStop);
			beginStop();
			// Nothing else may be left that keeps the process alive: the programs and pipes of a tunnel that is closing don't.
			await atMost(timing.closeMs, finished);
		},
	};
}

interface Work {
	readonly options: SupervisorOptions;
	readonly timing: Timing;
	readonly bell: Bell;
	readonly board: Board;
	readonly signal: AbortSignal;
}

async function keepOpen(work: Work): Promise<void> {
	const { options, timing, bell, signal } = work;
	const { previous, elapsed, random = Math.random } = options;
	const urls = new Map(
		previous === undefined ? [] : [[previous.provider, previous.url]],
	);
	let lastUsed: TunnelProvider | undefined;
	let failures = 0;

	while (!signal.aborted) {
		const candidates = inOrder(options.providers, lastUsed, failures);
		const opening = await open(work, candidates, urls);
		const openedAt = elapsed();
		if (opening.open) {
			lastUsed = opening.provider;
			urls.set(opening.provider.name, opening.tunnel.url);
			await stayOpen(work, opening);
		}
		const lasted = opening.open && elapsed() - openedAt >= timing.lastingMs;
		failures = lasted ? 0 : failures + 1;
		await bell.wait(backoff(failures, timing, random()), signal);
	}
}

/** Another provider means another address in Meta's dashboard, so the one that worked gets a few tries before the others. */
function inOrder(
	providers: readonly TunnelProvider[],
	lastUsed: TunnelProvider | undefined,
	failures: number,
): readonly TunnelProvider[] {
	if (lastUsed === undefined) return providers;
	const others = providers.filter((provider) => provider !== lastUsed);
	return failures < 4 ? [lastUsed] : [lastUsed, ...others];
}

async function open(
	{ options, timing, board, signal }: Work,
	providers: readonly TunnelProvider[],
	previousUrls: ReadonlyMap<string, string>,
): Promise<Opening> {
	const opening = await openFirst(providers, {
		port: options.port,
		startMs: timing.startMs,
		signal,
		previousUrls,
		onFailure(provider, { message, hint }) {
			const first = board.state().status === "opening";
			const status = first ? "opening" : "down";
			board.post({ status, provider, problem: message, hint });
		},
	});
	if (!opening.open && !signal.aborted) {
		const { provider, problem } = opening;
		const { message, hint } = problem;
		board.post({ status: "down", provider, problem: message, hint });
	}
	return opening;
}

async function stayOpen(
	{ options, timing, board, bell, signal }: Work,
	{ provider, tunnel }: Extract<Opening, { open: true }>,
): Promise<void> {
	const { path, desk, env, elapsed } = options;
	await watchTunnel({
		provider: provider.name,
		tunnel,
		probe: (url, over) =>
			probePublicAddress({
				url,
				path,
				desk,
				env,
				elapsed,
				timeoutMs: timing.probeTimeoutMs,
				signal: over,
			}),
		board,
		bell,
		timing,
		elapsed,
		signal,
	});
	await Promise.race([tunnel.close(), delay(timing.closeMs)]);
}
