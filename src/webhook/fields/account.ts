import * as z from "zod";
import { elementEvent, type Field, whole } from "../field.ts";
import { looseObject, looseText, looseTime } from "../loose.ts";

/** What changes about a WhatsApp Business Account. */
export const account: readonly Field[] = [
	{
		field: "account_update",
		kinds: [{ kind: "account.update", title: "the account changed" }],
		schema: z.looseObject({ event: z.string() }),
		read: whole("account.update"),
	},
	{
		field: "account_alerts",
		kinds: [{ kind: "account.alert", title: "an alert about the account" }],
		schema: z.looseObject({}),
		marks: ["alert_info"],
		read: whole("account.alert"),
	},
	{
		field: "account_review_update",
		kinds: [
			{ kind: "account.review", title: "the account's review was decided" },
		],
		schema: z.looseObject({ decision: z.string() }),
		read: whole("account.review"),
	},
	{
		field: "account_settings_update",
		kinds: [
			{
				kind: "account.settings",
				title: "a number's calling settings changed",
			},
		],
		schema: z.looseObject({}),
		marks: ["phone_number_settings"],
		read: (value, scope) => {
			const settings = looseObject(value["phone_number_settings"]);
			const event = elementEvent("account.settings", value, scope, {
				at: looseTime(value["timestamp"]),
				phoneNumberId: looseText(settings["phone_number_id"]),
			});
			return [{ path: [], event }];
		},
	},
];
