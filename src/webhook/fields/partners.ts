import { type Field, whole } from "../field.ts";

/** What changes about the solutions and the payments of a business. */
export const partners: readonly Field[] = [
	{
		field: "partner_solutions",
		kinds: [{ kind: "partner.solution", title: "a partner solution changed" }],
		marks: ["solution_id", "solution_status"],
		read: whole("partner.solution"),
	},
	{
		field: "payment_configuration_update",
		kinds: [
			{ kind: "payment.configuration", title: "a payment set-up changed" },
		],
		marks: ["configuration_name", "provider_name", "provider_mid"],
		read: whole("payment.configuration"),
	},
];
