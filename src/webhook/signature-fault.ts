import { createHmac } from "node:crypto";
import type { HeaderList } from "./delivery.ts";
import { sign, signatureHeader } from "./signature.ts";
import { respell } from "./spelling.ts";

/** What may be wrong with a signature on purpose; a receiver that checks signatures refuses each of them. */
export const signatureFaults = [
	"bad",
	"missing",
	"empty",
	"truncated",
	"uppercase",
	"sha1",
	"wrong-secret",
	"reserialised",
] as const;

export type SignatureFault = (typeof signatureFaults)[number];

/**
 * The signature header of a body with this fault; none at all for `missing`. Well-formed and of another body or key for `bad`,
 * `wrong-secret` and `reserialised`; for `sha1` the older signature alone, `X-Hub-Signature: sha1=…`.
 */
export function faultySignature(
	fault: SignatureFault,
	body: Buffer,
	secret: string,
	header: string = signatureHeader,
): HeaderList {
	const right = sign(body, secret);
	switch (fault) {
		case "bad":
			return [[header, withLastDigitChanged(right)]];
		case "missing":
			return [];
		case "empty":
			return [[header, ""]];
		case "truncated":
			return [[header, right.slice(0, -32)]];
		case "uppercase":
			return [[header, right.toUpperCase().replace("SHA256", "sha256")]];
		case "sha1":
			return [sha1Signature(header, body, secret)];
		case "wrong-secret":
			return [[header, sign(body, `not ${secret}`)]];
		case "reserialised":
			return [[header, sign(reserialised(body), secret)]];
	}
}

// The last one: a comparison that stops early finds no difference before it.
function withLastDigitChanged(signature: string): string {
	const last = signature.endsWith("0") ? "1" : "0";
	return signature.slice(0, -1) + last;
}

function sha1Signature(
	header: string,
	body: Buffer,
	secret: string,
): readonly [name: string, value: string] {
	const digest = createHmac("sha1", secret).update(body).digest("hex");
	const name = header === signatureHeader ? "X-Hub-Signature" : header;
	return [name, `sha1=${digest}`];
}

/**
 * The bytes that a careless signer hashes instead of the body's: what JSON.stringify makes of it, or where that is the body
 * itself, what Python's json.dumps makes of it; of what isn't JSON, the body and a newline.
 */
function reserialised(body: Buffer): Buffer {
	const text = body.toString();
	for (const serialise of [asJavaScript, asPython]) {
		const bytes = attempt(serialise, text);
		if (bytes && !bytes.equals(body)) return bytes;
	}
	return Buffer.from(`${text}\n`);
}

function asJavaScript(json: string): string {
	return JSON.stringify(JSON.parse(json));
}

function asPython(json: string): string {
	return respell(json, {
		unicode: "escaped",
		slash: "plain",
		signs: "plain",
		gaps: "spaced",
	});
}

function attempt(
	serialise: (json: string) => string,
	json: string,
): Buffer | undefined {
	try {
		return Buffer.from(serialise(json));
	} catch {
		return undefined;
	}
}
