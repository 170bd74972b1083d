import * as z from "zod";
import { type Field, whole } from "../field.ts";

/** What changes about one business number. */
export const phoneNumbers: readonly Field[] = [
	{
		field: "phone_number_name_update",
		kinds: [
			{ kind: "phone_number.name", title: "a display name was reviewed" },
		],
		schema: z.looseObject({}),
		marks: ["requested_verified_name"],
		read: whole("phone_number.name"),
	},
	{
		field: "phone_number_quality_update",
		kinds: [
			{ kind: "phone_number.quality", title: "a number's limit changed" },
		],
		schema: z.looseObject({}),
		read: whole("phone_number.quality"),
	},
	{
		field: "security",
		kinds: [
			{
				kind: "phone_number.security",
				title: "a number's PIN was changed or asked for",
			},
		],
		schema: z.looseObject({}),
		read: whole("phone_number.security"),
	},
];
