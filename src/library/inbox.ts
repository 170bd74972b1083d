import { matchesKind } from "../webhook/catalogue.ts";
import type { WebhookEvent } from "../webhook/event.ts";

/** Which event is meant: its kind (`message.text`), the beginning of one (`status`), or a test of yours. */
export type Wanted = string | ((event: WebhookEvent) => boolean);

interface Waiting {
	readonly matches: (event: WebhookEvent) => boolean;
	readonly resolve: (event: WebhookEvent) => void;
	readonly reject: (error: Error) => void;
}

/** The events that came, each handed out once. */
export class Inbox {
	readonly #untaken: WebhookEvent[] = [];
	readonly #waiting = new Set<Waiting>();

	put(event: WebhookEvent): void {
		for (const waiting of this.#waiting) {
			if (waiting.matches(event)) {
				waiting.resolve(event);
				return;
			}
		}
		this.#untaken.push(event);
	}

	/** The first event that matches of those not handed out yet, or the next one to come. Rejects with the words of `explain` after `timeoutMs`. */
	next(
		wanted: Wanted | undefined,
		timeoutMs: number,
		explain: () => string,
	): Promise<WebhookEvent> {
		const matches = testOf(wanted);
		const at = this.#untaken.findIndex(matches);
		const [there] = at === -1 ? [] : this.#untaken.splice(at, 1);
		return there
			? Promise.resolve(there)
			: this.#arrival(matches, timeoutMs, explain);
	}

	/** Whoever still waits is told that nothing comes any more. */
	close(): void {
		for (const { reject } of this.#waiting) {
			reject(new Error("closed before such an event came"));
		}
	}

	async #arrival(
		matches: Waiting["matches"],
		timeoutMs: number,
		explain: () => string,
	): Promise<WebhookEvent> {
		const { promise, resolve, reject } = promiseWithEnds();
		const waiting = { matches, resolve, reject };
		const timer = setTimeout(() => reject(new Error(explain())), timeoutMs);
		this.#waiting.add(waiting);
		try {
			return await promise;
		} finally {
			clearTimeout(timer);
			this.#waiting.delete(waiting);
		}
	}
}

// Promise.withResolvers came with Node 22.
function promiseWithEnds() {
	let resolve: Waiting["resolve"] = () => {};
	let reject: Waiting["reject"] = () => {};
	const promise = new Promise<WebhookEvent>((onResolve, onReject) => {
		resolve = onResolve;
		reject = onReject;
	});
	return { promise, resolve, reject };
}

function testOf(wanted: Wanted | undefined): Waiting["matches"] {
	if (wanted === undefined) return () => true;
	return typeof wanted === "string"
		? (event) => matchesKind(wanted, event)
		: wanted;
}
