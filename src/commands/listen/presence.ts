import {
	readLastAddress,
	writeLastAddress,
} from "../../io/store/address-file.ts";
import { removeListener, writeListener } from "../../io/store/listener-file.ts";
import type { TunnelState } from "../../io/tunnel/state.ts";
import type { Means } from "./reception.ts";
import { openTunnel } from "./tunnel.ts";

/** Where the webhook is. The callback URL comes and changes with the tunnel. */
export interface Address {
	/** The webhook's URL on this machine. */
	readonly local: string;
	/** The URL to give to Meta, as long as there is one. */
	callback: string | undefined;
}

/** Makes the listener findable: for Meta by a public address, for the other commands by a note in the state folder. */
export async function openPresence(
	{ settings, context, view, probes }: Means,
	address: Address,
	port: number,
): Promise<{ end(): Promise<void> }> {
	const { path, stateDir } = settings;
	const startedAt = context.now();
	const closing = new AbortController();

	const noteDown = async (tunnel?: TunnelState) => {
		const publicUrl = tunnel?.url;
		const note = { pid: context.pid, startedAt, port, path, publicUrl };
		try {
			await writeListener(stateDir, note);
			if (tunnel !== undefined && publicUrl !== undefined) {
				const { provider } = tunnel;
				await writeLastAddress(stateDir, { provider, url: publicUrl });
			}
		} catch {
			// It only spares a --url, and a new address after a restart: a folder that can't be written is no reason to stop.
		}
	};
	let noted = noteDown();
	const onChange = (state: TunnelState) => {
		const callback = state.url === undefined ? undefined : state.url + path;
		view.tunnel({ ...state, url: callback });
		if (callback === address.callback) return;
		address.callback = callback;
		noted = noted.then(() => noteDown(state));
	};
	const previous = await readLastAddress(stateDir);
	const tunnel = openTunnel(
		{ settings, port, probes, onChange, previous, signal: closing.signal },
		context,
	);
	return {
		async end() {
			closing.abort();
			await tunnel?.stop();
			await noted;
			await removeListener(stateDir, context.pid);
		},
	};
}
