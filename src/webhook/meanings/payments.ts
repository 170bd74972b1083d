import { meanings } from "./meaning.ts";

/** `payment.transaction.error.reason` of a payment that failed, as the payment provider names it. */
export const paymentFailures = meanings({
	bad: {
		payment_cancelled:
			"The customer cancelled the payment. They can pay by the same message until the order expires; else send it anew under another reference.",
		payment_failed:
			"The bank or the payment provider refused the payment. The customer can try again by the same message until the order expires.",
		payment_timed_out:
			"The customer took too long. They can try again by the same message until the order expires.",
	},
});
