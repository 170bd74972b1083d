import { createHmac } from "node:crypto";
import { guessBodies } from "../../body-guesses.ts";
import { guessKeys } from "../../key-guesses.ts";
import { metaHeaders } from "../../meta-headers.ts";
import type { BuiltRequest } from "../../request.ts";
import { type Secret, sign } from "../../signature.ts";
import type { AcceptedInstead } from "./observation.ts";
import type { Signer } from "./request.ts";

/** A delivery signed as an app may expect it by mistake. */
export interface SignatureGuess extends AcceptedInstead {
	readonly request: BuiltRequest;
}

/**
 * What an app that refuses the right signature of this body may take instead, likeliest first: signatures made with another key,
 * over other bytes, or written otherwise.
 */
export function* guessSignatures(
	body: Buffer,
	{ secret, header }: Signer,
	otherKeys: readonly Secret[],
): Generator<SignatureGuess> {
	const request = (signature: string, name = header) => ({
		headers: metaHeaders([[name, signature]]),
		body,
	});
	const right = sign(body, secret);
	const keys = guessKeys(
		[{ value: secret, label: "the app secret" }],
		otherKeys,
	);
	for (const { code, name, key } of keys) {
		const hex = createHmac("sha256", key).update(body).digest("hex");
		yield { code, name, request: request(`sha256=${hex}`) };
	}
	for (const { code, name, body: other } of guessBodies(body)) {
		yield { code, name, request: request(sign(other, secret)) };
	}
	yield {
		code: "header-case",
		name: `the header's name in small letters: ${header.toLowerCase()}`,
		request: request(right, header.toLowerCase()),
	};
	yield {
		code: "signature-spelling",
		name: "the signature in base64",
		request: request(`sha256=${toBase64(right)}`),
	};
}

function toBase64(signature: string): string {
	return Buffer.from(signature.replace("sha256=", ""), "hex").toString(
		"base64",
	);
}
