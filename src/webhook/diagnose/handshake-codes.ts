import type { CodeMeaning } from "./code.ts";

/** The findings about ... */
export const handshakeCodes = {} as const satisfies Readonly<
	Record<string, CodeMeaning>
>;
