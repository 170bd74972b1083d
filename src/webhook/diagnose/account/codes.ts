import { accountAppCodes } from "./app-codes.ts";
import { accountCredentialCodes } from "./credential-codes.ts";
import { accountNumberCodes } from "./number-codes.ts";
import { accountWabaCodes } from "./waba-codes.ts";

/** The findings about Meta's side of the set-up: the app, the token, the WhatsApp account and its number. */
export const accountCodes = {
	...accountCredentialCodes,
	...accountAppCodes,
	...accountWabaCodes,
	...accountNumberCodes,
};
