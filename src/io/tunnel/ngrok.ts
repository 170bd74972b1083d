import { publicAddress } from "./address.ts";
import { field, textField } from "./json-field.ts";
import { askLocalApi } from "./local-api.ts";
import { TunnelProblem, type TunnelProvider } from "./tunnel.ts";

const defaultApi = "http://127.0.0.1:4040";

/** An ngrok agent the user has started: its tunnel to our port is looked up in the agent's own API. Nothing is started or stopped. */
export function ngrokProvider(api = defaultApi): TunnelProvider {
	return {
		name: "ngrok",
		async open({ port, signal }) {
			const answer = await askLocalApi(`${api}/api/tunnels`, signal);
			const tunnels = field(answer?.json, "tunnels");
			if (!Array.isArray(tunnels)) throw notRunning(port);

			const said = addressFor(port, tunnels);
			if (said === undefined) throw notOurPort(port);
			return {
				url: publicAddress(said, "ngrok"),
				closed: new Promise(() => {}),
				async close() {},
			};
		},
	};
}

function addressFor(
	port: number,
	tunnels: readonly unknown[],
): string | undefined {
	const addresses = tunnels
		.filter((tunnel) => leadsTo(port, field(tunnel, "config")))
		.map((tunnel) => textField(tunnel, "public_url"))
		.filter((url) => url !== undefined);
	return (
		addresses.find((url) => url.startsWith("https:")) ??
		addresses.find((url) => url.startsWith("http:"))
	);
}

/** `config.addr` is `http://localhost:3100`, `localhost:3100`, or the bare port. */
function leadsTo(port: number, config: unknown): boolean {
	const address = textField(config, "addr") ?? "";
	return new RegExp(`(^|:)${port}/?$`).test(address);
}

function notRunning(port: number): TunnelProblem {
	return new TunnelProblem("no ngrok agent is running on this machine", {
		hint: `start one in another terminal: ngrok http ${port}`,
		absent: true,
	});
}

function notOurPort(port: number): TunnelProblem {
	return new TunnelProblem(
		`the running ngrok agent has no tunnel to port ${port}`,
		{ hint: `start one: ngrok http ${port}`, absent: true },
	);
}
