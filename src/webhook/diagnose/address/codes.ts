import type { CodeMeaning } from "../code.ts";
import { addressCertificateCodes } from "./certificate-codes.ts";
import { addressConnectionCodes } from "./connection-codes.ts";
import { addressNameCodes } from "./name-codes.ts";
import { addressUrlCodes } from "./url-codes.ts";

/** The findings about the callback's address: its spelling, its name, the ways there, its certificate. */
export const addressCodes = {
	...addressUrlCodes,
	...addressNameCodes,
	...addressConnectionCodes,
	...addressCertificateCodes,
} as const satisfies Readonly<Record<string, CodeMeaning>>;
