import { describe, expect, it } from "vitest";
import { linesOf } from "../support/recorded.ts";
import { type } from "../support/world.ts";
import { refusingApps } from "./gallery/handshake-refusals.ts";
import { lostRoutes, troubledApps } from "./gallery/handshake-routes.ts";
import { appSecret, verifyToken, wholeApps } from "./gallery/whole-apps.ts";

describe.each(Object.entries(wholeApps))("%s, all of it right", (_, open) => {
	it.each([
		["with all that is known", ["--app-secret", appSecret]],
		["without the app secret", []],
		["with --no-post", ["--app-secret", appSecret, "--no-post"]],
	])("is found without a fault %s", async (_, flags) => {
		const port = await open();
		const { code, stdout, stderr } = await type([
			"verify",
			"--url",
			String(port),
			"--verify-token",
			verifyToken,
			...flags,
			"--json",
		]);
		const findings = linesOf(stdout, "finding");
		const faults = findings.filter(
			({ level }) => level !== "ok" && level !== "skip",
		);
		expect(faults).toEqual([]);
		expect(code).toBe(0);
		expect(stderr).toBe("");
		expect(findings.length).toBeGreaterThan(8);
	});

	it("is told what a local app isn't asked", async () => {
		const port = await open();
		const { stdout, code } = await type(["verify", "--url", String(port)]);
		expect(stdout).toMatch(/ {2}Address +– a local app/);
		expect(stdout).toMatch(/– .*verify token/);
		expect(stdout).toMatch(/– .*app secret/);
		expect(code).toBe(0);
	});
});

/** What stands in front of an app, or keeps it from being reached, meets the handshake and the deliveries alike. */
const inFront = [
	"redirect",
	"redirect-slash",
	"redirect-https",
	"redirect-login",
	"other-path",
	"slash-matters",
	"csrf-guard",
	"auth-guard",
	"rate-limited",
	"login-wall",
	"bot-protection",
	"test-url-asleep",
	"gateway-error",
	"tunnel-app-down",
	"tunnel-offline",
	"tunnel-warning-page",
	"platform-crash",
	"connection-cut",
	"not-http",
];

const exhibits = Object.entries({
	...refusingApps,
	...lostRoutes,
	...troubledApps,
}).flatMap(([code, list]) =>
	list.map(
		(exhibit, index) => [`${code} ${index + 1}`, code, exhibit] as const,
	),
);

describe.each(exhibits.filter(([, code]) => inFront.includes(code)))(
	"%s",
	(_, code, exhibit) => {
		it("is one fault, though it keeps everything out", async () => {
			const url = await exhibit(verifyToken);
			const { stdout, code: exit } = await type([
				"verify",
				"--url",
				url.href,
				"--verify-token",
				verifyToken,
				"--app-secret",
				appSecret,
				"--timeout",
				"1s",
				"--json",
			]);
			expect(exit).toBe(1);
			const failed = linesOf(stdout, "finding").filter(
				({ level }) => level === "fail",
			);
			expect(failed.map((finding) => finding["code"])).toEqual([code]);
		});
	},
);

it("has an exhibit for each of them", () => {
	const shown = new Set(exhibits.map(([, code]) => code));
	expect(inFront.filter((code) => !shown.has(code))).toEqual([]);
});
