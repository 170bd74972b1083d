import { type JsonToken, scanTokens } from "./json-tokens.ts";

/** A value of a JSON text: the stretch of text it is, and what is in it. */
export interface JsonNode {
	readonly kind: "object" | "list" | "text" | "number" | "word";
	readonly start: number;
	readonly end: number;
	/** Of an object, in their order, duplicates included. */
	readonly members: readonly JsonMember[];
	/** Of a list. */
	readonly items: readonly JsonNode[];
}

/** A key, without quotes and escapes, and what stands under it. */
export interface JsonMember {
	readonly key: string;
	readonly value: JsonNode;
}

/** Reads where everything in a JSON text stands, of any depth. Throws a JsonSyntaxError on anything but JSON. */
export function readTree(json: string): JsonNode {
	const root = open("list", 0);
	const around: Open[] = [root];
	scanTokens(json, (token) => {
		const { kind, start, end } = token;
		const inner = around.at(-1) ?? root;
		if (kind === "{" || kind === "[") {
			const opened = open(kind === "{" ? "object" : "list", start);
			put(inner, opened);
			around.push(opened);
		} else if (kind === "}" || kind === "]") {
			inner.end = end;
			around.pop();
		} else if (inner.kind === "object" && inner.key === undefined) {
			if (kind === "string")
				inner.key = String(JSON.parse(json.slice(start, end)));
		} else if (isScalar(token)) {
			put(inner, {
				kind: scalars[token.kind],
				start,
				end,
				members: [],
				items: [],
			});
		}
	});
	return root.items[0] ?? root;
}

/** What is under a key; the last of several, as parsers take it. */
export function memberOf(node: JsonNode, key: string): JsonNode | undefined {
	return node.members.findLast((member) => member.key === key)?.value;
}

interface Open extends JsonNode {
	end: number;
	readonly members: JsonMember[];
	readonly items: JsonNode[];
	/** The key whose value is to come. */
	key: string | undefined;
}

function open(kind: "object" | "list", start: number): Open {
	return { kind, start, end: start, members: [], items: [], key: undefined };
}

function put(into: Open, value: JsonNode): void {
	if (into.key === undefined) into.items.push(value);
	else into.members.push({ key: into.key, value });
	into.key = undefined;
}

const scalars = { string: "text", number: "number", word: "word" } as const;

type Scalar = JsonToken & { readonly kind: keyof typeof scalars };

function isScalar(token: JsonToken): token is Scalar {
	return Object.hasOwn(scalars, token.kind);
}
