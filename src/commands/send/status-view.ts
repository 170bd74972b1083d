import type { Context } from "../../context.ts";
import { deliveryLines } from "../../view/lines.ts";
import { jsonLine } from "../../view/ndjson.ts";
import { createRedactor } from "../../view/redact.ts";
import { showStatus } from "../../view/sent-status.ts";
import { createTheme } from "../../view/theme.ts";
import type { Delivery } from "../../webhook/delivery.ts";
import type { WebhookEvent } from "../../webhook/event.ts";
import type { SendSettings } from "./settings.ts";

/** Where the statuses of a message are told. */
export interface StatusView {
	/** `afterMs` is counted from when the message was handed over. */
	status(event: WebhookEvent, delivery: Delivery, afterMs: number): void;
}

/** A line for each status; of `--json` an event as `listen` has it. */
export function createStatusView(
	{ options }: Pick<SendSettings, "options">,
	{ stdout, env, hidden }: Context,
): StatusView {
	if (options.json === true) {
		const redact = createRedactor([...hidden]);
		return {
			status(event, delivery, afterMs) {
				const shown = { event, sinceSentMs: Math.max(0, afterMs) };
				const lines = deliveryLines(delivery, [shown], {});
				for (const line of lines.filter(({ type }) => type === "event")) {
					stdout.write(jsonLine(line, redact));
				}
			},
		};
	}
	const theme = createTheme({ color: options.color, stream: stdout, env });
	return {
		status: ({ kind }, _delivery, afterMs) =>
			void stdout.write(showStatus(kind, afterMs, theme)),
	};
}
