import { safe } from "../safe.ts";
import { joined, named, type Picture, passage } from "./picture.ts";
import type { Piece } from "./piece.ts";

/** A place: its name and address, then where it is on a map. The link is made here, of the two numbers alone. */
export function location(message: Piece): Picture {
	const place = message.piece("location");
	const latitude = place.number("latitude");
	const longitude = place.number("longitude");
	const isSomewhere = latitude !== undefined && longitude !== undefined;
	return {
		body: passage(joined(", ", place.text("name"), place.text("address"))),
		remarks: [
			isSomewhere
				? safe`https://maps.google.com/?q=${latitude},${longitude}`
				: safe`nowhere: no coordinates`,
		],
		small: [named("website", place.text("url"))],
	};
}
