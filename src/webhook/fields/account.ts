import { type Field, whole } from "../field.ts";
import { accountSettings } from "./account-settings.ts";
import { accountUpdate } from "./account-update.ts";

/** What changes about a WhatsApp Business Account. */
export const account: readonly Field[] = [
	accountUpdate,
	{
		field: "account_alerts",
		kinds: [{ kind: "account.alert", title: "an alert about the account" }],
		marks: ["alert_info"],
		read: whole("account.alert"),
	},
	{
		field: "account_review_update",
		kinds: [
			{ kind: "account.review", title: "the account's review was decided" },
		],
		// The review of a display name also has one, beside keys that tell it before this is asked.
		marks: ["decision"],
		read: whole("account.review"),
	},
	accountSettings,
];
