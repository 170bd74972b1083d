import {
	checkSignature,
	signatureHeader,
	sign as signBytes,
} from "../webhook/signature.ts";
import { receivedBytes } from "./body.ts";
import { secretsOf, usable } from "./secret.ts";

/**
 * The value of `X-Hub-Signature-256` for a body: `sha256=` and 64 hex digits. Throws a TypeError for parsed JSON in place of the
 * body, and for an empty secret.
 */
export function sign(body: Uint8Array | string, appSecret: string): string {
	return signBytes(receivedBytes(body), usable(appSecret));
}

/**
 * Whether `signature`, the value of `X-Hub-Signature-256`, is that of the body as it was received, by any of the secrets. A missing
 * or malformed one is not. Takes constant time. Throws a TypeError for parsed JSON in place of the body, and for an empty secret.
 */
export function verifySignature(
	body: Uint8Array | string,
	signature: string | null | undefined,
	appSecret: string | readonly string[],
): boolean {
	return checkSignature({
		headers:
			typeof signature === "string" ? [[signatureHeader, signature]] : [],
		body: receivedBytes(body),
		secrets: secretsOf(appSecret),
		headerNames: [signatureHeader],
	}).verified;
}
