import { looseObject, looseText, present } from "../loose.ts";
import { type Named, readNamed } from "./named.ts";

/** A WhatsApp Business Account. */
export interface Waba extends Named {
	/** `APPROVED`; in upper case whatever Meta writes. */
	readonly reviewStatus?: string;
}

/** Undefined where there is no id. */
export function readWaba(value: unknown): Waba | undefined {
	const named = readNamed(value);
	const review = looseText(looseObject(value)["account_review_status"]);
	return (
		named && { ...named, ...present({ reviewStatus: review?.toUpperCase() }) }
	);
}
