import { describe, expect, it } from "vitest";
import { recogniseProviderPage } from "../../../src/io/tunnel/provider-page.ts";

function name(
	status: number,
	headers: Record<string, string>,
	body = "",
): string | undefined {
	return recogniseProviderPage({
		status,
		headers: Object.entries(headers),
		body,
	})?.name;
}

describe("a provider's page", () => {
	it.each([
		["ngrok ERR_NGROK_3200", 404, { "Ngrok-Error-Code": "ERR_NGROK_3200" }, ""],
		["ngrok ERR_NGROK_3200", 404, {}, "<p>ERR_NGROK_3200</p>"],
		["ngrok ERR_NGROK_8012", 502, {}, "<p>ERR_NGROK_8012</p>"],
		["ngrok ERR_NGROK_6024", 200, {}, "You are about to visit ERR_NGROK_6024"],
		["Cloudflare 1033", 530, { server: "cloudflare" }, "error code: 1033"],
		["Cloudflare 502", 502, { server: "cloudflare" }, "Bad gateway"],
		["Cloudflare challenge", 403, { "cf-mitigated": "challenge" }, ""],
		["localtunnel reminder", 401, {}, "set a bypass-tunnel-reminder header"],
		["localtunnel without tunnel", 503, {}, "503 - Tunnel Unavailable"],
		["localtunnel without tunnel", 404, {}, "404"],
		["localhost.run", 503, {}, "no tunnel here :("],
		[
			"Vercel protection",
			302,
			{ location: "https://vercel.com/sso-api?x" },
			"",
		],
		[
			"Vercel protection",
			401,
			{ "set-cookie": "_vercel_sso_nonce=1; Path=/" },
			"",
		],
	])("%s is known", (page, status, headers, body) => {
		expect(name(status, headers as Record<string, string>, body)).toBe(page);
	});

	it.each([
		[502, { server: "nginx" }, "Bad Gateway"],
		[404, {}, "Not Found"],
		[503, {}, ""],
		[200, {}, "hello"],
		[302, { location: "https://example.com/login" }, ""],
	])("is not taken from a plain %i", (status, headers, body) => {
		expect(
			name(status, headers as Record<string, string>, body),
		).toBeUndefined();
	});
});
