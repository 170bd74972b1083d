import {
	readLastAddress,
	writeLastAddress,
} from "../../io/store/address-file.ts";
import {
	readListener,
	removeListener,
	writeListener,
} from "../../io/store/listener-file.ts";
import { openStateDir } from "../../io/store/state-dir.ts";
import type { TunnelState } from "../../io/tunnel/state.ts";
import {
	type SupervisorOptions,
	superviseTunnel,
	type TunnelSupervision,
} from "../../io/tunnel/supervisor.ts";
import type { Means } from "./reception.ts";

/** Where the webhook is. The callback URL comes and changes with the tunnel. */
export interface Address {
	/** The webhook's URL on this machine. */
	readonly local: string;
	/** The URL to give to Meta, as long as there is one. */
	callback: string | undefined;
}

/** The listener as Meta and the other commands find it. */
export interface Presence {
	/** Closes the public address and takes the note down. */
	end(): Promise<void>;
}

/**
 * Makes the listener findable: for the other commands by a note in the state folder, then for Meta by a public address. Between
 * the two it calls `ready`, and `proven` each time the address comes up.
 */
export async function openPresence(
	means: Means,
	address: Address,
	port: number,
	{
		ready,
		proven,
	}: {
		readonly ready: () => void;
		/** A request has just come back through this callback. */
		readonly proven: (callback: string) => void;
	},
): Promise<Presence> {
	const { settings, context, view } = means;
	const { path, stateDir, forward } = settings;
	const about = {
		pid: context.pid,
		startedAt: context.now(),
		port,
		path,
		local: address.local,
		forwardTo: forward.targets.map(({ href }) => href),
	};
	const closing = new AbortController();

	const isNoted = await mayNote(stateDir, context.pid);
	const noteDown = async (tunnel?: TunnelState) => {
		if (!isNoted) return;
		const publicUrl = tunnel?.url;
		try {
			await writeListener(stateDir, { ...about, publicUrl });
			if (tunnel !== undefined && publicUrl !== undefined) {
				const { provider } = tunnel;
				await writeLastAddress(stateDir, { provider, url: publicUrl });
			}
		} catch {
			// It only spares a --url, and a new address after a restart: a folder that can't be written is no reason to stop.
		}
	};
	let noted = noteDown();
	await noted;
	ready();
	const onChange = (state: TunnelState) => {
		const callback = state.url === undefined ? undefined : state.url + path;
		view.tunnel({ ...state, url: callback });
		if (state.status === "up" && callback !== undefined) proven(callback);
		if (callback === address.callback) return;
		address.callback = callback;
		noted = noted.then(() => noteDown(state));
	};
	const previous = await readLastAddress(stateDir);
	const tunnel = watchTunnel(means, {
		port,
		onChange,
		signal: closing.signal,
		...(previous !== undefined && { previous }),
	});
	return {
		async end() {
			closing.abort();
			await tunnel?.stop();
			await noted;
			await removeListener(stateDir, context.pid);
		},
	};
}

/** Not in a folder that isn't ours, nor over the note of another listener: with `--no-store` two may share a folder. */
async function mayNote(stateDir: string, pid: number): Promise<boolean> {
	try {
		await openStateDir(stateDir);
	} catch {
		return false;
	}
	const other = await readListener(stateDir);
	return other === undefined || other.pid === pid;
}

function watchTunnel(
	{ settings, context, probes, providers }: Means,
	wish: Pick<SupervisorOptions, "port" | "onChange" | "signal" | "previous">,
): TunnelSupervision | undefined {
	if (providers.length === 0) return undefined;
	const { now, elapsed } = context;
	const { path, config } = settings;
	return superviseTunnel({
		...wish,
		providers,
		path,
		desk: probes,
		env: config.environment,
		now,
		elapsed,
	});
}
