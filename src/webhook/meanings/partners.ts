import { meanings } from "./meaning.ts";

/** `event` of partner_solutions. */
export const solutionEvents = meanings({
	plain: {
		SOLUTION_CREATED: "the solution is new.",
		SOLUTION_UPDATED: "the solution has changed.",
	},
});

/** `solution_status` of partner_solutions. */
export const solutionStatuses = meanings({
	good: { ACTIVE: "Businesses can be onboarded with it." },
	warn: { PENDING_DEACTIVATION: "A partner asked to end it." },
	bad: { REJECTED: "A partner declined it.", DEACTIVATED: "It has ended." },
	plain: {
		DRAFT: "It was not sent to the other partner yet.",
		INITIATED: "The other partner has to accept it.",
	},
});

/** `status` of payment_configuration_update. */
export const configurationStatuses = meanings({
	good: { Active: "Payments can be taken with it." },
	warn: {
		"Needs Connecting": "Connect it with the payment provider.",
		"Needs Testing": "Make a test payment with it.",
	},
});

/** `provider_name` of payment_configuration_update. */
export const paymentProviders = meanings({
	plain: { billdesk: "", payu: "", razorpay: "", zaakpay: "" },
});
