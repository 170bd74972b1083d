import { changeLeaves, type JsonLeaf } from "../json-leaves.ts";
import { encode, type Wire } from "../wire.ts";
import { type Cast, swapInProse } from "./prose.ts";
import { roleOf } from "./roles.ts";
import { StandIns } from "./stand-ins.ts";
import { swapUrl } from "./url.ts";

/** Swaps what identifies people and accounts in payloads: for one value always the same stand-in, over everything it is given. */
export interface Anonymiser {
	/** Remembers who and what is named in a payload, so that it is found in the texts of every other. Throws a JsonSyntaxError on anything but JSON. */
	learn(json: string): void;
	/**
	 * The payload with numbers, names, ids, addresses and digests of the same shape that belong to nobody. Texts stay, but for what
	 * is recognised in them. Throws a JsonSyntaxError on anything but JSON.
	 */
	anonymise(json: string): string;
}

/** The same payloads in the same order come to the same; nothing of a value can be told from its stand-in but its shape. */
export function createAnonymiser(): Anonymiser {
	const standIns = new StandIns();
	const learning: Cast = {
		swap(role, value) {
			standIns.learn(role, value);
			return value;
		},
		roleOf: () => undefined,
		swapNames: (text) => text,
	};
	const swapping: Cast = {
		swap: (role, value) => standIns.of(role, value),
		roleOf: (word) => standIns.roleOf(word),
		swapNames: (text) => standIns.names.swapIn(text),
	};
	const learn = (json: string) => void swapLeaves(json, learning);
	return {
		learn,
		anonymise(json) {
			learn(json);
			const swapped = swapLeaves(json, swapping);
			const wire = wires.find((as) => json === encode(json, as).toString());
			return wire ? encode(swapped, wire).toString() : swapped;
		},
	};
}

const wires: readonly Wire[] = ["meta", "meta-strict"];

function swapLeaves(json: string, cast: Cast): string {
	return changeLeaves(json, (leaf) => swapLeaf(leaf, cast));
}

function swapLeaf(leaf: JsonLeaf, cast: Cast): string {
	const { key, value } = leaf;
	const fixed = fixedValues.get(key);
	if (fixed !== undefined && leaf.kind !== "key") return fixed(value);
	const role = roleOf(leaf);
	if (role === "keep") return value;
	if (role === "url") return swapUrl(value, cast);
	return role === "text" ? swapText(leaf, cast) : cast.swap(role, value);
}

/** What there is too little choice of for stand-ins: everybody was born on one day and is in Greenwich. */
const fixedValues = new Map<string, (value: string) => string>([
	["birthday", (value) => (isNumeric(value) ? "19900101" : "1990-01-01")],
	["latitude", (value) => asPrecise(51.477928, value)],
	["longitude", (value) => asPrecise(0.001545, value)],
]);

function asPrecise(coordinate: number, model: string): string {
	if (!isNumeric(model)) return model;
	const decimals = /^-?\d+(?:\.(\d+))?$/.exec(model)?.[1]?.length ?? 0;
	return coordinate.toFixed(Math.min(decimals, 20));
}

function isNumeric(text: string): boolean {
	return text.trim() !== "" && !Number.isNaN(Number(text));
}

function swapText({ kind, key, value }: JsonLeaf, cast: Cast): string {
	const inner = kind === "text" ? swapInnerJson(value, cast) : undefined;
	if (inner !== undefined) return inner;
	const text = key === "vcard" ? swapCard(value, cast) : value;
	const hasWords = kind === "text" && (/\s/.test(value) || wordKeys.test(key));
	return swapInProse(text, hasWords, cast);
}

/** What people write under, be it a single word. */
const wordKeys =
	/^(?:body|text|caption|title|description|filename|headline|subject|details?|message|note|vcard|comment)$/;

/** The answers of a Flow are JSON inside a text, and other texts may be. */
function swapInnerJson(value: string, cast: Cast): string | undefined {
	if (!/^\s*[[{]/.test(value)) return undefined;
	try {
		return swapLeaves(value, cast);
	} catch {
		return undefined;
	}
}

/** The names in a vCard, RFC 6350; the rest of it is recognised as in any text. */
function swapCard(card: string, cast: Cast): string {
	return card
		.replace(
			/^((?:FN|N|NICKNAME)[;:](?:[^:\r\n]*:)?)(.*)$/gim,
			(_, start, name) => String(start) + cast.swap("name", String(name)),
		)
		.replace(/^((?:ADR|ORG|BDAY)[;:](?:[^:\r\n]*:)?).*$/gim, "$1");
}
