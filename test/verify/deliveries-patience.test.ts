import { randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { probeDeliveries } from "../../src/io/probe/deliveries.ts";
import type { Visit, Visitor } from "../../src/io/probe/visitor.ts";
import { diagnoseDeliveries } from "../../src/webhook/diagnose/deliveries/deliveries.ts";
import type { Finding } from "../../src/webhook/diagnose/finding.ts";
import { sign } from "../../src/webhook/signature.ts";

const secret = "0123456789abcdef0123456789abcdef";

it("tries no more on an app whose every answer is slow, and says so", async () => {
	const { visits, findings } = await tried(() => 6000);
	expect(visits).toHaveLength(3);
	expect(findings).toEqual([
		"ok signed-delivery",
		"ok wrong-signatures",
		"fail too-slow",
		"skip deliveries-cut-short",
	]);
});

it("stops as well where nothing is signed", async () => {
	const { visits, findings } = await tried(() => 6000, { signed: false });
	expect(visits).toHaveLength(3);
	expect(findings).toEqual([
		"ok wrong-signatures",
		"fail too-slow",
		"skip deliveries-cut-short",
		"skip signed-delivery",
	]);
});

it("still tries all wrong signatures on an app that refuses them quickly", async () => {
	const { visits, findings } = await tried((isRight) => (isRight ? 6000 : 3));
	expect(visits.filter((visit) => !isRightly(visit))).toHaveLength(9);
	expect(findings).toContain("fail too-slow");
	expect(findings).toContain("skip deliveries-cut-short");
});

it("tries everything on an app that is a bit slow, several things at once", async () => {
	let open = 0;
	const atOnce: number[] = [];
	const { visits, findings } = await tried(
		() => 3000,
		{},
		{ begin: () => atOnce.push(++open), end: () => open-- },
	);
	expect(visits.length).toBeGreaterThan(25);
	expect(Math.max(...atOnce)).toBe(6);
	expect(findings).toContain("warn slow-answer");
	expect(findings).not.toContain("skip deliveries-cut-short");
});

/** What is sent to an app that checks signatures and takes so long, as it says; and what is found. */
async function tried(
	msFor: (isRight: boolean) => number,
	options: { readonly signed?: boolean } = {},
	watch = { begin: () => {}, end: () => {} } as {
		begin(): unknown;
		end(): unknown;
	},
): Promise<{ visits: readonly Visit[]; findings: readonly string[] }> {
	const visits: Visit[] = [];
	const visitor: Visitor = {
		async visit(visit) {
			visits.push(visit);
			watch.begin();
			await new Promise(setImmediate);
			watch.end();
			const isRight = isRightly(visit);
			return {
				target: visit.url.href,
				ok: true,
				status: isRight ? 200 : 401,
				ms: msFor(isRight),
				headers: [],
				body: Buffer.alloc(0),
				truncated: false,
			};
		},
		close: async () => {},
	};
	const observation = await probeDeliveries(visitor, {
		url: new URL("http://127.0.0.1:3000/webhook"),
		secret,
		signed: true,
		randomBytes,
		now: Date.now,
		...options,
	});
	const findings: readonly Finding[] = diagnoseDeliveries(observation);
	return {
		visits,
		findings: findings.map(({ level, code }) => `${level} ${code}`),
	};
}

function isRightly({ headers, body = Buffer.alloc(0) }: Visit): boolean {
	return headers.some(
		([name, value]) =>
			name === "X-Hub-Signature-256" && value === sign(body, secret),
	);
}
