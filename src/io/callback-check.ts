import {
	handshakeQuery,
	percentEncoded,
} from "../webhook/diagnose/handshake/query.ts";
import { CutOff, failureOf } from "./deliver/failure.ts";
import { readUpTo } from "./deliver/read-up-to.ts";
import { openRoutes } from "./deliver/routes.ts";

/** Whether a callback gave the challenge back; if not, what came instead, in words that quote nothing of it. */
export type CallbackCheck =
	| { readonly verified: true }
	| { readonly verified: false; readonly seen: string };

/** Asks a callback for the handshake as Meta does, once: so is known whether Meta would accept it. Never rejects. */
export async function checkCallback({
	url,
	verifyToken,
	challenge,
	env,
	timeoutMs,
	stop,
}: {
	readonly url: string;
	readonly verifyToken: string;
	readonly challenge: string;
	/** For the proxy's settings. */
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly timeoutMs: number;
	readonly stop: AbortSignal;
}): Promise<CallbackCheck> {
	if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) {
		return { verified: false, seen: "it is not a URL" };
	}
	const to = new URL(url);
	const query = handshakeQuery({
		challenge,
		encodedToken: percentEncoded(verifyToken),
	});
	const routes = openRoutes({ env, skipVerify: false, connectMs: timeoutMs });
	const timeout = AbortSignal.timeout(timeoutMs);
	try {
		const { statusCode, body } = await routes.to(to).request({
			origin: to.origin,
			path: `${to.pathname}${to.search === "" ? "?" : `${to.search}&`}${query}`,
			method: "GET",
			headers: { "user-agent": "wa-hook", accept: "*/*" },
			signal: AbortSignal.any([timeout, stop]),
		});
		const answer = (await readUpTo(longestAnswer, body)).body.toString();
		if (statusCode === 200 && answer === challenge) return { verified: true };
		return { verified: false, seen: inWords(statusCode) };
	} catch (error) {
		const why = timeout.aborted
			? new CutOff("timed-out", `no answer within ${timeoutMs} ms`)
			: error;
		return { verified: false, seen: failureOf(why).detail };
	} finally {
		await routes.close();
	}
}

const longestAnswer = 4096;

function inWords(status: number): string {
	if (status === 200) return "it answers, but not with the challenge";
	return status === 401 || status === 403
		? `it refuses this token (${status})`
		: `it answers ${status}`;
}
