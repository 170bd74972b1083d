import { describe, expect, it } from "vitest";
import { withoutConsequences } from "../../src/webhook/diagnose/consequences.ts";
import { linesOf } from "../support/recorded.ts";
import { openTarget } from "../support/target.ts";
import { type } from "../support/world.ts";
import {
	codes,
	diagnose,
	faults,
	token,
} from "./gallery/handshake-diagnosis.ts";
import { type Asked, mortal, touchy } from "./gallery/handshake-mortal.ts";

const fatal: readonly [string, (asked: Asked) => boolean][] = [
	["a wrong verify token", ({ isWrongToken }) => isWrongToken],
	["a challenge of twenty digits", ({ challenge }) => challenge.length === 20],
	["a challenge with letters", ({ challenge }) => /[a-z]/.test(challenge)],
	[
		"parameters in another order",
		({ request }) => !/\?hub\.mode/.test(request.url ?? ""),
	],
	["a HEAD request", ({ request }) => request.method === "HEAD"],
	[
		"a browser's visit",
		({ request }) => /^Mozilla/.test(request.headers["user-agent"] ?? ""),
	],
];

describe("an app whose process ends", () => {
	it.each(fatal)("at %s: app-crashed, and nothing else", async (what, is) => {
		const findings = await diagnose(await mortal(token, is));
		expect(faults(findings)).toEqual(["fail app-crashed"]);
		expect(findings[0]).toMatchObject({
			title: `the app is gone since ${what}`,
			seen: [
				expect.stringContaining(what),
				expect.stringMatching(/^after it: .*ECONNREFUSED/),
			],
		});
		expect(codes(findings, "ok")).toContain("right-token");
		expect(codes(findings, "skip")).toEqual(["handshake-not-checked"]);
	});

	it("at the first handshake: app-crashed", async () => {
		const findings = await diagnose(await mortal(token, () => true));
		expect(faults(findings)).toEqual(["fail app-crashed"]);
	});

	it("and which refuses the right token, has both faults", async () => {
		const url = await mortal(
			`${token}-of-production`,
			({ request }) => !request.url?.startsWith("/webhook"),
		);
		const findings = await diagnose(url);
		expect(faults(findings)).toEqual([
			"fail app-crashed",
			"fail token-refused",
		]);
	});

	it("is one fault to the deliveries, too", async () => {
		const url = await mortal(token, ({ isWrongToken }) => isWrongToken);
		const { stdout, code } = await type([
			...["verify", "--url", url.href, "--json"],
			...["--verify-token", token, "--app-secret", "5f4dcc3b5aa765d6"],
		]);
		const failed = linesOf(stdout, "finding").filter(
			({ level }) => level === "fail" || level === "warn",
		);
		expect(failed.map((finding) => finding["code"])).toEqual(["app-crashed"]);
		expect(code).toBe(1);
		expect(
			withoutConsequences(
				[{ code: "post-unreachable", level: "fail", title: "nobody" }],
				await diagnose(await mortal(token, () => true)),
			),
		).toMatchObject([{ code: "post-unreachable", level: "skip" }]);
	});
});

it("is no crash to hang up on a wrong token: it is refused", async () => {
	const url = await touchy(token, ({ isWrongToken }) => isWrongToken);
	const findings = await diagnose(url);
	expect(faults(findings)).toEqual([]);
	expect(findings).toContainEqual(
		expect.objectContaining({ code: "wrong-token", level: "ok" }),
	);
});

it("asks what Meta never sends after the deliveries", async () => {
	const target = await openTarget((response, { method, url }) => {
		const query = new URL(url ?? "/", "http://app").searchParams;
		const isRight = query.get("hub.verify_token") === token;
		response.statusCode = method === "POST" || !isRight ? 403 : 200;
		response.end(isRight ? query.get("hub.challenge") : "");
	});
	await type([
		...["verify", "--url", String(target.port), "--json"],
		...["--verify-token", token, "--app-secret", "5f4dcc3b5aa765d6"],
	]);
	const methods = target.received.map(({ method }) => method);
	const lastPost = methods.lastIndexOf("POST");
	expect(lastPost).toBeGreaterThan(0);
	expect(methods.slice(lastPost + 1)).toEqual(["GET", "GET", "HEAD"]);
	const browsers = target.received.findIndex(({ headers }) =>
		headers["user-agent"]?.startsWith("Mozilla"),
	);
	expect(browsers).toBeGreaterThan(lastPost);
});
