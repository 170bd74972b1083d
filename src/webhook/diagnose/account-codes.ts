import { accountAppCodes } from "./account-app-codes.ts";
import { accountCredentialCodes } from "./account-credential-codes.ts";
import { accountNumberCodes } from "./account-number-codes.ts";
import { accountWabaCodes } from "./account-waba-codes.ts";

/** The findings about Meta's side of the set-up: the app, the token, the WhatsApp account and its number. */
export const accountCodes = {
	...accountCredentialCodes,
	...accountAppCodes,
	...accountWabaCodes,
	...accountNumberCodes,
};
