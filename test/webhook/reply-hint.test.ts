import { describe, expect, it } from "vitest";
import type { HeaderList } from "../../src/webhook/delivery.ts";
import { redirectAddress } from "../../src/webhook/redirect.ts";
import type { FailureCause, Reply } from "../../src/webhook/reply.ts";
import { hintForReply } from "../../src/webhook/reply-hint.ts";

describe("an answer", () => {
	it.each([
		[301, "Meta doesn't follow redirects: use the final address"],
		[400, "body parser"],
		[401, "the same app secret"],
		[403, "the same app secret"],
		[404, "no route there"],
		[405, "not for POST"],
		[413, "body limit"],
		[415, "body parser"],
		[422, "body parser"],
		[429, "how often"],
		[500, "its own log"],
		[502, "in front of the app"],
		[503, "in front of the app"],
		[599, "its own log"],
	])("of %i points to what to look at", (status, words) => {
		expect(hintForReply(answered(status))).toContain(words);
	});

	it("that redirects is quoted with where to", () => {
		const reply = answered(308, [["location", "/webhook/"]]);

		expect(hintForReply(reply)).toBe(
			"Meta doesn't follow redirects: use the final address, http://localhost:3000/webhook/",
		);
	});

	it.each([
		["https://me:secret@shop.example/a?token=t#f", "https://shop.example/a?…"],
		["../b", "http://localhost:3000/b"],
		["//other.example", "http://other.example/"],
	])("that redirects to %s shows no secrets of it", (location, shown) => {
		const reply = answered(302, [["Location", location]]);
		expect(redirectAddress(reply)).toBe(shown);
		expect(hintForReply(reply)).toBe(
			`Meta doesn't follow redirects: use the final address, ${shown}`,
		);
	});

	it.each(["", "http://[", "javascript:alert(1)"])(
		"that redirects to nowhere, %j, doesn't say where",
		(location) => {
			const reply = answered(302, [["Location", location]]);
			expect(hintForReply(reply)).toMatch(/the final address$/);
		},
	);

	it("that is no redirect leads nowhere", () => {
		const reply = answered(201, [["Location", "/made/1"]]);
		expect(redirectAddress(reply)).toBeUndefined();
	});

	it.each([200, 201, 204, 299, 418])("of %i needs no hint", (status) => {
		expect(hintForReply(answered(status))).toBeUndefined();
	});
});

describe("no answer", () => {
	it.each<[FailureCause, string, string]>([
		["refused", "", "nothing listens there"],
		["timed-out", "", "--timeout"],
		["reset", "", "closed the connection"],
		["reset", "", "does this port expect https://?"],
		["dns", "", "doesn't resolve"],
		["tls", "self-signed certificate", "NODE_EXTRA_CA_CERTS"],
		["tls", "TLS: wrong version number", "write http://"],
		["unreachable", "", "no way to the target"],
		["unreachable", "the proxy a:1: refused", "NO_PROXY"],
		["other", "Parse Error: Expected HTTP/", "not HTTP"],
	])("because of %s %s points to what to look at", (cause, detail, words) => {
		expect(hintForReply(failed(cause, detail))).toContain(words);
	});

	it("because of our own stop needs no hint", () => {
		expect(hintForReply(failed("stopped", ""))).toBeUndefined();
	});

	it("because of anything else has none", () => {
		expect(hintForReply(failed("other", "who knows"))).toBeUndefined();
	});
});

function answered(status: number, headers: HeaderList = []): Reply {
	return {
		target: "http://localhost:3000/",
		ok: true,
		status,
		ms: 1,
		headers,
		body: Buffer.alloc(0),
		truncated: false,
	};
}

function failed(cause: FailureCause, detail: string): Reply {
	return { target: "http://localhost:3000/", ok: false, ms: 1, cause, detail };
}
