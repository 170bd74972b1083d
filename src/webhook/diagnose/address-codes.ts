import { addressCertificateCodes } from "./address-certificate-codes.ts";
import { addressConnectionCodes } from "./address-connection-codes.ts";
import { addressNameCodes } from "./address-name-codes.ts";
import { addressUrlCodes } from "./address-url-codes.ts";
import type { CodeMeaning } from "./code.ts";

/** The findings about the callback's address: its spelling, its name, the ways there, its certificate. */
export const addressCodes = {
	...addressUrlCodes,
	...addressNameCodes,
	...addressConnectionCodes,
	...addressCertificateCodes,
} as const satisfies Readonly<Record<string, CodeMeaning>>;
