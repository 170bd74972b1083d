import { describe, expect, it } from "vitest";
import { compareSides } from "../../src/webhook/diagnose/compare.ts";
import type { Finding } from "../../src/webhook/diagnose/finding.ts";
import { faultyBodies } from "./gallery/handshake-bodies.ts";
import { diagnose, token } from "./gallery/handshake-diagnosis.ts";
import { healthyApps } from "./gallery/handshake-healthy.ts";
import { troubledApps } from "./gallery/handshake-routes.ts";
import type { Exhibit } from "./gallery/handshake-server.ts";

const healthy = Object.values(healthyApps)[0];
const quoting = faultyBodies["challenge-in-quotes"]?.[0];
const tunnelDown = troubledApps["tunnel-app-down"]?.[0];

describe("both sides", () => {
	it("that are fine are said to be, once", async () => {
		const compared = compareSides({
			outside: await found(healthy),
			inside: await found(healthy),
		});
		expect(new Set(compared.map(({ side }) => side))).toEqual(
			new Set(["both"]),
		);
		const codes = compared.map(({ code }) => code);
		expect(codes).toEqual([...new Set(codes)]);
	});

	it("that fail alike are one fault", async () => {
		const compared = compareSides({
			outside: await found(quoting),
			inside: await found(quoting),
		});
		expect(failures(compared)).toEqual([["challenge-in-quotes", "both"]]);
		expect(compared[0]?.seen?.at(-1)).toBe(
			"the same through the public address",
		);
	});

	it("that fail in two ways are two", async () => {
		const compared = compareSides({
			outside: await found(tunnelDown),
			inside: await found(quoting),
		});
		expect(failures(compared)).toEqual([
			["challenge-in-quotes", "inside"],
			["tunnel-app-down", "outside"],
		]);
	});

	it("blame what is between them where only the public one fails", async () => {
		const compared = compareSides({
			outside: await found(tunnelDown),
			inside: await found(healthy),
		});
		expect(failures(compared)).toEqual([["only-outside", "outside"]]);
		expect(compared[0]?.seen?.[0]).toContain("ERR_NGROK_8012");
		expect(compared[0]?.fix).toContain("port");
	});

	it("warn where only the local one fails", async () => {
		const compared = compareSides({
			outside: await found(healthy),
			inside: await found(quoting),
		});
		expect(failures(compared)).toEqual([]);
		expect(compared[0]).toMatchObject({ code: "only-inside", level: "warn" });
	});

	it("say nothing of what could not be checked on one of them", () => {
		const skipped: Finding = {
			code: "handshake-not-checked",
			level: "skip",
			title: "stopped",
		};
		const failed: Finding = {
			code: "web-page",
			level: "fail",
			title: "a web page",
		};
		expect(
			failures(compareSides({ outside: [failed], inside: [skipped] })),
		).toEqual([["web-page", "outside"]]);
	});
});

async function found(
	exhibit: Exhibit | undefined,
): Promise<readonly Finding[]> {
	if (exhibit === undefined) throw new Error("no such exhibit");
	return diagnose(await exhibit(token));
}

function failures(compared: ReturnType<typeof compareSides>): string[][] {
	return compared
		.filter(({ level }) => level === "fail")
		.map(({ code, side }) => [code, side]);
}
