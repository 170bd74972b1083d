/** A webhook's body: its bytes, its text, or what the JSON says. */
export type Body = Uint8Array | string | object;

/** The bytes of a body; what is neither bytes nor text becomes JSON first. Throws a TypeError for what is no body at all. */
export function bytesOf(body: Body): Buffer {
	if (typeof body === "string") return Buffer.from(body);
	if (body instanceof Uint8Array) {
		return Buffer.from(body.buffer, body.byteOffset, body.byteLength);
	}
	if (typeof body === "object" && body !== null) {
		return Buffer.from(JSON.stringify(body));
	}
	throw new TypeError(
		`a payload is an object, a text or bytes, not ${String(body)}`,
	);
}

/** The bytes of a body that stands as it was sent. Throws a TypeError for anything else: the parsed JSON has lost what was signed. */
export function receivedBytes(body: Uint8Array | string): Buffer {
	if (typeof body === "string" || body instanceof Uint8Array) {
		return bytesOf(body);
	}
	throw new TypeError(
		"signatures are made over the body as it was sent: give its bytes or its text, not the parsed JSON",
	);
}
