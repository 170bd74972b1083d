import { createLayout, type Layout } from "./layout.ts";
import { createMemory, type Memory } from "./memory.ts";
import { type Safe, safe } from "./safe.ts";
import type { Theme } from "./theme.ts";

/** What every part of the timeline is drawn with. */
export interface Page extends PageSettings {
	readonly layout: Layout;
	readonly memory: Memory;
}

/** What stays the same for a whole run. */
export interface PageSettings {
	readonly theme: Theme;
	/** Adds headers and the body as it came. */
	readonly verbose: boolean;
	/** Whether that body is laid out where it is JSON. */
	readonly indents?: boolean;
	/** Whether what is cut can be looked up: `wa-hook events show 12`. */
	readonly recorded: boolean;
	/** Takes secrets out of a text. */
	readonly redact: (text: string) => string;
}

/** Pages for a terminal whose width changes, and for ids that get longer. */
export interface Pages {
	/** The page as it is now. */
	current(): Page;
	/** A delivery's id as it is shown, for which the page makes room. */
	idOf(deliveryId: number): Safe;
}

/** Lays a new page out only when the width or the longest id has changed. */
export function createPages(
	settings: PageSettings,
	columns: () => number | undefined,
): Pages {
	const memory = createMemory();
	let width = columns();
	let idColumns = 3;
	let page = layOut();

	function layOut(): Page {
		return {
			...settings,
			memory,
			layout: createLayout(settings.theme, width, idColumns),
		};
	}

	return {
		current() {
			const now = columns();
			if (now !== width) {
				width = now;
				page = layOut();
			}
			return page;
		},
		idOf(deliveryId) {
			const id = safe`${deliveryId}`;
			if (id.length > idColumns) {
				idColumns = id.length;
				page = layOut();
			}
			return id;
		},
	};
}
