import { respell, type Spelling, withoutSpace } from "./spelling.ts";

/** `meta` escapes as captured deliveries do; `meta-strict` also escapes `@ % <` as Meta's older documents say; `compact` only drops white space. */
export type Wire = "meta" | "meta-strict" | "compact";

/** The bytes of a JSON text as Meta would send it. Key order, duplicate keys and big numbers survive. Throws a JsonSyntaxError on anything but JSON. */
export function encode(json: string, as: Wire): Buffer {
	const text = json.startsWith("\ufeff") ? json.slice(1) : json;
	return Buffer.from(
		as === "compact" ? withoutSpace(text) : respell(text, spellings[as]),
	);
}

const meta: Spelling = {
	unicode: "escaped",
	slash: "escaped",
	signs: "plain",
	gaps: "tight",
};

const spellings = {
	meta,
	"meta-strict": { ...meta, signs: "escaped" },
} as const;
