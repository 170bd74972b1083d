import { encode as encodeText, type Wire } from "../webhook/wire.ts";
import { type Body, bytesOf } from "./body.ts";

/**
 * The bytes of a payload as Meta sends them: no white space, `\u00e9` for é, `\/` for /. A text or bytes keep their key order,
 * duplicate keys and big numbers. Throws an Error with line and column on anything but JSON.
 */
export function encode(payload: Body, as: Wire = "meta"): Buffer {
	return encodeText(bytesOf(payload).toString(), as);
}
