import type { Graph } from "../../io/graph/graph.ts";
import {
	refusalFix,
	refusalSeen,
} from "../../webhook/diagnose/account/refusal.ts";
import type {
	Remedy,
	RemedyCredential,
} from "../../webhook/diagnose/account/remedies.ts";
import {
	isInPlace,
	isUnchanged,
} from "../../webhook/diagnose/account/remedy-state.ts";
import { readCallbackFailures } from "../../webhook/error-codes/callback-failure.ts";
import { appToken } from "../../webhook/graph/app-token.ts";
import type { GraphProblem } from "../../webhook/graph/graph-reply.ts";

/** What remedies are applied with. */
export interface FixCredentials {
	readonly appSecret?: string | undefined;
	readonly accessToken?: string | undefined;
	readonly verifyToken?: string | undefined;
}

/** What came of a remedy. `detail` is untrusted text: it quotes what Meta answered. */
export type FixOutcome =
	| { readonly outcome: "done" }
	/** Meta said yes, but a second look does not show it. */
	| { readonly outcome: "not-seen"; readonly detail: string }
	/** No answer came, and nothing could be looked at after it: it may be done. */
	| { readonly outcome: "unsure"; readonly detail: string }
	/** What is there is not what was there when this was planned: nothing was done. */
	| { readonly outcome: "changed-meanwhile" }
	| { readonly outcome: "declined" }
	| {
			readonly outcome: "failed";
			readonly detail: string;
			readonly fix?: string;
	  };

/** Makes one change at Meta, unless the state it was planned for is gone, and looks whether it is there. Never rejects. */
export async function fixOne(
	{ request, state }: Remedy,
	graph: Graph,
	credentials: FixCredentials,
): Promise<FixOutcome> {
	const read = () =>
		graph.get(state.path, undefined, tokenFor(state.credential, credentials));
	const before = await read();
	if (!before.ok) return failed(before);
	if (!isUnchanged(state, before.value)) {
		return { outcome: "changed-meanwhile" };
	}

	const { verifyTokenIn: name } = request;
	const form = {
		...request.form,
		...(name !== undefined && { [name]: credentials.verifyToken }),
	};
	const answer = await graph.post(
		request.path,
		{ form },
		tokenFor(request.credential, credentials),
	);
	if (!answer.ok && answer.problem === "refused") return failed(answer);

	// Also after an answer that got lost: the change may have been made.
	const after = await read();
	if (after.ok && isInPlace(state, after.value)) return { outcome: "done" };
	if (!answer.ok) {
		return after.ok
			? failed(answer)
			: { outcome: "unsure", detail: answer.detail };
	}
	return {
		outcome: "not-seen",
		detail: after.ok ? "what Meta tells is unchanged" : after.detail,
	};
}

function tokenFor(
	credential: RemedyCredential,
	{ accessToken, appSecret }: FixCredentials,
): string | undefined {
	if (credential.kind === "access-token") return accessToken;
	return appSecret && appToken(credential.appId, appSecret);
}

/** What Meta says, and what it means: of a callback URL that it could not verify the text tells how far it came. */
function failed(problem: GraphProblem): FixOutcome {
	if (problem.problem !== "refused") {
		return { outcome: "failed", detail: problem.detail };
	}
	const { error } = problem;
	const [callback] =
		error.code === 2200 ? readCallbackFailures(error.message) : [];
	const fix =
		callback === undefined
			? refusalFix(error)
			: `${callback.cause} ${callback.fix}`;
	return {
		outcome: "failed",
		detail: refusalSeen(error).join("\n"),
		...(fix !== undefined && { fix }),
	};
}
