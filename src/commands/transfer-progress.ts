import type { Context } from "../context.ts";
import type { GlobalOptions } from "../program.ts";
import { type ShownTransfer, transferProgress } from "../view/transfer.ts";
import { wrap } from "../view/wrap.ts";

/** How far a file is that is on its way, as a terminal shows it. */
export interface TransferProgress {
	/** So many bytes in all by now. */
	moved(bytes: number): void;
	/** Takes the line away. */
	end(): void;
}

const eraseLine = "\r\u001b[K";
/** What takes less than this is not worth a line, and no line more often than the second. Milliseconds. */
const patience = 500;
const everyMs = 100;

/** Draws a bar on a terminal, once a file takes long. */
export function showTransfer(
	file: Pick<ShownTransfer, "name" | "size">,
	{ quiet }: Pick<GlobalOptions, "quiet">,
	{ stderr, elapsed }: Pick<Context, "stderr" | "elapsed">,
): TransferProgress {
	if (quiet === true || !stderr.isTTY) return { moved() {}, end() {} };
	const began = elapsed();
	let next = began + patience;
	let isShown = false;
	return {
		moved(bytes) {
			const now = elapsed();
			if (now < next) return;
			next = now + everyMs;
			isShown = true;
			const line = transferProgress({
				...file,
				moved: bytes,
				ms: now - began,
			});
			// Of what runs over into another line only that could be erased.
			const room = (stderr.columns() ?? Number.POSITIVE_INFINITY) - 3;
			stderr.write(`${eraseLine}  ${wrap(line, room)[0]}`);
		},
		end() {
			if (isShown) stderr.write(eraseLine);
		},
	};
}
