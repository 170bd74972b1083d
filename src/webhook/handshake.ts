import { createHash, timingSafeEqual } from "node:crypto";

export type HandshakeProblem =
	| "no-query"
	| "mangled-names"
	| "wrong-mode"
	| "missing-token"
	| "missing-challenge"
	| "challenge-too-long"
	| "wrong-token"
	| "repeated-parameter";

/** `seen` is one sentence for the developer's own screen; it never holds a token or anything else from the request. */
export type Handshake =
	| { readonly accepted: true; readonly challenge: string }
	| {
			readonly accepted: false;
			readonly reason: HandshakeProblem;
			readonly seen: string;
	  };

const maxChallengeBytes = 1024;
const parameterNames = [
	"hub.mode",
	"hub.verify_token",
	"hub.challenge",
] as const;
const mangledNames = /^(hub_(mode|challenge|verify_token)|hub\[\w+\])$/;

/**
 * What to say to Meta's `GET ?hub.mode=subscribe&hub.challenge=…&hub.verify_token=…`, from the raw text after the `?`.
 * An accepted challenge is to be answered exactly, as plain text; anything else is a 403.
 */
export function answerHandshake(query: string, verifyToken: string): Handshake {
	if (query === "") return refused("no-query", "the request has no query");
	const parameters = new URLSearchParams(query);

	const repeated = parameterNames.find(
		(name) => parameters.getAll(name).length > 1,
	);
	if (repeated) {
		return refused("repeated-parameter", `${repeated} is there more than once`);
	}
	if (hasOnlyMangledNames(parameters)) {
		return refused(
			"mangled-names",
			"the names are spelled hub_mode or hub[mode]: something on the way rewrites hub.mode",
		);
	}

	const mode = parameters.get("hub.mode");
	if (mode !== "subscribe") {
		return refused(
			"wrong-mode",
			mode === null
				? "hub.mode is missing"
				: 'hub.mode is something other than "subscribe"',
		);
	}

	const token = parameters.get("hub.verify_token");
	if (!token) {
		return refused(
			"missing-token",
			`hub.verify_token is ${token === null ? "missing" : "empty"}`,
		);
	}
	if (!isSameText(token, verifyToken)) {
		return refused("wrong-token", describeDifference(token, verifyToken));
	}
	return checkChallenge(rawValue(query, "hub.challenge"));
}

function hasOnlyMangledNames(parameters: URLSearchParams): boolean {
	return (
		parameterNames.every((name) => !parameters.has(name)) &&
		[...parameters.keys()].some((name) => mangledNames.test(name))
	);
}

/** Takes as long wherever the two differ. */
function isSameText(one: string, other: string): boolean {
	return timingSafeEqual(sha256(one), sha256(other));
}

function sha256(text: string): Buffer {
	return createHash("sha256").update(text).digest();
}

function describeDifference(given: string, expected: string): string {
	if (expected === "") return "no verify token is configured";
	const slip = slips.find(({ undo }) =>
		isSameText(undo(given), undo(expected)),
	);
	if (!slip) return describeLengths(given, expected);
	return slip.seen(slip.undo(given) === given ? "configured" : "given");
}

interface Slip {
	readonly undo: (token: string) => string;
	readonly seen: (whose: "given" | "configured") => string;
}

/** Accidents that leave a token almost right: both sides are equal once the slip is undone. */
const slips: readonly Slip[] = [
	{
		undo: (token) => token.trim(),
		seen: (whose) =>
			`the ${whose} verify token has a space or a line break before or after it`,
	},
	{
		undo: (token) => token.replace(/^(["'`])(.*)\1$/, "$2"),
		seen: (whose) => `the ${whose} verify token has quotes around it`,
	},
	{
		undo: (token) => token.toLowerCase(),
		seen: () => "the verify token differs only in letter case",
	},
	{
		undo: (token) => token.replaceAll("+", " "),
		seen: () =>
			"the verify token differs only in + and spaces: it was not percent-encoded",
	},
	{
		undo: (token) => percentDecoded(token) ?? token,
		seen: (whose) =>
			`the ${whose} verify token is percent-encoded once too often`,
	},
];

function describeLengths(given: string, expected: string): string {
	const difference = [...given].length - [...expected].length;
	if (difference === 0) {
		return "the verify token is another one of the same length";
	}
	const count = Math.abs(difference);
	return `the verify token is another one, ${count} ${count === 1 ? "character" : "characters"} ${difference > 0 ? "longer" : "shorter"}`;
}

function rawValue(query: string, name: string): string | undefined {
	return query
		.split("&")
		.map((part) => /^([^=]*)=?(.*)$/.exec(part) ?? [])
		.find(([, key = ""]) => percentDecoded(key) === name)?.[2];
}

function checkChallenge(raw: string | undefined): Handshake {
	if (!raw) {
		return refused(
			"missing-challenge",
			`hub.challenge is ${raw === undefined ? "missing" : "empty"}`,
		);
	}
	const challenge = percentDecoded(raw.replaceAll("+", " "));
	if (challenge === undefined || !/^[ -~]+$/.test(raw)) {
		return refused(
			"missing-challenge",
			"hub.challenge is not percent-encoded UTF-8",
		);
	}
	if (Buffer.byteLength(challenge) > maxChallengeBytes) {
		return refused(
			"challenge-too-long",
			`hub.challenge is longer than ${maxChallengeBytes} bytes`,
		);
	}
	return { accepted: true, challenge };
}

/** Undefined for what cannot be decoded without loss, so that a challenge is echoed exactly or not at all. */
function percentDecoded(text: string): string | undefined {
	try {
		return decodeURIComponent(text);
	} catch {
		return undefined;
	}
}

function refused(reason: HandshakeProblem, seen: string): Handshake {
	return { accepted: false, reason, seen };
}
