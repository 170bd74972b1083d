import { looseObject, looseText, present } from "../loose.ts";

/** Where the messages of one phone number go, level by level; the first one set wins. */
export interface WebhookRoute {
	readonly phoneNumber?: string;
	readonly waba?: string;
	readonly app?: string;
}

/** Reads an answer of `/{phone}?fields=webhook_configuration`. */
export function readWebhookRoute(answer: unknown): WebhookRoute {
	const { phone_number, whatsapp_business_account, application } = looseObject(
		looseObject(answer)["webhook_configuration"],
	);
	return present({
		phoneNumber: looseText(phone_number),
		waba: looseText(whatsapp_business_account),
		app: looseText(application),
	});
}
