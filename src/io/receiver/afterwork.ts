import { Budget } from "./budget.ts";

type Work = () => Promise<void>;

/** Work that was promised along with an answer; it starts once the answers of this turn are on their way, and is owned until it is done. */
export class Afterwork {
	readonly #onFault: (fault: unknown) => void;
	readonly #unfinished = new Budget(Number.POSITIVE_INFINITY);
	#waiting: Work[] = [];

	/** `onFault` hears what a piece of work threw; the others go on. */
	constructor(onFault: (fault: unknown) => void) {
		this.#onFault = onFault;
	}

	add(work: Work): void {
		this.#unfinished.take(1);
		if (this.#waiting.length === 0) setImmediate(() => this.#startWaiting());
		this.#waiting.push(work);
	}

	/** Resolves when nothing is waiting or running. */
	done(): Promise<void> {
		return this.#unfinished.empty();
	}

	#startWaiting(): void {
		const works = this.#waiting;
		this.#waiting = [];
		for (const work of works) void this.#run(work);
	}

	async #run(work: Work): Promise<void> {
		try {
			await work();
		} catch (fault) {
			this.#onFault(fault);
		}
		this.#unfinished.giveBack(1);
	}
}
