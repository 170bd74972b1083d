/** A bounded map of what was set lately: always the latest `limit` keys, never more than twice as many. */
export class Recent<Value> {
	readonly #limit: number;
	// Two generations: deleting the oldest key one by one makes a Map search its holes for the next.
	#young = new Map<string, Value>();
	#old = new Map<string, Value>();

	constructor(limit: number) {
		this.#limit = limit;
	}

	get(key: string): Value | undefined {
		return this.#young.get(key) ?? this.#old.get(key);
	}

	set(key: string, value: Value): void {
		if (this.#young.size >= this.#limit && !this.#young.has(key)) {
			this.#old = this.#young;
			this.#young = new Map();
		}
		this.#young.set(key, value);
	}
}
