import {
	isLooseObject,
	type Loose,
	looseList,
	looseObject,
} from "../../webhook/loose.ts";
import type { Passage } from "../passage.ts";
import type { Safe } from "../safe.ts";
import { type TreeBounds, tree } from "../tree.ts";
import { passage } from "./picture.ts";
import { numberAt, textAt } from "./read.ts";
import { moment } from "./when.ts";

/** More than a terminal shows; a hostile list could hold a million. */
const maxPieces = 1_000;

/**
 * An object of a payload, told key by key. What nobody asked for, and what was not of the type it was asked for as, is left
 * for a tree. So a view can't hide anything by not knowing it.
 */
export class Piece {
	readonly #value: unknown;
	readonly #keys: Loose;
	readonly #toldBefore: ReadonlySet<string>;
	// Made when there is something to keep: most pieces are small, and there is one for every event.
	#told: Set<string> | undefined;
	#pieces: Map<string, Piece> | undefined;
	#lists: Map<string, readonly Piece[]> | undefined;

	/** Starts with these keys as told: something else says them, or they say nothing to a person. */
	constructor(value: unknown, told: ReadonlySet<string> = nothing) {
		this.#value = value;
		this.#keys = looseObject(value);
		this.#toldBefore = told;
	}

	/** Whether there is anything under a key. Most keys are not there: to ask first is quicker than to look for all within. */
	has(key: string): boolean {
		return this.#own(key) !== undefined;
	}

	/** A text that is not empty; a number counts, some gateways write ids as numbers. */
	text(key: string): string | undefined {
		return this.#tell(key, textAt(this.#keys, key));
	}

	/** A finite number, also one in digits. */
	number(key: string): number | undefined {
		return this.#tell(key, numberAt(this.#keys, key));
	}

	/** `true` or `false`. */
	flag(key: string): boolean | undefined {
		const flag = this.#own(key);
		return this.#tell(key, typeof flag === "boolean" ? flag : undefined);
	}

	/** A time of any spelling, in words. */
	time(key: string, now: number): Safe | undefined {
		return this.#tell(key, moment(this.#own(key), now));
	}

	/** What `read` makes of a value; told when it makes something of it. */
	as<Value>(
		key: string,
		read: (value: unknown) => Value | undefined,
	): Value | undefined {
		return this.#tell(key, read(this.#own(key)));
	}

	/** An object inside this one, with what is left of it; empty when there is none. */
	piece(key: string): Piece {
		const known = this.#pieces?.get(key);
		if (known !== undefined) return known;
		const value = this.#own(key);
		if (value === undefined) return absent;
		const piece = new Piece(value);
		this.#pieces ??= new Map();
		this.#pieces.set(key, piece);
		return piece;
	}

	/** The elements of a list inside this object, the first thousand of them; none when it is no list. */
	pieces(key: string): readonly Piece[] {
		const list = this.#own(key);
		if (!Array.isArray(list)) {
			this.#tell(key, undefined);
			return [];
		}
		const pieces = list.slice(0, maxPieces).map((item) => new Piece(item));
		this.#lists ??= new Map();
		this.#lists.set(key, pieces);
		return pieces;
	}

	/** Counts more keys as told. */
	skip(...keys: readonly string[]): this {
		if (keys.length === 0 || this.#value === undefined) return this;
		this.#told ??= new Set();
		for (const key of keys) this.#told.add(key);
		return this;
	}

	/** The tree of what is left; nothing when all is told. To be asked for last. */
	rest(bounds: Partial<TreeBounds> = {}): Passage[] {
		const left = this.left();
		return left === undefined ? [] : passage(tree(left, bounds).join("\n"));
	}

	/** What is left; undefined when all is told. */
	left(): unknown {
		if (!isLooseObject(this.#value)) return this.#value ?? undefined;
		let left: Record<string, unknown> | undefined;
		for (const key in this.#value) {
			const remains = this.#leftOf(key);
			if (remains === undefined) continue;
			// Without a prototype, so that `__proto__` is a key like any other.
			left ??= Object.create(null) as Record<string, unknown>;
			left[key] = remains;
		}
		return left;
	}

	#leftOf(key: string): unknown {
		if (this.#toldBefore.has(key) || this.#told?.has(key)) return undefined;
		const list = this.#lists?.get(key);
		if (list === undefined) {
			const piece = this.#pieces?.get(key);
			return piece === undefined ? this.#own(key) : piece.left();
		}
		const left = list
			.map((piece) => piece.left())
			.filter((remains) => remains !== undefined)
			.concat(looseList(this.#own(key)).slice(maxPieces));
		return left.length > 0 ? left : undefined;
	}

	#own(key: string): unknown {
		return Object.hasOwn(this.#keys, key) ? this.#keys[key] : undefined;
	}

	/** An empty text and `null` are told by saying nothing. */
	#tell<Value>(key: string, value: Value | undefined): Value | undefined {
		const came = this.#own(key);
		if (came === undefined) return value;
		if (value !== undefined || came === null || came === "") {
			this.#told ??= new Set();
			this.#told.add(key);
		}
		return value;
	}
}

const nothing: ReadonlySet<string> = new Set();
const absent = new Piece(undefined);
