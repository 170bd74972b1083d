import type { CodeMeaning } from "../code.ts";
import { checkCodes } from "./check-codes.ts";
import { clueCodes } from "./clue-codes.ts";
import { contentCodes } from "./content-codes.ts";
import { postCodes } from "./post-codes.ts";

/** The findings about deliveries: whether they arrive, how they are checked, what they may hold; and about one signature. */
export const deliveriesCodes = {
	...postCodes,
	...checkCodes,
	...contentCodes,
	...clueCodes,
} as const satisfies Readonly<Record<string, CodeMeaning>>;
