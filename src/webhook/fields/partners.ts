import * as z from "zod";
import { type Field, whole } from "../field.ts";

/** What changes about the solutions and the payments of a business. */
export const partners: readonly Field[] = [
	{
		field: "partner_solutions",
		kinds: [{ kind: "partner.solution", title: "a partner solution changed" }],
		schema: z.looseObject({}),
		marks: ["solution_status"],
		read: whole("partner.solution"),
	},
	{
		field: "payment_configuration_update",
		kinds: [
			{ kind: "payment.configuration", title: "a payment set-up changed" },
		],
		schema: z.looseObject({}),
		marks: ["configuration_name"],
		read: whole("payment.configuration"),
	},
];
