import { execFileSync, spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { buildRequest } from "../../src/webhook/request.ts";
import { faultySignature } from "../../src/webhook/signature-fault.ts";
import { fixtures, textOf } from "../support/fixtures.ts";

const secret = "It's a Secret to Everybody";
const hasOpenssl = spawnSync("openssl", ["version"]).status === 0;

function digest(algorithm: "sha1" | "sha256", body: Buffer): string {
	const line = execFileSync(
		"openssl",
		["dgst", `-${algorithm}`, "-hmac", secret, "-r"],
		{ input: body, encoding: "utf8" },
	);
	return `${algorithm}=${line.split(" ")[0]}`;
}

// Starting openssl for each of them would take seconds: every tenth, and whatever goes out beyond ASCII.
const some = fixtures.filter(
	(name, index) => index % 10 === 0 || /[\u0080-\uffff]/.test(textOf(name)),
);

it.skipIf(!hasOpenssl).each(some)("openssl agrees on %s", (name) => {
	for (const encode of ["meta", "raw"] as const) {
		const parts = { body: Buffer.from(textOf(name)), encode, secret };
		const { headers, body } = buildRequest(parts);
		expect(headers.at(-1)?.[1]).toBe(digest("sha256", body));
	}
});

it.skipIf(!hasOpenssl)("openssl agrees on the older signature", () => {
	const body = Buffer.from(textOf("text"));
	expect(faultySignature("sha1", body, secret)).toEqual([
		["X-Hub-Signature", digest("sha1", body)],
	]);
});
