import type { Context } from "../../context.ts";
import { duration } from "../../view/quantities.ts";
import { safe } from "../../view/safe.ts";
import { clean } from "../../view/text.ts";
import { createTheme } from "../../view/theme.ts";
import { wrap } from "../../view/wrap.ts";
import type { SendSettings } from "./settings.ts";

/** A line at the end of a terminal that says what is waited for. */
export interface WaitingLine {
	show(): void;
	/** Takes it away, for something else to be written. */
	clear(): void;
}

/** Tells on a terminal that, and how long, a status is waited for; elsewhere nothing. */
export function createWaitingLine(
	{ ms, until }: NonNullable<SendSettings["wait"]>,
	{ options }: SendSettings,
	{ stderr, env }: Pick<Context, "stderr" | "env">,
): WaitingLine {
	if (options.quiet === true || !stderr.isTTY) return { show() {}, clear() {} };
	const { color } = options;
	const { paint } = createTheme({ color, stream: stderr, env });
	const line = safe`waiting up to ${duration(ms)} for ${clean(until)}, ctrl-c stops waiting`;
	// Of what runs over into another line only that could be erased.
	const room = (stderr.columns() ?? Number.POSITIVE_INFINITY) - 3;
	const [shown = line] = wrap(line, room);
	return {
		show: () => void stderr.write(safe`  ${paint("dim", shown)}`),
		clear: () => void stderr.write("\r\u001b[K"),
	};
}
