import type { CodeMeaning } from "./code.ts";
import { handshakeBodyCodes } from "./handshake-body-codes.ts";
import { handshakeCheckCodes } from "./handshake-check-codes.ts";
import { handshakeFrontCodes } from "./handshake-front-codes.ts";
import { handshakeReachCodes } from "./handshake-reach-codes.ts";
import { handshakeRefusalCodes } from "./handshake-refusal-codes.ts";
import { handshakeRouteCodes } from "./handshake-route-codes.ts";

/** The findings about Meta's GET handshake. */
export const handshakeCodes = {
	...handshakeCheckCodes,
	...handshakeReachCodes,
	...handshakeFrontCodes,
	...handshakeRouteCodes,
	...handshakeRefusalCodes,
	...handshakeBodyCodes,
} as const satisfies Readonly<Record<string, CodeMeaning>>;
