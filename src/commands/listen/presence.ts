import { removeListener, writeListener } from "../../io/store/listener-file.ts";
import type { TunnelState } from "../../io/tunnel/state.ts";
import { localUrl } from "./panel.ts";
import type { Means } from "./reception.ts";
import { openTunnel } from "./tunnel.ts";

/** Where this listener can be found, by Meta and by the other commands. */
export interface Presence {
	readonly address: {
		/** The webhook's URL on this machine. */
		readonly local: string;
		/** The URL to give to Meta, as long as there is one. */
		readonly callback: string | undefined;
	};
	/** Closes the tunnel and takes the notice for the other commands down. */
	end(): Promise<void>;
}

/** Opens the public address and leaves word of both addresses in the state folder. */
export async function openPresence(
	means: Means,
	port: number,
): Promise<Presence> {
	const { settings, context, view } = means;
	const { path, stateDir } = settings;
	const address = {
		local: localUrl(settings, port),
		callback: undefined as string | undefined,
	};
	const startedAt = context.now();
	const closing = new AbortController();

	const leaveWord = async (publicUrl: string | undefined) => {
		const info = { pid: context.pid, startedAt, port, path, publicUrl };
		// Only convenience for the other commands: without a writable folder they are told the address with --url.
		await writeListener(stateDir, info).catch(() => undefined);
	};
	let word = leaveWord(undefined);
	const onChange = (state: TunnelState) => {
		const callback = state.url === undefined ? undefined : state.url + path;
		view.tunnel({ ...state, url: callback });
		if (callback === address.callback) return;
		address.callback = callback;
		word = word.then(() => leaveWord(state.url));
	};
	const tunnel = openTunnel(
		{ settings, port, probes: means.probes, onChange, signal: closing.signal },
		context,
	);
	await word;
	return {
		address,
		async end() {
			closing.abort();
			await tunnel?.stop();
			await word;
			await removeListener(stateDir, context.pid);
		},
	};
}
