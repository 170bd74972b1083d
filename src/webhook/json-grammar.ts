export type Punctuation = "{" | "}" | "[" | "]" | ":" | ",";
export type TokenKind = Punctuation | "string" | "number" | "word";

type State =
	| "value"
	| "first value"
	| "key"
	| "first key"
	| "colon"
	| "separator"
	| "end";

/** Which token may come next in a JSON text. A stack of its own stands in for recursion, so depth costs memory and never the call stack. */
export class JsonGrammar {
	#state: State = "value";
	readonly #open: ("{" | "[")[] = [];

	accepts(kind: TokenKind): boolean {
		const next = this.#after(kind);
		if (next) this.#state = next;
		return next !== undefined;
	}

	isComplete(): boolean {
		return this.#state === "end";
	}

	wanted(): string {
		const closing = this.#open.at(-1) === "{" ? "}" : "]";
		switch (this.#state) {
			case "value":
				return "expected a value";
			case "first value":
				return 'expected a value or "]"';
			case "key":
				return "expected a key in double quotes";
			case "first key":
				return 'expected a key in double quotes or "}"';
			case "colon":
				return 'expected ":"';
			case "separator":
				return `expected "," or "${closing}"`;
			case "end":
				return "expected nothing more";
		}
	}

	#after(kind: TokenKind): State | undefined {
		switch (this.#state) {
			case "first value":
				return kind === "]" ? this.#closed() : this.#afterValue(kind);
			case "value":
				return this.#afterValue(kind);
			case "first key":
				if (kind === "}") return this.#closed();
				return kind === "string" ? "colon" : undefined;
			case "key":
				return kind === "string" ? "colon" : undefined;
			case "colon":
				return kind === ":" ? "value" : undefined;
			case "separator":
				return this.#afterSeparator(kind);
			case "end":
				return undefined;
		}
	}

	#afterValue(kind: TokenKind): State | undefined {
		if (kind === "{" || kind === "[") {
			this.#open.push(kind);
			return kind === "{" ? "first key" : "first value";
		}
		const isScalar = kind === "string" || kind === "number" || kind === "word";
		return isScalar ? this.#valueDone() : undefined;
	}

	#afterSeparator(kind: TokenKind): State | undefined {
		const inObject = this.#open.at(-1) === "{";
		if (kind === ",") return inObject ? "key" : "value";
		return kind === (inObject ? "}" : "]") ? this.#closed() : undefined;
	}

	#closed(): State {
		this.#open.pop();
		return this.#valueDone();
	}

	#valueDone(): State {
		return this.#open.length === 0 ? "end" : "separator";
	}
}
