import { looseObject, looseText, present } from "../loose.ts";
import { listOf } from "./list-of.ts";
import { type Named, readNamed } from "./named.ts";

/** An app that gets the webhooks of a WhatsApp account. */
export interface SubscribedApp extends Named {
	/** Where they go in the place of the app's own callback URL. */
	readonly override?: string;
}

/** Reads an answer of `/{account}/subscribed_apps`. */
export function readSubscribedApps(answer: unknown): readonly SubscribedApp[] {
	return listOf(answer, (value) => {
		const { whatsapp_business_api_data, override_callback_uri } =
			looseObject(value);
		const app = readNamed(whatsapp_business_api_data);
		const override = looseText(override_callback_uri);
		return app && { ...app, ...present({ override }) };
	});
}
