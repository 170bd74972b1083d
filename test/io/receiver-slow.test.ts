import { expect, it } from "vitest";
import { dial } from "../support/line.ts";
import { openWebhook } from "../support/webhook-server.ts";

const get = "GET /webhook HTTP/1.1\r\nHost: x\r\n\r\n";
/** Short enough to be waited for, looked at often enough to be kept. */
const impatient = { headersMs: 40, requestMs: 80, checkEveryMs: 10 };

it("hangs up on headers that don't end", async () => {
	const webhook = await openWebhook({ limits: impatient });
	const line = await dial(webhook.port);

	line.send("POST /webhook HTTP/1.1\r\nHost");

	expect(await line.closed).toBe(
		"HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
	);
	expect(webhook.refusals).toEqual([{ reason: "too slow" }]);
});

it("hangs up on a body that doesn't end", async () => {
	const webhook = await openWebhook({ limits: impatient });
	const line = await dial(webhook.port);

	line.send("POST /webhook HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{");

	expect(await line.closed).toMatch(/^HTTP\/1\.1 408 /);
	expect(webhook.refusals).toEqual([{ reason: "too slow" }]);
});

it("hangs up on a refused body that doesn't end", async () => {
	const webhook = await openWebhook({ limits: impatient });
	const line = await dial(webhook.port);

	line.send(
		"POST /x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n",
	);

	expect(await line.closed).toMatch(/^HTTP\/1\.1 404 /);
});

it("lets a connection be that has not said anything yet, as a tunnel's is before its first request", async () => {
	const webhook = await openWebhook({ limits: impatient });
	const silent = await dial(webhook.port);
	const slow = await dial(webhook.port);

	// Opened later and closed for its slowness, so the silent one has been through the same check.
	slow.send("POST /webhook");
	await slow.closed;
	silent.send(get);

	expect(await silent.until(/\r\n\r\n/)).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
});

it("is strict with a tunnel's connection once it has begun to speak", async () => {
	const webhook = await openWebhook({ limits: impatient });
	const silent = await dial(webhook.port);
	const slow = await dial(webhook.port);

	slow.send("POST /webhook");
	await slow.closed;
	silent.send("POST /webhook");

	expect(await silent.closed).toMatch(/^HTTP\/1\.1 408 /);
});

it("closes a connection that rests too long between requests", async () => {
	const webhook = await openWebhook({ limits: { keepAliveMs: 1 } });
	const line = await dial(webhook.port);

	line.send(get);

	expect(await line.closed).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
});

it("makes room for a new connection by closing the one that was quiet longest", async () => {
	const webhook = await openWebhook({ limits: { connections: 2 } });
	const first = await dial(webhook.port);
	const second = await dial(webhook.port);
	first.send(get);
	await first.until(/\r\n\r\n/);

	const third = await dial(webhook.port);
	third.send(get);
	await third.until(/^HTTP\/1\.1 200 /);
	first.send(get);
	await first.until(/200 OK.*200 OK/s);

	expect(await second.closed).toBe("");
});
