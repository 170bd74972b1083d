import type { CodeMeaning } from "./code.ts";

/** The findings about ... */
export const liveCodes = {} as const satisfies Readonly<
	Record<string, CodeMeaning>
>;
