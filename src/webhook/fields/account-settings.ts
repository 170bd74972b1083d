import { elementEvent, type Field } from "../field.ts";
import { looseObject, looseText, looseTime } from "../loose.ts";

/** Somebody changed how a number may be called. */
export const accountSettings: Field = {
	field: "account_settings_update",
	kinds: [
		{ kind: "account.settings", title: "a number's calling settings changed" },
	],
	marks: ["phone_number_settings"],
	read: (value, scope) => {
		const settings = looseObject(value["phone_number_settings"]);
		const event = elementEvent("account.settings", value, scope, {
			at: looseTime(value["timestamp"]),
			phoneNumberId: looseText(settings["phone_number_id"]),
		});
		return [{ path: [], event }];
	},
};
