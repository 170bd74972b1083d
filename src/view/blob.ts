import { byteCount } from "./quantities.ts";
import { type Safe, safe } from "./safe.ts";

/** What a text is that is long and for machines alone, such as a picture, and how long: `base64, 4.1 kB`. Undefined for any other. */
export function blob(text: string): Safe | undefined {
	if (isData.test(text) && text.length > shortestData) {
		return safe`base64, ${byteCount(text.length)}`;
	}
	if (text.length < shortest) return undefined;
	if (/^v=0\r?\n/.test(text)) return safe`SDP, ${byteCount(text.length)}`;
	return isBase64(text) ? safe`base64, ${byteCount(text.length)}` : undefined;
}

/** What is shorter does no harm. */
const shortest = 300;
const shortestData = 80;
const isData = /^data:[\w.+/;=-]{0,100}base64,/;

/** A word of letters, digits and signs in which nobody writes; one that is named as such may be monotonous. */
function isBase64(text: string): boolean {
	return (
		/^[\w+/-]+={0,2}$/.test(text) &&
		[/[A-Z]/, /[a-z]/, /\d/].every((kind) => kind.test(text))
	);
}
