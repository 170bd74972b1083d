/** How the three names of a handshake are spelled: `hub.mode` as Meta does, `hub_mode`, `hub[mode]` or `mode`. */
export type NameStyle = "dotted" | "underscored" | "nested" | "bare";

type Part = "mode" | "challenge" | "verify_token";

const names: Readonly<Record<NameStyle, (part: Part) => string>> = {
	dotted: (part) => `hub.${part}`,
	underscored: (part) => `hub_${part}`,
	nested: (part) => `hub[${part}]`,
	bare: (part) => part,
};

/** Meta's order. */
const metaOrder: readonly Part[] = ["mode", "challenge", "verify_token"];

/** The query of a handshake, without a `?`; the token has to be encoded already. */
export function handshakeQuery({
	challenge,
	encodedToken,
	style = "dotted",
	reordered = false,
}: {
	readonly challenge: string;
	readonly encodedToken: string;
	readonly style?: NameStyle;
	readonly reordered?: boolean;
}): string {
	const values = { mode: "subscribe", challenge, verify_token: encodedToken };
	const order = reordered ? metaOrder.toReversed() : metaOrder;
	return order.map((part) => `${names[style](part)}=${values[part]}`).join("&");
}

/** Everything but letters, digits and `-._~` as `%XX` of its UTF-8 bytes. */
export function percentEncoded(text: string): string {
	return encodeURIComponent(text.toWellFormed()).replace(/[!'()*]/g, hexEscape);
}

/** As HTML forms are encoded, and PHP's `urlencode` does it: `+` for a space. */
export function formEncoded(text: string): string {
	return percentEncoded(text).replaceAll("%20", "+").replaceAll("~", "%7E");
}

/** `%XX` of the Latin-1 bytes; undefined for a text that has none, or the same as in UTF-8. */
export function latin1Encoded(text: string): string | undefined {
	if (!/^[\0-\u00ff]*$/.test(text) || !/[\u0080-\u00ff]/.test(text)) {
		return undefined;
	}
	return text.replace(/[^\w.~-]/g, hexEscape);
}

/** The text as it is where a query can hold that, without decoding changing its length; undefined where it can't, or nothing would differ. */
export function leftBare(text: string): string | undefined {
	const isPossible = /^[!-~]+$/.test(text) && !/[&#%"'<>]/.test(text);
	return isPossible && percentEncoded(text) !== text ? text : undefined;
}

function hexEscape(character: string): string {
	const code = character.charCodeAt(0).toString(16).toUpperCase();
	return `%${code.padStart(2, "0")}`;
}
