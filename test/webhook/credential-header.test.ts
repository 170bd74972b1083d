import { expect, it } from "vitest";
import { isCredential } from "../../src/webhook/credential-header.ts";

it.each([
	["Authorization", true],
	["X-Authorization", true],
	["Proxy-Authorization", true],
	["Set-Cookie", true],
	["x-api-key", true],
	["X-Auth-Token", true],
	["X-Webhook-Secret", true],
	["X-Hub-Signature-256", false],
	["Content-Type", false],
	["X-Request-Id", false],
])("%s", (name, expected) => {
	expect(isCredential(name)).toBe(expected);
});
