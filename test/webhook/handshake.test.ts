import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answerHandshake } from "../../src/webhook/handshake.ts";

const token = "wah_7f3a91c2e21c";

function query(parameters: Record<string, string>) {
	return Object.entries(parameters)
		.map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
		.join("&");
}

function shake(over: Record<string, string>, verifyToken = token) {
	return answerHandshake(
		query({
			"hub.mode": "subscribe",
			"hub.challenge": "1158201444",
			"hub.verify_token": token,
			...over,
		}),
		verifyToken,
	);
}

describe("echoes the challenge exactly", () => {
	it("as Meta asks", () => {
		expect(
			answerHandshake(
				`hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=${token}`,
				token,
			),
		).toEqual({ accepted: true, challenge: "1158201444" });
	});

	it.each([
		["a leading zero", "0012"],
		["more than 2^53", "90071992547409931234567890"],
		["letters", "abc-DEF_123"],
		["markup", "<script>alert(1)</script>"],
		["beyond ASCII", "é😀"],
		["exactly 1 KiB", "7".repeat(1024)],
	])("%s", (_name, challenge) => {
		expect(shake({ "hub.challenge": challenge })).toEqual({
			accepted: true,
			challenge,
		});
	});

	it("in another order, among other parameters, with encoded names", () => {
		expect(
			answerHandshake(
				`app=7&hub%2Everify_token=${token}&hub%2Echallenge=5&hub%2Emode=subscribe`,
				token,
			),
		).toEqual({ accepted: true, challenge: "5" });
	});

	it("for a token with every awkward character", () => {
		const awkward = "a+b&c#d%e f=é😀";
		expect(shake({ "hub.verify_token": awkward }, awkward).accepted).toBe(true);
	});
});

describe("refuses, and says what was seen", () => {
	it.each<[query: string, reason: string, seen: string]>([
		["", "no-query", "the request has no query"],
		[
			`hub_mode=subscribe&hub_challenge=1&hub_verify_token=${token}`,
			"mangled-names",
			"the names are spelled hub_mode or hub[mode]: something on the way rewrites hub.mode",
		],
		[
			`hub[mode]=subscribe&hub[challenge]=1&hub[verify_token]=${token}`,
			"mangled-names",
			"the names are spelled hub_mode or hub[mode]: something on the way rewrites hub.mode",
		],
		["x=1", "wrong-mode", "hub.mode is missing"],
		[
			`hub.mode=unsubscribe&hub.challenge=1&hub.verify_token=${token}`,
			"wrong-mode",
			'hub.mode is something other than "subscribe"',
		],
		[
			"hub.mode=subscribe&hub.challenge=1",
			"missing-token",
			"hub.verify_token is missing",
		],
		[
			"hub.mode=subscribe&hub.challenge=1&hub.verify_token=",
			"missing-token",
			"hub.verify_token is empty",
		],
		[
			`hub.mode=subscribe&hub.verify_token=${token}`,
			"missing-challenge",
			"hub.challenge is missing",
		],
		[
			`hub.mode=subscribe&hub.challenge=&hub.verify_token=${token}`,
			"missing-challenge",
			"hub.challenge is empty",
		],
		[
			`hub.mode=subscribe&hub.challenge=%FF&hub.verify_token=${token}`,
			"missing-challenge",
			"hub.challenge is not percent-encoded UTF-8",
		],
		[
			`hub.mode=subscribe&hub.challenge=é&hub.verify_token=${token}`,
			"missing-challenge",
			"hub.challenge is not percent-encoded UTF-8",
		],
		[
			`hub.mode=subscribe&hub.challenge=${"7".repeat(1025)}&hub.verify_token=${token}`,
			"challenge-too-long",
			"hub.challenge is longer than 1024 bytes",
		],
		[
			`hub.mode=subscribe&hub.challenge=1&hub.challenge=2&hub.verify_token=${token}`,
			"repeated-parameter",
			"hub.challenge is there more than once",
		],
	])("%s", (text, reason, seen) => {
		expect(answerHandshake(text, token)).toEqual({
			accepted: false,
			reason,
			seen,
		});
	});
});

describe("says how a wrong token differs", () => {
	it.each<[given: string, expected: string, seen: string]>([
		["WAH_7f3a91c2e21c", token, "the verify token differs only in letter case"],
		[
			"wah_7f3a91c2e21c",
			"Wah_7f3a91c2e21c",
			"the verify token differs only in letter case",
		],
		[
			`${token} `,
			token,
			"the given verify token has a space or a line break before or after it",
		],
		[
			token,
			`${token}\n`,
			"the configured verify token has a space or a line break before or after it",
		],
		[`"${token}"`, token, "the given verify token has quotes around it"],
		[
			"a b",
			"a+b",
			"the verify token differs only in + and spaces: it was not percent-encoded",
		],
		[
			"a%2Bb",
			"a+b",
			"the given verify token is percent-encoded once too often",
		],
		[
			`${token}abc`,
			token,
			"the verify token is another one, 3 characters longer",
		],
		[
			"wah_7f3a91c2e21",
			token,
			"the verify token is another one, 1 character shorter",
		],
		[
			"wah_000000000000",
			token,
			"the verify token is another one of the same length",
		],
	])("%j for %j", (given, expected, seen) => {
		expect(shake({ "hub.verify_token": given }, expected)).toEqual({
			accepted: false,
			reason: "wrong-token",
			seen,
		});
	});

	it.each(["x", " ", ""])("an unset one matches nothing, not %j", (given) => {
		expect(shake({ "hub.verify_token": given }, "").accepted).toBe(false);
	});

	it("an unset one is named", () => {
		expect(shake({ "hub.verify_token": "x" }, "")).toMatchObject({
			seen: "no verify token is configured",
		});
	});
});

describe("for any query", () => {
	it("never throws, never accepts without the token, never repeats what came", () => {
		const anyQuery = fc.oneof(
			fc.string({ unit: "binary" }),
			fc.webQueryParameters(),
			fc
				.record({
					"hub.mode": fc.constantFrom("subscribe", "Subscribe", ""),
					"hub.challenge": fc.string(),
					"hub.verify_token": fc.string(),
				})
				.map(query),
		);
		fc.assert(
			fc.property(anyQuery, (text) => {
				const answer = answerHandshake(text, token);
				expect(answer.accepted).toBe(false);
				if (!answer.accepted) {
					expect(answer.seen).toMatch(/^[a-zA-Z0-9 .,:_+"[\]-]+$/);
					expect(answer.seen).not.toContain(token);
				}
			}),
		);
	});

	it("with the token, any printable challenge comes back as it was", () => {
		const challenge = fc.string({
			minLength: 1,
			maxLength: 200,
			unit: "grapheme",
		});
		fc.assert(
			fc.property(challenge, fc.string({ minLength: 1 }), (text, secret) => {
				expect(
					shake({ "hub.challenge": text, "hub.verify_token": secret }, secret),
				).toEqual({ accepted: true, challenge: text });
			}),
		);
	});
});
