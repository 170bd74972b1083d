import { expect, it, vi } from "vitest";
import { gate } from "../support/gate.ts";
import { dial } from "../support/line.ts";
import { openWebhook } from "../support/webhook-server.ts";

const MiB = 1024 * 1024;
const post = "POST /webhook HTTP/1.1\r\nHost: x\r\n";
const get = "GET /webhook HTTP/1.1\r\nHost: x\r\n\r\n";

it("takes a body of 4 MiB, announced or in chunks", async () => {
	const webhook = await openWebhook();
	const announced = await dial(webhook.port);
	const chunked = await dial(webhook.port);
	const body = Buffer.alloc(4 * MiB, "a");

	announced.send(`${post}Content-Length: ${body.length}\r\n\r\n`);
	announced.send(body);
	chunked.send(`${post}Transfer-Encoding: chunked\r\n\r\n`);
	chunked.send(`${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`);
	await announced.until(/^HTTP\/1\.1 200 /);
	await chunked.until(/^HTTP\/1\.1 200 /);

	// Not `toEqual`, which compares byte by byte as objects and takes its time.
	const same = webhook.requests.map((request) => request.body.equals(body));
	expect(same).toEqual([true, true]);
});

it("refuses 4 MiB and a byte that came in chunks, and lets the sender read that before it closes", async () => {
	const webhook = await openWebhook();
	const line = await dial(webhook.port);
	const chunk = `10000\r\n${"a".repeat(0x10000)}\r\n`;

	line.send(`${post}Transfer-Encoding: chunked\r\n\r\n`);
	line.send(`${chunk.repeat(64)}1\r\na\r\n`);
	await line.until(/^HTTP\/1\.1 413 /);
	line.send("0\r\n\r\n");

	expect(await line.closed).toMatch(
		/^HTTP\/1\.1 413 Payload Too Large\r\nContent-Length: 0\r\nConnection: close\r\nDate: .*\r\n\r\n$/,
	);
	expect(webhook.refusals).toMatchObject([{ reason: "body too large" }]);
	expect(webhook.requests).toEqual([]);
});

it("hangs up on a body that never ends", async () => {
	const webhook = await openWebhook({ limits: { bodyBytes: 1_000 } });
	const line = await dial(webhook.port);
	const chunk = `400\r\n${"a".repeat(0x400)}\r\n`;

	line.send(`${post}Transfer-Encoding: chunked\r\n\r\n${chunk.repeat(4)}`);

	expect(await line.closed).toMatch(/^HTTP\/1\.1 413 |^$/);
	expect(webhook.requests).toEqual([]);
});

it("says it is busy beyond the requests it answers at a time, and takes more afterwards", async () => {
	const held = gate();
	const webhook = await openWebhook({
		limits: { inFlight: 1 },
		answer: async () => {
			await held.passed;
			return { status: 200 };
		},
	});
	const first = await dial(webhook.port);
	const second = await dial(webhook.port);

	first.send(get);
	await vi.waitFor(() => expect(webhook.requests).toHaveLength(1));
	second.send(get);
	await second.until(/^HTTP\/1\.1 503 .*\r\nRetry-After: 5\r\n.*\r\n\r\n$/s);
	held.open();
	await first.until(/^HTTP\/1\.1 200 /);
	second.send(get);

	await second.until(/HTTP\/1\.1 200 /);
	expect(webhook.refusals).toMatchObject([{ reason: "busy" }]);
});

it("holds no more bytes of bodies than allowed, however many senders share them", async () => {
	const held = gate();
	const webhook = await openWebhook({
		limits: { bufferedBytes: 10 },
		answer: async () => {
			await held.passed;
			return { status: 200 };
		},
	});
	const first = await dial(webhook.port);
	const second = await dial(webhook.port);

	first.send(`${post}Content-Length: 6\r\n\r\n123456`);
	await vi.waitFor(() => expect(webhook.requests).toHaveLength(1));
	second.send(`${post}Content-Length: 6\r\n\r\n123456`);
	await second.until(/^HTTP\/1\.1 503 .*\r\nRetry-After: 5\r\n/s);
	held.open();
	await first.until(/^HTTP\/1\.1 200 /);
	second.send(`${post}Content-Length: 6\r\n\r\n123456`);

	await second.until(/HTTP\/1\.1 200 /);
});

it("gives back what a sender held that left in the middle of its body", async () => {
	const webhook = await openWebhook({
		limits: { inFlight: 1, bufferedBytes: 10 },
	});
	const leaving = await dial(webhook.port);
	const staying = await dial(webhook.port);

	leaving.send(`${post}Content-Length: 10\r\n\r\n12345678`);
	await vi.waitFor(async () => {
		const probe = await fetch(`http://127.0.0.1:${webhook.port}/webhook`);
		expect(probe.status).toBe(503);
	});
	leaving.hangUp();
	await leaving.closed;
	staying.send(`${post}Content-Length: 10\r\n\r\n1234567890`);

	await staying.until(/^HTTP\/1\.1 200 /);
	expect(webhook.refusals.at(-1)).toEqual({ reason: "cut short" });
});

it("survives a sender that resets the connection in the middle of its body", async () => {
	const webhook = await openWebhook();
	const line = await dial(webhook.port);

	line.send(`${post}Content-Length: 10\r\n\r\n1234`);
	line.socket.resetAndDestroy();

	const reply = await fetch(`http://127.0.0.1:${webhook.port}/webhook`);
	expect(reply.status).toBe(200);
	expect(webhook.requests).toHaveLength(1);
});

it("finishes a request whose sender is gone before the answer", async () => {
	const held = gate();
	const afterwards = vi.fn(async () => {});
	const webhook = await openWebhook({
		answer: async () => {
			await held.passed;
			return { status: 200, body: "too late", afterwards };
		},
	});
	const line = await dial(webhook.port);

	line.send(get);
	await vi.waitFor(() => expect(webhook.requests).toHaveLength(1));
	line.socket.resetAndDestroy();
	held.open();
	await webhook.stop(10_000);

	expect(afterwards).toHaveBeenCalledOnce();
	expect(webhook.faults).toEqual([]);
});

it("takes a whole request from a sender that then ends its side", async () => {
	const webhook = await openWebhook();
	const line = await dial(webhook.port);

	line.send(`${post}Content-Length: 2\r\n\r\n{}`);
	line.hangUp();
	await line.closed;

	expect(webhook.requests).toHaveLength(1);
	expect(webhook.refusals).toEqual([]);
});
