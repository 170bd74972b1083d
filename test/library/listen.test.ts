import { describe, expect, it, onTestFinished } from "vitest";
import { fixture } from "../../src/library/fixture.ts";
import {
	type Listening,
	type ListenOptions,
	listen,
} from "../../src/library/listen.ts";
import { replay } from "../../src/library/replay.ts";

async function open(options: ListenOptions = {}): Promise<Listening> {
	const webhook = await listen(options);
	onTestFinished(() => webhook.close());
	return webhook;
}

it("keeps what is signed, byte for byte", async () => {
	const webhook = await open();
	const batch = fixture("batch");
	const reply = await replay(batch, webhook);
	expect(reply.status).toBe(200);
	expect(webhook.deliveries).toHaveLength(1);
	expect(webhook.deliveries[0]?.body).toEqual(batch.body);
	expect(webhook.events).toEqual(batch.events);
	expect(webhook.refused).toEqual([]);
});

it("refuses what isn't, and says why", async () => {
	const webhook = await open({ appSecret: ["one", "two"] });
	for (const [appSecret, status] of [
		["one", 200],
		["two", 200],
		["three", 401],
	] as const) {
		const reply = await replay(fixture("text"), {
			url: webhook.url,
			appSecret,
		});
		expect(reply.status).toBe(status);
	}
	expect(webhook.deliveries).toHaveLength(2);
	expect(webhook.refused).toEqual(["mismatch"]);
});

it("takes gateways' events", async () => {
	const webhook = await open();
	await replay(fixture("gateway.message.received"), webhook);
	expect(webhook.events[0]?.kind).toBe("gateway.message.received");
});

describe("the handshake", () => {
	const ask = (webhook: Listening, token: string) =>
		fetch(
			`${webhook.url}?hub.mode=subscribe&hub.challenge=11584&hub.verify_token=${token}`,
		);

	it("is answered with the challenge", async () => {
		const webhook = await open({ verifyToken: "mine", path: "/hook" });
		const reply = await ask(webhook, "mine");
		expect(reply.headers.get("content-type")).toBe("text/plain");
		expect(await reply.text()).toBe("11584");
		expect(webhook.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/hook$/);
	});

	it("needs the right token", async () => {
		const webhook = await open();
		expect((await ask(webhook, "other")).status).toBe(403);
		expect((await ask(webhook, webhook.verifyToken)).status).toBe(200);
	});
});

describe("next", () => {
	it("gives each event once, those first that came first", async () => {
		const webhook = await open();
		await replay(fixture("text"), webhook);
		await replay(fixture("status-sent"), webhook);
		await replay(fixture("image"), webhook);
		const kinds = [
			(await webhook.next("status")).kind,
			(await webhook.next()).kind,
			(await webhook.next(({ field }) => field === "messages")).kind,
		];
		expect(kinds).toEqual(["status.sent", "message.text", "message.image"]);
	});

	it("waits for what is yet to come, each waiting for its own", async () => {
		const webhook = await open();
		const image = webhook.next("message.image");
		const first = webhook.next();
		const second = webhook.next();
		for (const name of ["text", "image", "status-read"]) {
			await replay(fixture(name), webhook);
		}
		const came = await Promise.all([image, first, second]);
		expect(came.map(({ kind }) => kind)).toEqual([
			"message.image",
			"message.text",
			"status.read",
		]);
	});

	it("says what came instead when it has waited for long enough", async () => {
		const webhook = await open();
		await replay(fixture("text"), webhook);
		const { url } = webhook;
		await replay(fixture("text"), { url, appSecret: "other" });
		await expect(webhook.next("status", { timeoutMs: 10 })).rejects.toThrow(
			"no such event within 10 ms; came: message.text; refused: mismatch",
		);
	});

	it("rejects when the listener is closed", async () => {
		const webhook = await open();
		const never = webhook.next();
		const closing = webhook.close();
		await expect(never).rejects.toThrow("closed before such an event came");
		await closing;
	});
});

it("is gone once closed", async () => {
	const webhook = await listen();
	await webhook[Symbol.asyncDispose]();
	await expect(replay(fixture("text"), webhook)).rejects.toThrow(
		"ECONNREFUSED",
	);
});

it("rejects when the port is taken", async () => {
	const { port } = await open();
	await expect(listen({ port })).rejects.toThrow(
		`port ${port} is already in use`,
	);
});
