import { expect, it } from "vitest";
import { forwardHeaders } from "../../src/io/forward-headers.ts";

it("passes on what Meta said, in its order and spelling, repeated ones too", () => {
	const said = [
		["User-Agent", "facebookexternalua"],
		["Content-Type", "application/json"],
		["x-hub-signature", "sha1=aa"],
		["X-Hub-Signature-256", "sha256=bb"],
		["X-Forwarded-For", "2a03:2880::1"],
		["X-Twice", "1"],
		["X-Twice", "2"],
	] as const;

	expect(forwardHeaders(said)).toEqual(said);
});

it.each([
	"Host",
	"Content-Length",
	"Accept-Encoding",
	"Cookie",
	"Connection",
	"Keep-Alive",
	"Proxy-Authenticate",
	"Proxy-Authorization",
	"Proxy-Connection",
	"TE",
	"Trailer",
	"Transfer-Encoding",
	"Upgrade",
	"Expect",
])("keeps %s to itself, however it is spelled", (name) => {
	expect(
		forwardHeaders([
			[name, "x"],
			[name.toUpperCase(), "x"],
			[name.toLowerCase(), "x"],
		]),
	).toEqual([]);
});

it("drops what Connection names", () => {
	expect(
		forwardHeaders([
			["Connection", "close, X-Hop"],
			["connection", " x-other "],
			["x-hop", "1"],
			["X-Other", "2"],
			["X-Kept", "3"],
		]),
	).toEqual([["X-Kept", "3"]]);
});

it("puts the developer's own in the place of others of the same name, whatever they are", () => {
	expect(
		forwardHeaders(
			[
				["Host", "abc.loca.lt"],
				["Content-Type", "application/json"],
				["X-Kept", "1"],
			],
			[
				["content-type", "text/plain"],
				["Host", "shop.example"],
				["Cookie", "debug=1"],
			],
		),
	).toEqual([
		["X-Kept", "1"],
		["content-type", "text/plain"],
		["Host", "shop.example"],
		["Cookie", "debug=1"],
	]);
});
