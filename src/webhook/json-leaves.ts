import { type JsonToken, scanTokens } from "./json-tokens.ts";

/** A text, a number or a key of a JSON text, and where it stands. */
export interface JsonLeaf {
	readonly kind: "key" | "text" | "number";
	/** What it says: a text or key without its quotes and escapes, a number in its own digits. */
	readonly value: string;
	/** The key it stands under, itself or as part of lists; of a key, that of its object. Empty at the top. */
	readonly key: string;
	/** The key that the object of `key` stands under. */
	readonly parent: string;
}

/**
 * The same JSON with other leaves, each of them what `change` makes of it; what it leaves as it is stays as it was written, white
 * space, key order, duplicate keys and big numbers included. A number must become a number. Throws a JsonSyntaxError on anything
 * but JSON.
 */
export function changeLeaves(
	json: string,
	change: (leaf: JsonLeaf) => string,
): string {
	const place = new Place();
	const parts: string[] = [];
	let written = 0;
	scanTokens(json, (token) => {
		const leaf = leafAt(json, token, place);
		place.pass(token.kind, leaf?.value);
		if (leaf === undefined) return;
		const value = change(leaf);
		if (value === leaf.value) return;
		parts.push(
			json.slice(written, token.start),
			leaf.kind === "number" ? value : JSON.stringify(value),
		);
		written = token.end;
	});
	parts.push(json.slice(written));
	return parts.join("");
}

function leafAt(
	json: string,
	{ kind, start, end }: JsonToken,
	place: Place,
): JsonLeaf | undefined {
	if (kind !== "string" && kind !== "number") return undefined;
	const text = json.slice(start, end);
	if (kind === "number") {
		return { kind, value: text, key: place.key(0), parent: place.key(1) };
	}
	const value = String(JSON.parse(text));
	return place.wantsKey
		? { kind: "key", value, key: place.key(1), parent: place.key(2) }
		: { kind: "text", value, key: place.key(0), parent: place.key(1) };
}

/** The open objects and lists around a token. */
class Place {
	/** The key read last of each open object; undefined for a list. */
	readonly #open: (string | undefined)[] = [];
	wantsKey = false;

	/** The key of the innermost open object, or of one further out. */
	key(further: number): string {
		let left = further;
		for (let at = this.#open.length - 1; at >= 0; at--) {
			const key = this.#open[at];
			if (key !== undefined && left-- === 0) return key;
		}
		return "";
	}

	pass(kind: JsonToken["kind"], value = ""): void {
		if (kind === "{") this.#open.push("");
		else if (kind === "[") this.#open.push(undefined);
		else if (kind === "}" || kind === "]") this.#open.pop();
		else if (kind === "string" && this.wantsKey)
			this.#open.splice(-1, 1, value);
		this.wantsKey =
			kind === "{" || (kind === "," && this.#open.at(-1) !== undefined);
	}
}
