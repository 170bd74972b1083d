import { CliError } from "../../errors.ts";
import {
	openReceiver,
	PortInUse,
	type Receiver,
	type ReceiverOptions,
} from "../../io/receiver.ts";
import { readListener } from "../../io/store/listener-file.ts";
import type { ListenSettings } from "./settings.ts";

/** How many ports after the default one are tried before any free one is taken: near ones are easier to remember. */
const NEAR = 10;

/** Opens the receiver on the port asked for; the default port gives way to a free one. Throws CliError when a given port is taken. */
export async function openOnPort(
	{ port, stateDir }: ListenSettings,
	options: Omit<ReceiverOptions, "port">,
): Promise<Receiver> {
	const candidates = port.given
		? [port.number]
		: [...Array.from({ length: NEAR }, (_, index) => port.number + index), 0];
	for (const candidate of candidates) {
		try {
			return await openReceiver({ ...options, port: candidate });
		} catch (error) {
			if (!(error instanceof PortInUse)) throw error;
		}
	}
	throw await portTaken(port.number, stateDir);
}

async function portTaken(port: number, stateDir: string): Promise<CliError> {
	const other = await readListener(stateDir);
	const owner =
		other?.port === port ? ` by another wa-hook listen (pid ${other.pid})` : "";
	return new CliError("port-in-use", `port ${port} is already in use${owner}`, {
		hint:
			owner === ""
				? "pick another with --port"
				: "pick another with --port, or stop that one",
	});
}
