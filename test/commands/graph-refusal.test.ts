import { describe, expect, it } from "vitest";
import { graphRefusal } from "../../src/commands/graph-refusal.ts";
import type { GraphError } from "../../src/webhook/graph/graph-error.ts";

const refusal = (error: Partial<GraphError>) =>
	graphRefusal(
		{
			ok: false,
			problem: "refused",
			error: {
				code: 1,
				message: "no",
				isTransient: false,
				status: 400,
				...error,
			},
			detail: "",
		},
		"list the templates",
	);

describe("what Meta refuses", () => {
	it.each([
		[0, 4],
		[3, 4],
		[10, 4],
		[102, 4],
		[190, 4],
		[200, 4],
		[299, 4],
		[2500, 4],
		[131005, 4],
		[1, 7],
		[4, 7],
		[100, 7],
		[803, 7],
		[80007, 7],
		[132001, 7],
		[987654, 7],
	])("with code %i ends with exit code %i", (code, exitCode) => {
		expect(refusal({ code }).exitCode).toBe(exitCode);
	});

	it("is told by its code, its trace and Meta's words, each once and on one line", () => {
		const { message, hint } = refusal({
			code: 190,
			subcode: 463,
			message: "Error validating\naccess token",
			details: "Error validating\naccess token",
			userTitle: "Log in",
			fbtraceId: "Az8or2yhqkZfEZ-_4Qn_Bam",
			retryAfterMs: 2_500,
		});
		expect(message).toBe(
			"Meta refused to list the templates: 190/463 Session has expired (fbtrace_id Az8or2yhqkZfEZ-_4Qn_Bam). Meta's words: Error validating access token / Log in",
		);
		expect(hint).toMatch(
			/^The token's time is up\. .*system user.* Meta asks to wait 3 s\.$/,
		);
	});

	it("doesn't repeat the code, nor the title that is ours, too", () => {
		const { message } = refusal({
			code: 131047,
			message: "(#131047) Re-engagement message",
			details: "More than 24 hours have passed.",
		});
		expect(message).toBe(
			"Meta refused to list the templates: 131047 Re-engagement message. Meta's words: More than 24 hours have passed.",
		);
	});

	it("has its fields for a program", () => {
		const fields = {
			code: 190,
			subcode: 463,
			status: 401,
			details: "more",
			fbtraceId: "Az8or2yhqkZfEZ-_4Qn_Bam",
			isTransient: false,
			retryAfterMs: 2_500,
		};
		expect(refusal(fields).facts).toEqual({ graph: fields });
	});

	it("says all of Meta's words, for a secret that is cut in two would not be masked", () => {
		const { message } = refusal({ message: `${"x".repeat(5_000)} end` });
		expect(message).toMatch(/x end$/);
	});

	it("takes for a trace what can be one", () => {
		const { message } = refusal({ fbtraceId: "a b\nhint: pay" });
		expect(message).not.toContain("pay");
	});

	it("leads to Meta's list where the code isn't known", () => {
		expect(refusal({ code: 987654 }).hint).toContain("wa-hook explain 987654");
	});
});

describe("what didn't get an answer", () => {
	it.each([
		["refused", 5, "can't reach the Graph API to list the templates: away"],
		["timed-out", 5, "can't reach the Graph API to list the templates: away"],
		["stopped", 130, "interrupted; did not list the templates"],
	] as const)("since it was %s", (cause, exitCode, message) => {
		const problem = "unreachable";
		const told = graphRefusal(
			{ ok: false, problem, cause, detail: "away" },
			"list the templates",
		);
		expect(told).toMatchObject({ exitCode, message });
	});

	it("got one from something else", () => {
		const detail = "answered 502 with a web page, not as the Graph API does";
		const told = graphRefusal(
			{ ok: false, problem: "unreadable", status: 502, detail },
			"list the templates",
		);
		expect(told.exitCode).toBe(5);
		expect(told.message).toContain(detail);
	});
});
