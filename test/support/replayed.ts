import { appSecret } from "./meta.ts";
import type { Received } from "./target.ts";
import { type Start, type Typed, type as typeLine } from "./world.ts";

/** Types `wa-hook replay …` in a world where the tests' app secret is configured. */
export function replay(
	argv: readonly string[],
	start: Start = {},
): Promise<Typed> {
	const env = { WA_HOOK_APP_SECRET: appSecret, ...start.env };
	return typeLine(["replay", ...argv], { ...start, env });
}

/** A transcript without what differs from run to run: times of day, milliseconds, ports. */
export function steady(text: string): string {
	return (
		text
			.replace(/^\d\d:\d\d:\d\d /gm, "hh:mm:ss ")
			// In a column, what is longer leaves less space behind it.
			.replace(
				/\b(\d+) ms\b( {2,})?/g,
				(_, digits: string, gap = "") =>
					`n ms${gap && gap + " ".repeat(digits.length - 1)}`,
			)
			.replace(/(localhost|127\.0\.0\.1|::1):\d+/g, "$1:PORT")
	);
}

/** The messages' texts that reached a target, in their order. */
export function textsOf(received: readonly Received[]): string[] {
	return received.map(({ body }) => {
		const { entry } = JSON.parse(body.toString());
		return entry[0].changes[0].value.messages[0].text.body;
	});
}
