import type { HeaderList } from "./delivery.ts";

/**
 * The headers of a delivery as public captures of Meta's show them, with the signature's at the end. Without Accept-Encoding:
 * replies are to be read as they come. Without the sha1 signature, which Meta's documents no longer name.
 */
export function metaHeaders(signature: HeaderList): HeaderList {
	return [
		["User-Agent", "facebookexternalua"],
		["Accept", "*/*"],
		["Content-Type", "application/json"],
		...signature,
	];
}
