import type { FindingCode } from "../codes.ts";

/** What came of waiting for a real event. Times are milliseconds since the waiting began. */
export interface LiveObservation {
	readonly waitedMs: number;
	/** Whether it was stopped before the time was up. */
	readonly isStopped: boolean;
	/** Whether the listener ended while it was waited for. */
	readonly isListenerGone: boolean;
	readonly arrivals: readonly Arrival[];
	/** How many requests were turned away for each reason, in the words of `listen`. */
	readonly refusals: Readonly<Record<string, number>>;
	/** Whether there is a public address that leads to it, as far as wa-hook knows. */
	readonly hasAddress: boolean;
	/** The checks that came out well before. */
	readonly passed: readonly FindingCode[];
	/** What Meta said to the test message, where one was to be sent. */
	readonly message?: TestMessage | undefined;
}

/** A delivery that was accepted. */
export interface Arrival {
	readonly delivery: number;
	readonly afterMs: number;
	/** `message.text`; what a body that can't be read holds is none. */
	readonly kinds: readonly string[];
	/** The dashboard's test sample. */
	readonly isSample: boolean;
	/** Whether its signature was checked and right. */
	readonly isVerified: boolean;
	/** Errors that Meta reports of the test message. */
	readonly failures: readonly string[];
}

/** The test message: the id that Meta gave it, or why it didn't take it. */
export type TestMessage =
	| { readonly ok: true; readonly to: string; readonly id: string }
	| {
			readonly ok: false;
			readonly to: string;
			readonly detail: string;
			readonly fix?: string | undefined;
	  };

/** Whether it shows that Meta's real events arrive. */
export function isReal({ isSample, kinds }: Arrival): boolean {
	return !isSample && kinds.length > 0;
}
