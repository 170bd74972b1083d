import { createHash, randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { type Download, download } from "../../src/io/graph/download.ts";
import { mediaAddress } from "../../src/io/graph/media-address.ts";
import { openTarget, type Received } from "../support/target.ts";

const bytes = randomBytes(1_000_000);
const token = "EAAcanaryTOKENcanaryTOKEN0123456789";

type Reply = Parameters<typeof openTarget>[0];

/** Gets what a host gives, and tells what came of it. */
async function get(reply: Reply, options: Partial<Download> = {}) {
	const host = await openTarget(reply);
	const pieces: Buffer[] = [];
	const came = await download(
		{
			url: new URL(`http://127.0.0.1:${host.port}/a%2Fb/?mid=1&hash=x`),
			credential: token,
			env: {},
			mostBytes: 2_000_000,
			timeoutMs: 5_000,
			stop: new AbortController().signal,
			...options,
		},
		async (piece) => {
			pieces.push(piece);
		},
	);
	return { came, taken: Buffer.concat(pieces), asked: host.received };
}

const headersOf = ({ headers }: Received) => headers;

describe("a download", () => {
	it("hands over every byte, with what they amount to", async () => {
		const { came, taken, asked } = await get((response) => response.end(bytes));
		const sha256 = createHash("sha256").update(bytes).digest("hex");
		expect(came).toEqual({ ok: true, bytes: bytes.length, sha256 });
		expect(taken.equals(bytes)).toBe(true);
		expect(asked.map(({ url }) => url)).toEqual(["/a%2Fb/?mid=1&hash=x"]);
		expect(asked.map(headersOf)[0]).toMatchObject({
			authorization: `Bearer ${token}`,
			"user-agent": "wa-hook",
		});
	});

	it("waits for who takes the bytes", async () => {
		let isTaking = false;
		let overlaps = 0;
		const host = await openTarget((response) => response.end(bytes));
		await download(
			{
				url: new URL(`http://127.0.0.1:${host.port}/`),
				credential: token,
				env: {},
				mostBytes: 2_000_000,
				timeoutMs: 5_000,
				stop: new AbortController().signal,
			},
			async () => {
				if (isTaking) overlaps++;
				isTaking = true;
				await new Promise((resolve) => setImmediate(resolve));
				isTaking = false;
			},
		);
		expect(overlaps).toBe(0);
	});

	it("lets go of one that says that it is too large", async () => {
		const { came, taken } = await get(
			(response) => {
				response.writeHead(200, { "content-length": bytes.length });
				response.end(bytes);
			},
			{ mostBytes: 999_999 },
		);
		expect(came).toEqual({ ok: false, problem: "too-large" });
		expect(taken).toHaveLength(0);
	});

	it("lets go of one that turns out too large", async () => {
		const { came, taken } = await get(
			(response) => {
				response.write(bytes);
				response.write(bytes);
				response.end(bytes);
			},
			{ mostBytes: 1_500_000 },
		);
		expect(came).toEqual({ ok: false, problem: "too-large" });
		expect(taken.length).toBeLessThanOrEqual(1_500_000);
	});

	it("is cut off where nothing comes any more", async () => {
		const { came } = await get(
			(response) => {
				response.write("half of it");
			},
			{ timeoutMs: 50 },
		);
		expect(came).toEqual({
			ok: false,
			problem: "unreachable",
			cause: "timed-out",
			detail: "nothing came for 50 ms",
		});
	});

	it("says what Meta's error says, without the token", async () => {
		const error = { code: 190, message: `Malformed access token ${token}` };
		const { came, taken } = await get((response) =>
			response.writeHead(401).end(JSON.stringify({ error })),
		);
		expect(came).toMatchObject({
			ok: false,
			problem: "refused",
			error: { code: 190, message: "Malformed access token ••••" },
		});
		expect(taken).toHaveLength(0);
	});

	it.each([
		{ status: 302, says: "answered 302: a redirect, which is not followed" },
		{ status: 206, says: "answered 206 with something else" },
		{ status: 404, says: "answered 404 with something else" },
	])("is none with $status", async ({ status, says }) => {
		const { came } = await get((response) =>
			response.writeHead(status, { location: "/elsewhere" }).end("no"),
		);
		expect(came).toMatchObject({ ok: false, problem: "unreadable", status });
		expect(came).toHaveProperty("detail", expect.stringContaining(says));
	});

	it("rejects with what who takes the bytes rejects with", async () => {
		const host = await openTarget((response) => response.end(bytes));
		const full = new Error("disk full");
		const getting = download(
			{
				url: new URL(`http://127.0.0.1:${host.port}/`),
				credential: token,
				env: {},
				mostBytes: 2_000_000,
				timeoutMs: 5_000,
				stop: new AbortController().signal,
			},
			() => Promise.reject(full),
		);
		await expect(getting).rejects.toBe(full);
	});
});

describe("the address of a file", () => {
	const meta = new URL("https://graph.facebook.com/v25.0");
	const standIn = new URL("http://127.0.0.1:4000/v25.0");
	const named = new URL("https://graph.example/v25.0");

	it.each([
		{ url: "https://lookaside.fbsbx.com/a/?mid=1", graph: meta },
		{ url: "https://lookaside.fbsbx.com:443/a", graph: standIn },
		{ url: "http://127.0.0.1:5000/a", graph: standIn },
		{ url: "http://localhost:5000/a", graph: standIn },
		{ url: "https://graph.example/a", graph: named },
	])("may be $url", ({ url, graph }) => {
		expect(mediaAddress(url, graph)?.href).toBe(new URL(url).href);
	});

	it.each([
		{ url: "http://lookaside.fbsbx.com/a", graph: meta },
		{ url: "https://lookaside.fbsbx.com:8443/a", graph: meta },
		{ url: "https://lookaside.fbsbx.com@evil.example/a", graph: meta },
		{ url: "https://x@lookaside.fbsbx.com/a", graph: meta },
		{ url: "https://evil.example/lookaside.fbsbx.com", graph: meta },
		{ url: "https://lookaside.fbsbx.com.evil.example/", graph: meta },
		{ url: "http://127.0.0.1:5000/a", graph: meta },
		{ url: "http://localhost/a", graph: named },
		{ url: "https://other.example/a", graph: standIn },
		{ url: "file:///etc/passwd", graph: standIn },
		{ url: "//lookaside.fbsbx.com/a", graph: meta },
		{ url: "", graph: meta },
	])("is not $url", ({ url, graph }) => {
		expect(mediaAddress(url, graph)).toBeUndefined();
	});
});
