import { looseObject, looseText, present } from "../loose.ts";
import { listOf } from "./list-of.ts";

/** What an app gets of one kind of object, and where. */
export interface AppSubscription {
	/** `whatsapp_business_account`, `page`, `user`. */
	readonly object: string;
	readonly callbackUrl?: string;
	readonly isActive: boolean;
	readonly fields: readonly SubscribedField[];
}

/** A field and the version that decides the shape of what it brings. */
export interface SubscribedField {
	readonly name: string;
	readonly version?: string;
}

/** The object that WhatsApp's webhooks are of. */
export const whatsappObject = "whatsapp_business_account";

/** Reads an answer of `/{app}/subscriptions`. */
export function readAppSubscriptions(
	answer: unknown,
): readonly AppSubscription[] {
	return listOf(answer, (value) => {
		const { object, callback_url, active, fields } = looseObject(value);
		const name = looseText(object);
		if (name === undefined) return undefined;
		return {
			object: name,
			...present({ callbackUrl: looseText(callback_url) }),
			// Left out, it says nothing.
			isActive: active !== false,
			fields: listOf({ data: fields }, readField),
		};
	});
}

/** Older versions give the names alone. */
function readField(value: unknown): SubscribedField | undefined {
	const { name = value, version } = looseObject(value);
	const known = looseText(name);
	if (known === undefined) return undefined;
	return { name: known, ...present({ version: looseText(version) }) };
}
