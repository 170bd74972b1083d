// How to test your webhook with wa-hook: copy this and put your own app in the place of app.ts. It is written for vitest; any other
// runner with an `expect` will do, and node:test with node:assert.
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import { fixture, listen, replay, signatureFaults } from "wa-hook";
import { createApp } from "./app.ts";

const appSecret = "0123456789abcdef0123456789abcdef";

let app: Server;
let url: string;
let answers: string[];

beforeEach(async () => {
	answers = [];
	app = createApp({
		appSecret,
		answerTo: (from, text) => answers.push(`${from}: ${text}`),
	});
	await new Promise<void>((resolve) => app.listen(0, "127.0.0.1", resolve));
	url = `http://127.0.0.1:${(app.address() as AddressInfo).port}/webhook`;
});

afterEach(() => {
	app.close();
});

it("answers a text message", async () => {
	const hello = fixture("message.text", { from: "4915112345678", text: "hi" });
	const reply = await replay(hello, { url, appSecret });
	expect(reply.status).toBe(200);
	expect(answers).toEqual(["4915112345678: hi"]);
});

// What a webhook that hashes JSON.stringify(req.body) fails at: Meta sends 👋 as \ud83d\udc4b and / as \/.
it("takes what Meta escapes", async () => {
	const text = "Grüße 👋 https://example.com/";
	const { ok } = await replay(fixture("text", { text }), { url, appSecret });
	expect(ok).toBe(true);
	expect(answers).toHaveLength(1);
});

it.each(["image", "button-reply", "status-failed", "template-status", "batch"])(
	"takes %s",
	async (name) => {
		const reply = await replay(fixture(name), { url, appSecret });
		expect(reply.status).toBe(200);
	},
);

it.each(signatureFaults)(
	"refuses a signature that is %s",
	async (signature) => {
		const { status } = await replay(fixture("text"), {
			url,
			appSecret,
			signature,
		});
		expect(status).toBe(401);
		expect(answers).toEqual([]);
	},
);

it("answers once, however often Meta sends it", async () => {
	const hello = fixture("text", { fresh: true });
	await replay(hello, { url, appSecret });
	await replay(hello, { url, appSecret });
	expect(answers).toHaveLength(1);
});

// The other way round: a webhook to send to, where the code under test is the sender.
it("sees what was sent", async () => {
	const webhook = await listen({ appSecret });
	try {
		await replay(fixture("status-delivered"), { url: webhook.url, appSecret });
		const event = await webhook.next("status");
		expect(event.kind).toBe("status.delivered");
	} finally {
		await webhook.close();
	}
});
