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
	readonly #open: ("{" | "[")[] = [];
	/** The key read last of each open object. */
	readonly #keys: string[] = [];
	wantsKey = false;

	/** The key of the innermost open object, or of one further out. */
	key(further: number): string {
		return this.#keys.at(-1 - further) ?? "";
	}

	pass(kind: JsonToken["kind"], value = ""): void {
		if (kind === "{") this.#keys.push("");
		if (kind === "}") this.#keys.pop();
		if (kind === "{" || kind === "[") this.#open.push(kind);
		if (kind === "}" || kind === "]") this.#open.pop();
		if (kind === "string" && this.wantsKey) this.#keys.splice(-1, 1, value);
		const isNext = kind === "," && this.#open.at(-1) === "{";
		this.wantsKey = kind === "{" || isNext;
	}
}
