import { expect, it } from "vitest";
import { maskedUrl } from "../../src/view/masked-url.ts";

it.each([
	"token",
	"access_token",
	"hub.verify_token",
	"apiKey",
	"api%5Fkey",
	"key",
	"secret",
	"sig",
	"X-Amz-Signature",
	"x-vercel-protection-bypass",
	"code",
])("masks what stands under %s", (name) => {
	expect(maskedUrl(`https://a.example/p?x=1&${name}=s3cr3t&y=2`)).toBe(
		`https://a.example/p?x=1&${name}=••••&y=2`,
	);
});

it.each([
	"http://localhost:3000/webhook",
	"http://localhost:3000/token=1?x=1&monkey=2&tokens=3&design=4&%=5",
	"http://localhost:3000/?token=&key",
])("leaves %s as it is", (url) => {
	expect(maskedUrl(new URL(url))).toBe(url);
	expect(maskedUrl(url)).toBe(url);
});
