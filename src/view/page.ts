import type { Layout } from "./layout.ts";
import type { Theme } from "./theme.ts";

/** What every part of the timeline is drawn with. */
export interface Page {
	readonly theme: Theme;
	readonly layout: Layout;
	/** Adds headers and the body as it came. */
	readonly verbose: boolean;
	/** Whether what is cut can be looked up: `wa-hook events show 12`. */
	readonly recorded: boolean;
	/** Takes secrets out of what a target, a tunnel or a header says. */
	readonly redact: (text: string) => string;
}
