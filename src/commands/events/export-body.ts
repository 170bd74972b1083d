import { isUtf8 } from "node:buffer";
import type { Anonymiser } from "../../webhook/anonymise/anonymiser.ts";
import { JsonSyntaxError, scanTokens } from "../../webhook/json-tokens.ts";

/** A body fit to be written, or in a few words why it can't be. */
export type Prepared =
	| { readonly ok: true; readonly body: Buffer }
	| { readonly ok: false; readonly problem: string };

/** A body as it goes out: as it came, or anonymised. */
export function prepare(
	body: Buffer,
	needsJson: boolean,
	anonymiser: Anonymiser | undefined,
): Prepared {
	if (!needsJson && anonymiser === undefined) return { ok: true, body };
	if (!isUtf8(body)) return { ok: false, problem: "it is not UTF-8" };
	const json = jsonText(body);
	try {
		if (anonymiser === undefined) {
			scanTokens(json, () => undefined);
			return { ok: true, body };
		}
		return { ok: true, body: Buffer.from(anonymiser.anonymise(json)) };
	} catch (error) {
		if (!(error instanceof JsonSyntaxError)) throw error;
		return { ok: false, problem: "it is not JSON" };
	}
}

/** The text of a body, without a byte order mark. */
export function jsonText(body: Buffer): string {
	return body.toString().replace(/^\ufeff/, "");
}
