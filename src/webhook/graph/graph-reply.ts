import type { FailureCause } from "../reply.ts";
import type { GraphError } from "./graph-error.ts";

/** What came of a call of the Graph API. No URL, no token in it; the texts in `error` and `detail` are untrusted. */
export type GraphReply =
	| {
			readonly ok: true;
			/** The JSON of the answer. */
			readonly value: unknown;
			readonly status: number;
			/** The version that Meta answered with, which is not the one asked for when that has expired. */
			readonly version?: string;
	  }
	| GraphProblem;

/** Why a call brought nothing. */
export type GraphProblem =
	| {
			readonly ok: false;
			readonly problem: "refused";
			readonly error: GraphError;
			readonly detail: string;
			readonly version?: string;
	  }
	| {
			readonly ok: false;
			readonly problem: "unreachable";
			readonly cause: FailureCause;
			readonly detail: string;
	  }
	/** Something answered, but not as the Graph API does: a proxy's page, a redirect, half an answer. */
	| {
			readonly ok: false;
			readonly problem: "unreadable";
			readonly status: number;
			readonly detail: string;
	  };
