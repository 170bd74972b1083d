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
	return ifJson(() => {
		if (anonymiser === undefined) {
			scanTokens(jsonText(body), () => undefined);
			return body;
		}
		return Buffer.from(anonymiser.anonymise(jsonText(body)));
	});
}

/** Remembers who is named in a body: another may speak of them. */
export function learnFrom(body: Buffer, anonymiser: Anonymiser): void {
	ifJson(() => {
		anonymiser.learn(jsonText(body));
		return body;
	});
}

/** The text of a body, without a byte order mark. */
export function jsonText(body: Buffer): string {
	return body.toString().replace(/^\ufeff/, "");
}

function ifJson(make: () => Buffer): Prepared {
	try {
		return { ok: true, body: make() };
	} catch (error) {
		if (!(error instanceof JsonSyntaxError)) throw error;
		return { ok: false, problem: "it is not JSON" };
	}
}
