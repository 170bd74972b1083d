import { isUtf8 } from "node:buffer";
import type { HeaderList } from "./delivery.ts";
import { isGatewayBody } from "./gateway/body.ts";
import { JsonSyntaxError } from "./json-tokens.ts";
import { metaHeaders } from "./meta-headers.ts";
import { parseBody } from "./parse-body.ts";
import { sign, signatureHeader } from "./signature.ts";
import { faultySignature, type SignatureFault } from "./signature-fault.ts";
import { encode, type Wire } from "./wire.ts";

/** How a payload goes out: spelled anew, or with `raw` its very bytes. */
export const encodings = ["meta", "meta-strict", "compact", "raw"] as const;

export type Encoding = Wire | "raw";

/** The header that gateways sign under. */
export const gatewaySignatureHeader = "X-Webhook-Signature";

/** What a request is made of. */
export interface RequestParts {
	/** The payload as it stands on disk, or as it was recorded. */
	readonly body: Buffer;
	readonly encode: Encoding;
	/** Signs; without it the request goes out unsigned. */
	readonly secret?: string | undefined;
	/** Meta's unless the body is a gateway's, which sign under their own. */
	readonly signatureHeader?: string | undefined;
	/** What is to be wrong with the signature. */
	readonly fault?: SignatureFault | undefined;
	/** The headers of a recorded delivery: sent again as they are, but for the signature, which is made anew. */
	readonly recordedHeaders?: HeaderList | undefined;
	/** Leaves the signature of a recorded delivery as it came. */
	readonly keepSignature?: boolean | undefined;
}

/** What is sent: headers in their order, and the bytes. */
export interface BuiltRequest {
	readonly headers: HeaderList;
	readonly body: Buffer;
}

/** The request that Meta, or a gateway, would make of a payload. Throws a JsonSyntaxError on anything but JSON unless the encoding is `raw`. */
export function buildRequest(parts: RequestParts): BuiltRequest {
	const { recordedHeaders, keepSignature = false } = parts;
	const body = wireBytes(parts.body, parts.encode);
	if (recordedHeaders && keepSignature) {
		return { headers: recordedHeaders, body };
	}
	const header = parts.signatureHeader ?? usualSignatureHeader(body);
	const signature = signatureOf(body, header, parts);
	const headers = recordedHeaders
		? [...withoutSignature(recordedHeaders, header), ...signature]
		: metaHeaders(signature);
	return { headers, body };
}

function wireBytes(body: Buffer, as: Encoding): Buffer {
	if (as === "raw") return body;
	const json = body.toString();
	if (!isUtf8(body)) {
		const at = json.indexOf("\ufffd");
		throw new JsonSyntaxError(json, at, "the text is not UTF-8");
	}
	return encode(json, as);
}

/** The header that a body is signed under by whoever sends such bodies: Meta, or a gateway. */
export function usualSignatureHeader(body: Buffer): string {
	const parsed = parseBody(body);
	return parsed.isJson && isGatewayBody(parsed.value)
		? gatewaySignatureHeader
		: signatureHeader;
}

/** What a body is signed with under this header, rightly or with a fault; nothing without a secret. */
export function signatureOf(
	body: Buffer,
	header: string,
	{ secret, fault }: Pick<RequestParts, "secret" | "fault">,
): HeaderList {
	if (secret === undefined) return [];
	return fault === undefined
		? [[header, sign(body, secret)]]
		: faultySignature(fault, body, secret, header);
}

/** The old sha1 signature goes, too: it would be the only one of the body as it was. */
function withoutSignature(headers: HeaderList, header: string): HeaderList {
	const names = [header, signatureHeader, "X-Hub-Signature"].map((name) =>
		name.toLowerCase(),
	);
	return headers.filter(([name]) => !names.includes(name.toLowerCase()));
}
