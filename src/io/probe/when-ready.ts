import { once } from "node:events";
import type { Socket } from "node:net";
import { createDeadline } from "../tunnel/deadline.ts";

/** How long a step may take, and what ends it early. */
export interface Limits {
	readonly timeoutMs: number;
	readonly stop?: AbortSignal | undefined;
}

/** Why a socket never became ready: its error, or what cut the waiting off. */
export type NotReady =
	| { readonly cause: "timed-out" | "stopped" }
	| { readonly cause: "error"; readonly error: unknown };

/** Waits for a socket to say `event`; resolves with why it did not, the socket then being gone. Never rejects. */
export async function whenReady(
	socket: Socket,
	event: "connect" | "secureConnect",
	{ timeoutMs, stop }: Limits,
): Promise<NotReady | undefined> {
	// What happens to it after it was ready is nobody's business here.
	socket.on("error", () => {});
	const deadline = createDeadline(timeoutMs, stop);
	try {
		await once(socket, event, { signal: deadline.signal });
		return undefined;
	} catch (error) {
		socket.destroy();
		if (stop?.aborted) return { cause: "stopped" };
		if (deadline.signal.aborted) return { cause: "timed-out" };
		return { cause: "error", error };
	} finally {
		deadline.clear();
	}
}
