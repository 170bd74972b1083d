import { expect, it } from "vitest";
import { proxyFailure } from "../../src/io/deliver/proxy-failure.ts";

const env = { https_proxy: "http://proxy.example:3128" };
const target = new URL("https://shop.example/webhook");

it.each([
	[
		"a name that is not found",
		{ code: "ENOTFOUND", hostname: "proxy.example" },
	],
	["a port that refuses", { code: "ECONNREFUSED", port: 3128 }],
])("is told of the proxy by %s", (_, fields) => {
	const found = proxyFailure(failed(fields), target, env);
	expect(found).toMatchObject({
		failure: "unreachable",
		message: "the proxy proxy.example:3128: it failed",
	});
});

it("is told where several addresses failed", () => {
	const each = failed({ code: "ECONNREFUSED", port: 3128 });
	const found = proxyFailure(new AggregateError([each, each]), target, env);
	expect(found?.message).toContain("the proxy proxy.example:3128");
});

it.each([
	["the target's name", { code: "ENOTFOUND", hostname: "shop.example" }, env],
	["the target's port", { code: "ECONNREFUSED", port: 443 }, env],
	["a cut connection", { code: "ECONNRESET" }, env],
	["no proxy", { code: "ECONNREFUSED", port: 3128 }, {}],
	[
		"a proxy on the target's port",
		{ code: "ECONNREFUSED", port: 443 },
		{ HTTPS_PROXY: "https://proxy.example" },
	],
])("is not told by %s", (_, fields, there) => {
	expect(proxyFailure(failed(fields), target, there)).toBeUndefined();
});

it("is not told by what is no error", () => {
	expect(proxyFailure("gone", target, env)).toBeUndefined();
});

function failed(fields: Readonly<Record<string, unknown>>): Error {
	return Object.assign(new Error("it failed"), fields);
}
