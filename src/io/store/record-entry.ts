import type { Delivery } from "../../webhook/delivery.ts";
import type { FailureCause } from "../../webhook/reply.ts";

/** What is kept of a reply: everything but its headers and body. Every `Reply` is one. */
export type RecordedReply =
	| {
			readonly target: string;
			readonly ok: true;
			readonly status: number;
			readonly ms: number;
	  }
	| {
			readonly target: string;
			readonly ok: false;
			readonly ms: number;
			readonly cause: FailureCause;
			readonly detail: string;
	  };

/** Requests that were turned away between two moments, in milliseconds since the epoch. */
export interface Refusals {
	readonly from: number;
	readonly until: number;
	/** How many for which reason, in the words of `listen`. */
	readonly reasons: Readonly<Record<string, number>>;
}

/** One line of the record as a reader meets it. */
export type RecordEntry =
	| { readonly type: "delivery"; readonly delivery: Delivery }
	| {
			readonly type: "reply";
			/** The id of the delivery that was answered. */
			readonly delivery: number;
			readonly reply: RecordedReply;
	  }
	| { readonly type: "refused"; readonly refusals: Refusals }
	/** A line that can't be read; the ones around it can. */
	| {
			readonly type: "damaged";
			/** The file and the byte the line begins at. */
			readonly where: string;
			readonly why: string;
	  };
