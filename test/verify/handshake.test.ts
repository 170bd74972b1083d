import { describe, expect, it } from "vitest";
import { carelessApps, faultyBodies } from "./gallery/handshake-bodies.ts";
import {
	codes,
	diagnose,
	faults,
	token,
} from "./gallery/handshake-diagnosis.ts";
import { healthyApps } from "./gallery/handshake-healthy.ts";
import { refusingApps, tokenReaders } from "./gallery/handshake-refusals.ts";
import { lostRoutes, troubledApps } from "./gallery/handshake-routes.ts";
import {
	type Exhibit,
	queryOf,
	serveNode,
} from "./gallery/handshake-server.ts";

describe.each(Object.entries(healthyApps))(
	"a healthy app: %s",
	(_, exhibit) => {
		it("gives no fault", async () => {
			const findings = await diagnose(await exhibit(token));
			expect(faults(findings)).toEqual([]);
			expect(codes(findings, "skip")).toEqual([]);
			expect(codes(findings, "ok")).toEqual(
				expect.arrayContaining([
					"right-token",
					"wrong-token",
					"handshake-time",
				]),
			);
		});

		it("gives none without the verify token either", async () => {
			const findings = await diagnose(await exhibit(token), {
				token: undefined,
			});
			expect(faults(findings)).toEqual([]);
			expect(codes(findings, "skip")).toEqual(["right-token"]);
		});

		it.each(["a b", "p+q&r#s%t=u/v", "clé Ünïcode", "~tilde'()!*"])(
			"takes the token %j",
			async (special) => {
				const findings = await diagnose(await exhibit(special), {
					token: special,
				});
				expect(faults(findings)).toEqual([]);
				expect(codes(findings, "ok")).toContain("token-encoding");
			},
		);
	},
);

describe.each([
	...rows(faultyBodies),
	...rows(refusingApps),
	...rows(lostRoutes),
	...rows(troubledApps),
])("%s", (code, exhibit) => {
	it("is what fails, and nothing else", async () => {
		expect(faults(await diagnose(await exhibit(token)))).toEqual([
			`fail ${code}`,
		]);
	});
});

describe.each([
	["token-not-decoded", "p+q/r"],
	["token-decoded-twice", "50%41"],
	["token-charset", "clé"],
	["token-plus", "a b"],
])("%s", (code, special) => {
	it.each(tokenReaders[code] ?? [])(
		"is found with a special token",
		async (exhibit) => {
			const findings = await diagnose(await exhibit(special), {
				token: special,
			});
			expect(faults(findings)).toEqual([expect.stringContaining(` ${code}`)]);
		},
	);
});

describe.each(rows(carelessApps))("%s", (code, exhibit) => {
	it("is what is found, and nothing else", async () => {
		const findings = await diagnose(await exhibit(token), { timeoutMs: 150 });
		expect(faults(findings)).toEqual([expect.stringContaining(` ${code}`)]);
		expect(codes(findings, "ok")).toContain("right-token");
	});
});

function rows(
	gallery: Readonly<Record<string, readonly Exhibit[]>>,
): [string, Exhibit][] {
	return Object.entries(gallery).flatMap(([code, exhibits]) =>
		exhibits.map((exhibit): [string, Exhibit] => [code, exhibit]),
	);
}

describe("without the verify token", () => {
	it.each([
		["web-page", ["fail web-page"]],
		["challenge-in-quotes", []],
		["signature-guard", ["fail signature-guard"]],
		["token-not-checked", ["fail token-not-checked"]],
		["slash-matters", ["fail slash-matters"]],
		["refused-with-200", ["warn refused-with-200"]],
		["server-error", ["fail server-error"]],
	])("an app with %s gives %j", async (code, expected) => {
		const galleries = [faultyBodies, refusingApps, lostRoutes, troubledApps];
		const [exhibit] = [carelessApps, ...galleries].flatMap(
			(gallery) => gallery[code] ?? [],
		);
		const url = await exhibit?.(token);
		if (url === undefined) throw new Error(`no exhibit of ${code}`);
		const findings = await diagnose(url, { token: undefined });
		expect(faults(findings)).toEqual(expected);
	});

	it("says that the right one could not be tried, and how to give it", async () => {
		const [exhibit] = Object.values(healthyApps);
		const url = await exhibit?.(token);
		const findings = await diagnose(url ?? new URL("http://127.0.0.1"), {
			token: undefined,
		});
		expect(findings).toContainEqual(
			expect.objectContaining({
				code: "right-token",
				level: "skip",
				fix: expect.stringContaining("--verify-token"),
			}),
		);
	});

	it("finds both faults of an app that quotes and doesn't check", async () => {
		const url = await serveNode((request, response) =>
			response.end(`"${queryOf(request.url).get("hub.challenge")}"`),
		);
		const expected = ["fail challenge-in-quotes", "fail token-not-checked"];
		expect(faults(await diagnose(url))).toEqual(expected);
		expect(faults(await diagnose(url, { token: undefined }))).toEqual(expected);
	});
});
