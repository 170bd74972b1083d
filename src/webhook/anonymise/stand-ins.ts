import { otherMessageId } from "../message-id.ts";
import { Names } from "./names.ts";
import { noiseBytes, shapedLike } from "./noise.ts";
import { digitsOf, inNotationOf, otherPhone } from "./phone.ts";

/** What sort of thing identifies somebody. */
export type Role =
	| "phone"
	| "number"
	| "message id"
	| "user id"
	| "username"
	| "name"
	| "company"
	| "place"
	| "email"
	| "url"
	| "address"
	| "opaque";

/** What stands in for what identifies somebody: for one value always the same, and never a value that is itself in use. */
export class StandIns {
	readonly names = new Names();
	readonly #roles = new Map<string, Role>();
	readonly #given = new Map<string, string>();
	readonly #taken = new Set<string>();
	readonly #counts = new Map<Role, number>();

	/** Remembers a value, which is found in any text from then on. */
	learn(role: Role, value: string): void {
		if (role === "name" || role === "company") {
			this.names.learn(value, role === "name");
			return;
		}
		// A token may be a plain word, as which it stands in many a text.
		if (role === "opaque" && !/\d/.test(value)) return;
		const known = canonical(role, value);
		// The id of a thread may be a phone number.
		if (!this.#roles.has(known) || role === "phone") {
			this.#roles.set(known, role);
		}
	}

	/** What a word of a text is known as. */
	roleOf(word: string): Role | undefined {
		const folded = word.toLowerCase();
		const found = [word, folded, `@${folded}`];
		return found.map((each) => this.#roles.get(each)).find((role) => role);
	}

	/** The stand-in for a value, in the value's own notation. */
	of(role: Role, value: string): string {
		if (role === "name" || role === "company") return this.names.other(value);
		const known = canonical(role, value);
		const given = this.#given.get(known) ?? this.#give(role, known);
		if (role === "phone" || role === "number") {
			return inNotationOf(value, given);
		}
		return role === "username" && value.startsWith("@") ? `@${given}` : given;
	}

	#give(asked: Role, known: string): string {
		const role = this.#roles.get(known) ?? asked;
		for (;;) {
			const n = (this.#counts.get(role) ?? 0) + 1;
			this.#counts.set(role, n);
			const given = this.#make(role, known, n);
			const isFree = !this.#roles.has(given) && !this.#taken.has(given);
			// Of a text with hardly a letter or digit there are not many to choose from.
			if (isFree || n > 100_000 || known.length < 3) {
				this.#given.set(known, given);
				this.#taken.add(given);
				return given;
			}
		}
	}

	#make(role: Role, known: string, n: number): string {
		switch (role) {
			case "phone":
				return otherPhone(known, n);
			case "message id":
				return otherMessageId(known, {
					phone: (digits) => this.of("phone", digits),
					text: (text) => shapedLike(text, n + 2e6),
					bytes: (size) => noiseBytes(size, n + 2e6),
				});
			case "user id": {
				const country = /^[A-Z]{2}\.(?:ENT\.)?/.exec(known)?.[0] ?? "";
				return country + shapedLike(known.slice(country.length), n + 1e6);
			}
			case "username":
				return `person.${n}`;
			case "place":
				return `Place ${n}`;
			case "email":
				return `person${n}@example.com`;
			case "url":
				return `https://example.com/${n}`;
			case "address":
				// The range set aside for benchmarks, RFC 2544.
				return `198.18.${(n >> 8) % 256}.${n % 256}`;
			default:
				return shapedLike(known, n);
		}
	}
}

function canonical(role: Role, value: string): string {
	if (role === "phone" || role === "number") return digitsOf(value);
	if (role === "username") return `@${value.replace(/^@/, "").toLowerCase()}`;
	// One that is all digits is no number.
	if (role === "place") return `place ${value}`;
	return role === "email" ? value.toLowerCase() : value;
}
