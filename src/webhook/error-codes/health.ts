import { inFamily } from "./error-code.ts";

/** What the health_status endpoint finds in the way of sending. */
export const health = inFamily({ family: "health", where: ["health"] }, [
	{
		code: 141002,
		title: "Template is not approved",
		cause: "The template can't be sent, because it is not approved.",
		fix: "See in WhatsApp Manager why, and correct it or wait for its review.",
	},
	{
		code: 141006,
		title: "Payment method problem",
		cause:
			"The account has no valid payment method, so it can't start conversations. Sending fails with 131042.",
		fix: "Attach a payment method in WhatsApp Manager.",
	},
	{
		code: 141010,
		title: "Business is not verified",
		cause: "The business is not verified, so how much it may send is limited.",
		fix: "Verify it in the security centre of the business portfolio.",
	},
	{
		code: 141014,
		title: "WhatsApp Business Account banned",
		cause: "Meta has banned this WhatsApp account for breaking a policy.",
		fix: "Open Business Support Home to see why, and appeal there.",
	},
]);
