import { expect, it } from "vitest";
import { proxyFor } from "../../../src/io/probe/proxy.ts";

const https = "https://shop.example/webhook";
const proxy = "http://proxy.example:3128";

it.each<[Record<string, string>, string, string | undefined]>([
	[{}, https, undefined],
	[{ HTTPS_PROXY: proxy }, https, proxy],
	[{ https_proxy: proxy, HTTPS_PROXY: "http://other.example" }, https, proxy],
	[{ HTTP_PROXY: proxy }, https, proxy],
	[{ HTTPS_PROXY: "" }, https, undefined],
	[{ HTTPS_PROXY: proxy }, "http://shop.example/", undefined],
	[{ HTTP_PROXY: proxy }, "http://shop.example/", proxy],
	[{ HTTPS_PROXY: proxy, NO_PROXY: "*" }, https, undefined],
	[{ HTTPS_PROXY: proxy, NO_PROXY: "a.b, shop.example" }, https, undefined],
	[{ HTTPS_PROXY: proxy, NO_PROXY: ".EXAMPLE" }, https, undefined],
	[{ HTTPS_PROXY: proxy, NO_PROXY: "*.example" }, https, undefined],
	[{ HTTPS_PROXY: proxy, NO_PROXY: "shop.example:443" }, https, undefined],
	[{ HTTPS_PROXY: proxy, NO_PROXY: "shop.example:8443" }, https, proxy],
	[{ HTTPS_PROXY: proxy, NO_PROXY: "hop.example" }, https, proxy],
])("%j and %s: %s", (env, url, expected) => {
	const found = proxyFor(new URL(url), env);
	expect(found === undefined ? found : new URL(found).origin).toBe(expected);
});

it("gives the text of what is no URL", () => {
	expect(proxyFor(new URL(https), { HTTPS_PROXY: "none of it" })).toBe(
		"none of it",
	);
});
