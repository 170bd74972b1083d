import type { CodeMeaning } from "../code.ts";
import { handshakeBodyCodes } from "./body-codes.ts";
import { handshakeCheckCodes } from "./check-codes.ts";
import { handshakeFrontCodes } from "./front-codes.ts";
import { handshakeReachCodes } from "./reach-codes.ts";
import { handshakeRefusalCodes } from "./refusal-codes.ts";
import { handshakeRouteCodes } from "./route-codes.ts";

/** The findings about Meta's GET handshake. */
export const handshakeCodes = {
	...handshakeCheckCodes,
	...handshakeReachCodes,
	...handshakeFrontCodes,
	...handshakeRouteCodes,
	...handshakeRefusalCodes,
	...handshakeBodyCodes,
} as const satisfies Readonly<Record<string, CodeMeaning>>;
