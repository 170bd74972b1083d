import type { IncomingMessage } from "node:http";
import type { Budget } from "./budget.ts";

/** A body as it arrived, or why there is none: over the limit, over what may be held, or the sender left in the middle. */
export type Body = Buffer | "body too large" | "busy" | "gone";

const empty = Buffer.alloc(0);

/** Reads a body of at most `limit` bytes; never rejects. A whole one stays charged to `held` until the caller gives its bytes back. */
export function readBody(
	request: IncomingMessage,
	limit: number,
	held: Budget,
): Promise<Body> {
	return new Promise((resolve) => {
		const chunks: Buffer[] = [];
		let size = 0;
		let settled = false;

		function settle(body: Body): void {
			// The stream closes after its end too; only the first word counts.
			if (settled) return;
			settled = true;
			chunks.length = 0;
			if (typeof body === "string") held.giveBack(size);
			resolve(body);
		}

		request.on("data", (chunk: Buffer) => {
			if (settled) return;
			if (size + chunk.length > limit) settle("body too large");
			else if (!held.take(chunk.length)) settle("busy");
			else {
				size += chunk.length;
				chunks.push(chunk);
			}
		});
		request.on("end", () => settle(join(chunks, size)));
		request.on("close", () => settle("gone"));
	});
}

function join(chunks: readonly Buffer[], size: number): Buffer {
	const [first = empty] = chunks;
	return chunks.length > 1 ? Buffer.concat(chunks, size) : first;
}
