import type {
	KnownId,
	Lookup,
} from "../../webhook/diagnose/account/observation.ts";
import { isNodeId } from "../../webhook/graph/node-id.ts";

/** What to ask with, or why there is nothing to ask with. */
export type Access = { readonly credential: string } | Reason;

/** What to ask about, or why nothing is known of it. */
export type Subject = KnownId | Reason;

/** Why something is not asked, in words of ours. */
export interface Reason {
	readonly why: string;
}

/** Asks where there are an id and a credential to ask with. */
export async function lookUp<T>(
	subject: Subject,
	access: Access,
	ask: (id: string, credential: string) => Promise<Lookup<T>>,
): Promise<Lookup<T>> {
	if ("why" in access) return { state: "not-asked", why: access.why };
	if ("why" in subject) return { state: "not-asked", why: subject.why };
	if (!isNodeId(subject.id)) {
		return {
			state: "not-asked",
			why: "the configured id is not one of Meta's",
		};
	}
	return ask(subject.id, access.credential);
}
