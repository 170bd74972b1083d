/** Counts what is held at one time against a fixed limit. */
export class Budget {
	readonly #limit: number;
	#taken = 0;
	#listeners: (() => void)[] = [];

	constructor(limit: number) {
		this.#limit = limit;
	}

	/** Takes `amount` and answers true, or takes nothing and answers false. */
	take(amount: number): boolean {
		if (this.#taken + amount > this.#limit) return false;
		this.#taken += amount;
		return true;
	}

	giveBack(amount: number): void {
		this.#taken -= amount;
		if (this.#taken > 0 || this.#listeners.length === 0) return;
		const listeners = this.#listeners;
		this.#listeners = [];
		for (const listener of listeners) listener();
	}

	/** Resolves when everything has been given back. */
	empty(): Promise<void> {
		if (this.#taken === 0) return Promise.resolve();
		return new Promise((resolve) => this.#listeners.push(resolve));
	}
}
