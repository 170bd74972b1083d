import { pageOf } from "../../provider-page.ts";
import { redirectAddress } from "../../redirect.ts";
import { isAway, isContinuedUnasked, type Reply } from "../../reply.ts";
import type { Finding } from "../finding.ts";
import { answerWords, isSigned } from "./answers.ts";
import { type DeliveriesObservation, isAccepted } from "./observation.ts";

type Answered = Extract<Reply, { readonly ok: true }>;

/** What keeps deliveries from reaching an app that judges them, as the first answer shows it; undefined where nothing does. */
export function diagnoseFront({
	tries,
	accepts,
}: DeliveriesObservation): Finding | undefined {
	const [first] = tries;
	if (first === undefined) return undefined;
	const { probe, reply } = first;
	if (!reply.ok) return silence(reply);
	const wasSigned = isSigned(probe);
	const takesAny =
		accepts !== undefined || tries.some((each) => isAccepted(each.reply));
	return (
		providerFinding(reply) ??
		answerFinding(reply, wasSigned) ??
		// One that takes another signature says with 5xx that it doesn't like this one.
		(wasSigned && !takesAny ? crash(reply) : undefined)
	);
}

function silence(reply: Exclude<Reply, Answered>): Finding {
	const seen = [answerWords(reply)];
	if (isContinuedUnasked(reply)) {
		return {
			code: "post-cut-off",
			level: "skip",
			title:
				"not checked: a POST gets 100 Continue, which nobody asked for; what comes after it can't be read here",
		};
	}
	if (isAway(reply.cause)) {
		return {
			code: "post-unreachable",
			level: "fail",
			title: "a POST: nobody answers",
			seen,
		};
	}
	return reply.cause === "timed-out"
		? {
				code: "post-no-answer",
				level: "fail",
				title: "a POST: no answer",
				seen,
			}
		: {
				code: "post-cut-off",
				level: "fail",
				title: "a POST: the connection was closed without an answer",
				seen,
			};
}

/** A page of somebody's own who stands before the app. */
function providerFinding(reply: Answered): Finding | undefined {
	const page = pageOf(reply);
	if (page === undefined) return undefined;
	const isWall = page.kind === "bot-protection" || page.kind === "login";
	return {
		code: isWall ? "post-wall" : "post-provider-page",
		level: "fail",
		title: `a POST is answered by ${page.name}`,
		seen: [`${page.name}: ${page.meaning}`, answerWords(reply)],
	};
}

function answerFinding(
	reply: Answered,
	wasSigned: boolean,
): Finding | undefined {
	const { status } = reply;
	const seen = [answerWords(reply)];
	const text = reply.body.toString("utf8", 0, 16_384);
	if (status >= 300 && status < 400) {
		const address = redirectAddress(reply);
		const to = address === undefined ? "" : ` to ${address}`;
		return {
			code: "post-redirect",
			level: "fail",
			title: `a POST is redirected (${status})`,
			seen: [`${status}${to}`],
		};
	}
	if (status === 419 || (status >= 400 && csrf.test(text))) {
		return {
			code: "post-csrf",
			level: "fail",
			title: "a POST is stopped by CSRF protection",
			seen,
		};
	}
	const isUnauthorised = status === 401 || status === 407;
	const asks = reply.headers.some(([name]) =>
		/^(?:www|proxy)-authenticate$/i.test(name),
	);
	if (isUnauthorised && asks) {
		return {
			code: "post-wall",
			level: "fail",
			title: "a POST is asked for a password",
			seen,
		};
	}
	if (status < 300 && webPage.test(text)) {
		return {
			code: "post-web-page",
			level: "fail",
			title: "a POST is answered with a web page",
			seen,
		};
	}
	const code = codeByStatus[status];
	// An app may hide itself from what isn't signed.
	const level = status === 404 && !wasSigned ? "warn" : "fail";
	return code && { code, level, title: `a POST is answered ${status}`, seen };
}

const csrf = /csrf|xsrf|InvalidAuthenticityToken|page expired/i;
const webPage = /^\s*(?:<!doctype html|<html)/i;

const codeByStatus: Readonly<Record<number, Finding["code"]>> = {
	404: "post-not-routed",
	405: "post-not-routed",
	413: "large-refused",
	415: "post-media-type",
	429: "post-rate-limited",
	501: "post-not-routed",
	502: "post-gateway",
	503: "post-gateway",
	504: "post-gateway",
	530: "post-gateway",
};

/** Of a delivery that nothing is wrong with. */
function crash(reply: Answered): Finding | undefined {
	if (reply.status < 500) return undefined;
	const isParsed = parsedBodyHashed.test(
		reply.body.toString("utf8", 0, 16_384),
	);
	return {
		code: isParsed ? "parsed-body-hashed" : "post-crash",
		level: "fail",
		title: `a rightly signed delivery is answered ${reply.status}`,
		seen: [answerWords(reply)],
	};
}

/** What Node's crypto says of an object or of nothing, and Python's hmac of a text or a dictionary. */
const parsedBodyHashed =
	/The (?:&quot;|")data(?:&quot;|") argument must be of type string or an instance of Buffer|ERR_INVALID_ARG_TYPE|object supporting the buffer API required|a bytes-like object is required|Strings must be encoded before hashing/;
