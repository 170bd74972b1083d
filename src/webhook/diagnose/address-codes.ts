import type { CodeMeaning } from "./code.ts";

/** The findings about ... */
export const addressCodes = {} as const satisfies Readonly<
	Record<string, CodeMeaning>
>;
