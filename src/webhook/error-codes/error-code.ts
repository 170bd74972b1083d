/** What an error is about. Meta's documents group codes the same way, and most families have a range of numbers to themselves. */
export type Family =
	| "authorisation"
	| "throttling"
	| "integrity"
	| "Graph API"
	| "webhook set-up"
	| "messaging"
	| "templates"
	| "marketing messages"
	| "flows"
	| "registration"
	| "groups"
	| "calling"
	| "blocking"
	| "usernames"
	| "payments"
	| "health"
	| "template creation"
	| "template insights"
	| "migration"
	| "coexistence";

/**
 * Where an error stands: `api`, the answer to a request; `statuses`, `messages`, `calls`, `history` and `value`, the `errors`
 * of that part of a webhook (`value`: beside the messages); `health`, the answer of `health_status`.
 */
export type Place =
	| "api"
	| "statuses"
	| "messages"
	| "value"
	| "calls"
	| "history"
	| "health";

/** `high`: Meta's documents list it. `medium`: several sources agree. `low`: one source, or general knowledge of the Graph API. */
export type Confidence = "high" | "medium" | "low";

/** One of Meta's error codes, for whoever meets it for the first time: `cause` and `fix` are one or two short sentences each. */
export interface ErrorEntry {
	readonly code: number;
	/** The `error_subcode` that this entry is about, beside the entry of its code alone. */
	readonly subcode?: number;
	/** The last code of a range, all of which mean this. */
	readonly upTo?: number;
	/** As Meta words it, mostly. */
	readonly title: string;
	/** The status of the API's answer, where it is known. */
	readonly http?: number;
	/** The likeliest place first. */
	readonly where: readonly Place[];
	readonly cause: string;
	readonly fix: string;
	readonly family: Family;
	readonly confidence: Confidence;
	/** Other words by which people know it. */
	readonly also?: readonly string[];
}

/** What the entries of a family have in common is said once. */
export type Common = Pick<ErrorEntry, "family" | "where">;

/** An entry as it is written down: what is left out is as its family has it, and documented by Meta. */
export type Written = Omit<ErrorEntry, keyof Common | "confidence"> &
	Partial<Pick<ErrorEntry, keyof Common | "confidence">>;

/** Fills in what a family's entries have in common. */
export function inFamily(
	common: Common,
	written: readonly Written[],
): readonly ErrorEntry[] {
	return written.map((entry) => ({ ...common, confidence: "high", ...entry }));
}
