import { inFamily } from "./error-code.ts";

/** Paying Meta, and being paid in a chat. */
export const payments = inFamily({ family: "payments", where: ["statuses"] }, [
	{
		code: 131042,
		title: "Business eligibility payment issue",
		http: 400,
		cause:
			"Meta has nothing to charge: no valid payment method or credit line, no currency or time zone set, or the account is suspended.",
		fix: "Open Billing in WhatsApp Manager, set what is missing and attach a payment method, then send again.",
		also: ["no payment method"],
	},
	{
		code: 131044,
		title: "Business eligibility payment issue (calling)",
		http: 400,
		where: ["calls"],
		cause:
			"A customer called, and the account has no valid payment method to charge the call to.",
		fix: "Attach a payment method to the WhatsApp account in WhatsApp Manager.",
	},
	{
		code: 134011,
		title: "WhatsApp Payments terms of service not accepted",
		http: 400,
		where: ["api"],
		cause:
			"The business has not accepted the terms under which it may take payments in WhatsApp.",
		fix: "Accept the terms over the link that the error's details give, then send again.",
	},
]);
