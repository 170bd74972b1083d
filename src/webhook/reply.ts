import type { HeaderList } from "./delivery.ts";

/** Why a target gave no answer. */
export type FailureCause =
	| "refused"
	| "timed-out"
	| "reset"
	| "dns"
	| "tls"
	| "unreachable"
	| "stopped"
	| "other";

/** Whether it says that there was nobody to talk to; who cuts off or takes too long is there. */
export function isAway(cause: FailureCause): boolean {
	return ["refused", "dns", "tls", "unreachable"].includes(cause);
}

/** Whether it was given up for a 100 Continue that nobody had asked for: undici reads nothing that comes after one, other clients do. */
export function isContinuedUnasked(reply: Reply): boolean {
	return (
		!reply.ok && reply.cause === "reset" && reply.detail === "bad response"
	);
}

/** What the target answered, or why it did not. */
export type Reply =
	| {
			readonly target: string;
			readonly ok: true;
			readonly status: number;
			/** Milliseconds until the whole reply was read. */
			readonly ms: number;
			readonly headers: HeaderList;
			/** The first 64 KiB of the body, undecoded. */
			readonly body: Buffer;
			readonly truncated: boolean;
	  }
	| {
			readonly target: string;
			readonly ok: false;
			readonly ms: number;
			readonly cause: FailureCause;
			/** In words, naming each address tried: `connect ECONNREFUSED ::1:3000, 127.0.0.1:3000`. */
			readonly detail: string;
	  };
