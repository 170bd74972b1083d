import type { WebhookEvent } from "./event.ts";
import { looseObject, looseText } from "./loose.ts";
import { mediaKinds } from "./send/media-types.ts";

/** The ids of the files that events refer to, each once. Only what can be an id. */
export function mediaIds(events: readonly WebhookEvent[]): readonly string[] {
	const ids = events.flatMap(({ value }) => {
		const message = looseObject(value);
		return mediaKinds.map((kind) =>
			looseText(looseObject(message[kind])["id"]),
		);
	});
	return [...new Set(ids.filter((id) => id !== undefined).filter(isMediaId))];
}

/** Whether a text can be the id of a file: so many digits that it is no delivery's. */
export function isMediaId(text: string): boolean {
	return /^\d{10,20}$/.test(text);
}
