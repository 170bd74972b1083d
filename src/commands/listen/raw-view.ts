import type { Context } from "../../context.ts";
import { createPrinter } from "../../view/printer.ts";
import { rawBody } from "../../view/raw.ts";
import { safe } from "../../view/safe.ts";
import type { ListenView } from "./view.ts";

/** Bodies and nothing else on stdout; the rest is told by `talk`. */
export function createRawView(
	talk: ListenView,
	{ stdout, stderr }: Context,
): ListenView {
	const printer = createPrinter(stdout, {
		notShown(count) {
			stderr.write(`${count} bodies not printed: the reader is behind\n`);
			return safe``;
		},
	});
	return {
		...talk,
		received({ delivery, events }) {
			printer.print(rawBody(delivery.body, stdout.isTTY), events.length);
		},
		replied: () => undefined,
		pause: (paused) => (paused ? printer.pause() : printer.resume()),
		async close() {
			await Promise.all([printer.close(), talk.close()]);
		},
	};
}
