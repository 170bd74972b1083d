import { describe, expect, it } from "vitest";
import { findCode } from "../../src/webhook/diagnose/codes.ts";
import { openTarget, type Received } from "../support/target.ts";
import { faultyBodies } from "./gallery/handshake-bodies.ts";
import { diagnose, observe, token } from "./gallery/handshake-diagnosis.ts";
import { refusingApps } from "./gallery/handshake-refusals.ts";
import { lostRoutes, troubledApps } from "./gallery/handshake-routes.ts";
import { serveNode } from "./gallery/handshake-server.ts";

describe("the first handshake", () => {
	it("is Meta's, to the letter", async () => {
		const [first] = await requestsTo("/webhook?tenant=7&x=%2Fa");
		expect(first?.method).toBe("GET");
		expect(first?.url).toMatch(
			/^\/webhook\?tenant=7&x=%2Fa&hub\.mode=subscribe&hub\.challenge=[12]\d{9}&hub\.verify_token=Wah_7f3a91c2e21c$/,
		);
		expect(first?.headers).toMatchObject({
			"user-agent": "facebookplatform/1.0 (+http://developers.facebook.com)",
			accept: "*/*",
		});
		expect(first?.headers).not.toHaveProperty("accept-encoding");
	});

	it("asks with a token of its own where none is known", async () => {
		const requests = await requestsTo("/webhook", { token: undefined });
		for (const { url } of requests) {
			expect(url).toMatch(/hub\.verify_token=wa-hook-[0-9a-f]{16}/);
		}
	});
});

it("never sends the token to another host, nor in the clear where there was TLS", async () => {
	const stranger = await openTarget();
	const url = await serveNode((_, response) =>
		response
			.writeHead(302, { location: `http://localhost:${stranger.port}/` })
			.end(),
	);
	await diagnose(url);
	expect(stranger.received).toEqual([]);
});

it("says what answers where a redirect leads", async () => {
	const [exhibit] = lostRoutes["redirect"] ?? [];
	const url = await exhibit?.(token);
	const [finding] = await diagnose(url ?? new URL("http://127.0.0.1"));
	expect(finding?.fix).toBe(
		`Give Meta ${url?.origin}/en/webhook as the callback URL.`,
	);
});

it("shows the bytes where they matter", async () => {
	const url = await serveNode((request, response) => {
		const query = new URL(request.url ?? "", "http://app").searchParams;
		response.end(`"${query.get("hub.challenge")}"`);
	});
	const [finding] = await diagnose(url);
	expect(finding?.seen).toEqual([
		expect.stringMatching(/^200 in \d+ ms, 12 bytes$/),
		expect.stringMatching(/^"\d{10}"$/),
		expect.stringMatching(/^got {7}22 (3\d ){10}22$/),
		expect.stringMatching(/^expected {2}(3\d ){10} \(\d{10}, 10 bytes\)$/),
	]);
});

const broken = [faultyBodies, refusingApps, lostRoutes, troubledApps].flatMap(
	(gallery) => Object.entries(gallery),
);

describe.each(broken)("%s", (code, exhibits) => {
	it("has a meaning, and gives no secret away", async () => {
		expect(findCode(code)).toMatchObject({ group: "handshake" });
		for (const exhibit of exhibits) {
			const findings = await diagnose(await exhibit(token));
			expect(JSON.stringify(findings)).not.toContain(token);
		}
	});
});

async function requestsTo(
	path: string,
	trial: { readonly token?: string | undefined } = {},
): Promise<readonly Received[]> {
	const target = await openTarget((response) => {
		response.writeHead(403).end();
	});
	await observe(new URL(`http://127.0.0.1:${target.port}${path}`), trial);
	return target.received;
}
