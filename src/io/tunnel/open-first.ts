import { createDeadline, delay, whenAborted } from "./deadline.ts";
import { type Tunnel, TunnelProblem, type TunnelProvider } from "./tunnel.ts";

/** For a provider to end what it started and say what was wrong, once its time is over. */
const graceMs = 1_500;

export interface OpenRequest {
	readonly port: number;
	/** For each provider. */
	readonly startMs: number;
	readonly signal: AbortSignal;
	/** The address a provider gave last, by its name. */
	readonly previousUrls: ReadonlyMap<string, string>;
	/** Hears that a provider has failed and the next one is tried. */
	readonly onFailure: (provider: string, problem: TunnelProblem) => void;
}

/** A tunnel, or the last provider's reason for having none. */
export type Opening =
	| {
			readonly open: true;
			readonly provider: TunnelProvider;
			readonly tunnel: Tunnel;
	  }
	| {
			readonly open: false;
			readonly provider: string;
			readonly problem: TunnelProblem;
	  };

/** Tries the providers in order and gives the first tunnel. Never rejects, and is over in time even if a provider hangs. */
export async function openFirst(
	providers: readonly TunnelProvider[],
	request: OpenRequest,
): Promise<Opening> {
	let last: Opening = {
		open: false,
		provider: "none",
		problem: new TunnelProblem("there is no tunnel provider to try"),
	};
	for (const provider of providers) {
		const result = await openInTime(provider, request);
		if (!(result instanceof TunnelProblem))
			return { open: true, provider, tunnel: result };
		last = { open: false, provider: provider.name, problem: result };
		if (request.signal.aborted) break;
		if (!result.absent && provider !== providers.at(-1))
			request.onFailure(provider.name, result);
	}
	return last;
}

async function openInTime(
	provider: TunnelProvider,
	request: OpenRequest,
): Promise<Tunnel | TunnelProblem> {
	const { port, startMs, signal } = request;
	const previousUrl = request.previousUrls.get(provider.name);
	const deadline = createDeadline(startMs, signal);
	const opening = provider
		.open({
			port,
			signal: deadline.signal,
			...(previousUrl === undefined ? {} : { previousUrl }),
		})
		.catch(asProblem);
	const result = await Promise.race([
		opening,
		whenAborted(deadline.signal).then(() => delay(graceMs)),
	]);
	deadline.clear();
	if (result !== undefined) return result;

	void opening.then(closeIfOpen);
	return new TunnelProblem(
		`${provider.name} did not open within ${startMs / 1000} s`,
	);
}

function asProblem(error: unknown): TunnelProblem {
	if (error instanceof TunnelProblem) return error;
	return new TunnelProblem(
		error instanceof Error ? error.message : String(error),
	);
}

async function closeIfOpen(result: Tunnel | TunnelProblem): Promise<void> {
	if (!(result instanceof TunnelProblem)) await result.close();
}
