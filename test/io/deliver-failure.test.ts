import { expect, it } from "vitest";
import { CutOff, failureOf } from "../../src/io/deliver/failure.ts";

it.each([
	["ECONNREFUSED", "refused"],
	["ECONNRESET", "reset"],
	["EPIPE", "reset"],
	["UND_ERR_SOCKET", "reset"],
	["ETIMEDOUT", "timed-out"],
	["UND_ERR_CONNECT_TIMEOUT", "timed-out"],
	["ENOTFOUND", "dns"],
	["EAI_AGAIN", "dns"],
	["EHOSTUNREACH", "unreachable"],
	["ENETUNREACH", "unreachable"],
	["CERT_HAS_EXPIRED", "tls"],
	["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "tls"],
	["ERR_TLS_CERT_ALTNAME_INVALID", "tls"],
	["EPROTO", "tls"],
	["UND_ERR_DESTROYED", "stopped"],
	["HPE_INVALID_CONSTANT", "other"],
])("calls %s %s", (code, cause) => {
	const error = Object.assign(new Error("in words"), { code });

	expect(failureOf(error)).toEqual({ cause, detail: "in words" });
});

it("calls what we cut off by its reason", () => {
	expect(failureOf(new CutOff("timed-out", "too long"))).toEqual({
		cause: "timed-out",
		detail: "too long",
	});
});

it("lets a refusal outweigh an address out of reach, and keeps both in words", () => {
	const error = new AggregateError([
		connectError("EADDRNOTAVAIL", "::1:3000"),
		connectError("ECONNREFUSED", "127.0.0.1:3000"),
	]);

	expect(failureOf(error)).toEqual({
		cause: "refused",
		detail:
			"connect EADDRNOTAVAIL ::1:3000; connect ECONNREFUSED 127.0.0.1:3000",
	});
});

it("names several addresses behind one outcome", () => {
	const error = new AggregateError([
		connectError("ECONNREFUSED", "::1:3000"),
		connectError("ECONNREFUSED", "127.0.0.1:3000"),
	]);

	expect(failureOf(error).detail).toBe(
		"connect ECONNREFUSED ::1:3000, 127.0.0.1:3000",
	);
});

it("has words for an error without a message, and for what is no error", () => {
	const nameless = Object.assign(new Error(""), { code: "EWHATEVER" });

	expect(failureOf(nameless).detail).toBe("EWHATEVER");
	expect(failureOf("broken")).toEqual({ cause: "other", detail: "broken" });
	expect(failureOf(new AggregateError([]))).toMatchObject({ cause: "other" });
});

function connectError(code: string, address: string): Error {
	return Object.assign(new Error(`connect ${code} ${address}`), { code });
}
