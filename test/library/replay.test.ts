import { describe, expect, it } from "vitest";
import { fixture } from "../../src/library/fixture.ts";
import { NoReply, replay } from "../../src/library/replay.ts";
import { verifySignature } from "../../src/library/signature.ts";
import { openTarget } from "../support/target.ts";

const appSecret = "0123456789abcdef0123456789abcdef";

describe("what goes out", () => {
	it.each([
		["a fixture as Meta sends it", fixture("image"), fixture("image").body],
		["an object, too", { a: "é/" }, '{"a":"\\u00e9\\/"}'],
		["bytes as they are", Buffer.from('{ "a": "é/" }'), '{ "a": "é/" }'],
		["a text as it is", '{ "a": "é/" }', '{ "a": "é/" }'],
	])("%s", async (_, delivery, wire) => {
		const target = await openTarget();
		await replay(delivery, { url: `:${target.port}/webhook`, appSecret });
		const [received] = target.received;
		const body = received?.body ?? Buffer.alloc(0);
		expect(body).toEqual(Buffer.from(wire));
		expect(received?.headers).toMatchObject({
			"user-agent": "facebookexternalua",
			accept: "*/*",
			"content-type": "application/json",
		});
		const signature = received?.headers["x-hub-signature-256"];
		expect(verifySignature(body, String(signature), appSecret)).toBe(true);
	});

	it("in another spelling, with a fault and other headers", async () => {
		const target = await openTarget();
		await replay(fixture("text", { text: "é" }), {
			url: new URL(`http://127.0.0.1:${target.port}/a?b=c`),
			appSecret,
			encode: "compact",
			signature: "missing",
			headers: { "User-Agent": "me", "X-Trace": "1" },
		});
		const [received] = target.received;
		expect(received?.url).toBe("/a?b=c");
		expect(received?.body.toString()).toContain('"body":"é"');
		expect(received?.headers).toMatchObject({
			"user-agent": "me",
			"x-trace": "1",
		});
		expect(received?.headers["x-hub-signature-256"]).toBeUndefined();
	});

	it("a gateway's event, signed as gateways do", async () => {
		const target = await openTarget();
		const url = `:${target.port}/webhook`;
		await replay(fixture("gateway.message.received"), { url, appSecret });
		const [received] = target.received;
		const signature = received?.headers["x-webhook-signature"];
		const body = received?.body ?? "";
		expect(verifySignature(body, String(signature), appSecret)).toBe(true);
	});
});

it("gives the reply back, whatever it says", async () => {
	const target = await openTarget((response) =>
		response.writeHead(302, { Location: "/login" }).end("go there"),
	);
	const url = `http://127.0.0.1:${target.port}/`;
	const reply = await replay(fixture("text"), { url, appSecret });
	expect(reply).toMatchObject({ status: 302, ok: false, text: "go there" });
	expect(reply.headers.get("location")).toBe("/login");
	expect(target.received).toHaveLength(1);
});

it("rejects when no reply comes", async () => {
	const target = await openTarget();
	await target.close();
	const url = `http://127.0.0.1:${target.port}/webhook`;
	const attempt = replay(fixture("text"), { url, appSecret });
	await expect(attempt).rejects.toThrow(
		`no reply from ${url}: connect ECONNREFUSED 127.0.0.1:${target.port}`,
	);
	await expect(attempt).rejects.toBeInstanceOf(NoReply);
	await expect(attempt).rejects.toMatchObject({ failure: "refused" });
});

it("says from where no reply came, without the query", async () => {
	const target = await openTarget();
	await target.close();
	const url = `http://127.0.0.1:${target.port}/a?token=s3cr3t`;
	const attempt = replay("{}", { url, appSecret });
	await expect(attempt).rejects.toThrow(
		/^no reply from http:\/\/127\.0\.0\.1:\d+\/a: .*ECONNREFUSED/,
	);
});

it("rejects when it takes too long", async () => {
	const target = await openTarget(() => {});
	const url = `:${target.port}/webhook`;
	const options = { url, appSecret, timeoutMs: 20 };
	await expect(replay(fixture("text"), options)).rejects.toMatchObject({
		failure: "timed-out",
	});
});

describe("what can't be sent", () => {
	it.each([
		["no secret", "{}", { url: "3000", appSecret: "" }, /appSecret/],
		["no target", "{}", { url: "nowhere", appSecret }, /not a URL or a port/],
		[
			"broken JSON to be spelled anew",
			"{",
			{ url: "3000", appSecret, encode: "meta" },
			/line 1, column 2/,
		],
	] as const)("%s rejects", async (_, delivery, options, words) => {
		await expect(replay(delivery, options)).rejects.toThrow(words);
	});
});
