import type { CodeMeaning } from "./code.ts";

/** The findings about ... */
export const accountCodes = {} as const satisfies Readonly<
	Record<string, CodeMeaning>
>;
