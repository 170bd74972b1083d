import type { WebhookError, WebhookEvent } from "../../webhook/event.ts";
import type { Passage } from "../passage.ts";
import type { Picture } from "./picture.ts";

/** Errors that came by themselves, about the number as a whole. */
export function errors(event: WebhookEvent): Picture {
	return { body: failures(event.errors) };
}

/** One passage for each error: `131047 Re-engagement message: …`, what Meta says twice said once. */
export function failures(list: readonly WebhookError[]): Passage[] {
	return list.map(({ code, title, message, details }) => {
		const said = new Set([title, message, details].filter(Boolean));
		const words = [...said].join(": ");
		return {
			text: code === undefined ? words : `${code} ${words}`,
			tone: "bad",
		};
	});
}
