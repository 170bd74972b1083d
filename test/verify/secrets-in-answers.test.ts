import { describe, expect, it } from "vitest";
import { openTarget } from "../support/target.ts";
import { type } from "../support/world.ts";

const appSecret = "b1946ac92492d2347c6235b4d2611184";
const verifyToken = "Wah_7f3a  91c2e21c&x";
const masked = 4;

describe.each([
	["the app secret", appSecret],
	["the verify token", verifyToken],
])("%s in an app's answers", (_, secret) => {
	it.each([
		["over and over, so that wherever they are cut it is within it", 400],
		["once, so that its bytes are shown", 1],
	])("%s: no part of it is told", async (_, times) => {
		const { port } = await openTarget((response, { method }) => {
			response.writeHead(method === "GET" ? 200 : 403);
			response.end(secret.repeat(times));
		});
		for (const form of [[], ["--json"]]) {
			const { stdout } = await type(
				[
					"verify",
					"--url",
					String(port),
					"--verify-token",
					verifyToken,
					"--app-secret",
					appSecret,
					"-v",
					...form,
				],
				{ columns: 100, env: { NO_COLOR: "1" } },
			);
			expect(stdout).toContain("••••");
			for (const part of partsOf(secret)) expect(stdout).not.toContain(part);
		}
	});
});

/** As much of it as may not be told, as text and as bytes in hex. */
function partsOf(secret: string): readonly string[] {
	const size = masked + 2;
	return Array.from({ length: secret.length - size + 1 }, (_, at) => {
		const part = secret.slice(at, at + size);
		const hex = Buffer.from(part)
			.toString("hex")
			.replace(/..(?=.)/g, "$& ");
		return [part, hex];
	}).flat();
}
