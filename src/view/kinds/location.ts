import type { WebhookEvent } from "../../webhook/event.ts";
import { joined, type Picture, passage } from "./picture.ts";
import { numberAt, textAt } from "./read.ts";

/** A place: its name and address, then where it is on a map. The link is made here, of the two numbers alone. */
export function location({ value }: WebhookEvent): Picture {
	const name = textAt(value, "location", "name");
	const address = textAt(value, "location", "address");
	const latitude = numberAt(value, "location", "latitude");
	const longitude = numberAt(value, "location", "longitude");
	const isSomewhere = latitude !== undefined && longitude !== undefined;
	return {
		body: passage(joined(", ", name, address)),
		small: [
			isSomewhere
				? `https://maps.google.com/?q=${latitude},${longitude}`
				: "nowhere: no coordinates",
		],
	};
}
