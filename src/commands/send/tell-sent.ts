import type { Context } from "../../context.ts";
import { jsonLine } from "../../view/ndjson.ts";
import { createRedactor } from "../../view/redact.ts";
import { safe } from "../../view/safe.ts";
import { sentLine, showSent } from "../../view/sent.ts";
import { createTheme } from "../../view/theme.ts";
import type { Sent } from "../../webhook/send/sent.ts";
import type { SendSettings } from "./settings.ts";

/** Tells that Meta took a message, and to whom it goes. */
export function tellSent(
	sent: Sent,
	ms: number,
	{ options, toTyped, wait }: SendSettings,
	{ stdout, env, hidden }: Context,
): void {
	const redact = createRedactor([...hidden]);
	if (options.json === true) {
		stdout.write(jsonLine(sentLine(sent, ms), redact));
		return;
	}
	const { color, quiet = false } = options;
	const theme = createTheme({ color, stream: stdout, env });
	const alone = stdout.isTTY ? "hint" : "nothing";
	const below = wait === undefined ? alone : "statuses";
	stdout.write(
		showSent(
			sent,
			{ ms, toTyped, below },
			{ theme, columns: stdout.columns(), quiet, redact },
		),
	);
}

/** Tells that a message was marked as read. */
export function tellMarkedRead(
	ms: number,
	{ options }: SendSettings,
	{ stdout, env }: Context,
): void {
	if (options.json === true) {
		stdout.write(jsonLine({ v: 1, type: "result", ok: 1, failed: 0, ms }));
	} else if (options.quiet !== true) {
		const theme = createTheme({ color: options.color, stream: stdout, env });
		const sign = theme.paint("good", theme.signs.check);
		stdout.write(safe`${sign} marked as read, with all before it\n`);
	}
}
