import type { CodeMeaning } from "./code.ts";

/** The findings about ... */
export const deliveriesCodes = {} as const satisfies Readonly<
	Record<string, CodeMeaning>
>;
