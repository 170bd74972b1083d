import { createServer } from "node:net";
import { platform } from "node:os";
import { expect, it, onTestFinished, vi } from "vitest";
import { openReceiver, PortInUse } from "../../src/io/receiver.ts";
import { gate } from "../support/gate.ts";
import { dial } from "../support/line.ts";
import { hasIPv6 } from "../support/machine.ts";
import { openWebhook } from "../support/webhook-server.ts";

const loopback = hasIPv6 ? ["127.0.0.1", "::1"] : ["127.0.0.1"];
const answered = /^HTTP\/1\.1 \d{3}.*\r\n\r\n/s;

it("hands over the request as it came and says what the answer says", async () => {
	const webhook = await openWebhook({
		answer: async () => ({
			status: 403,
			headers: { "Content-Type": "text/plain" },
			body: "no",
		}),
	});
	const line = await dial(webhook.port);

	line.send("POST /webhook?a=%20?b HTTP/1.1\r\nhost: x\r\n");
	line.send("X-Twice: 1\r\nx-twice:  2 \r\ncontent-length: 3\r\n\r\n");
	line.send(Buffer.from([0xff, 0x00, 0x0a]));
	const heard = await line.until(/\r\n\r\nno$/);

	expect(webhook.requests).toEqual([
		{
			method: "POST",
			target: "/webhook?a=%20?b",
			path: "/webhook",
			query: "a=%20?b",
			headers: [
				["host", "x"],
				["X-Twice", "1"],
				["x-twice", "2"],
				["content-length", "3"],
			],
			body: Buffer.from([0xff, 0x00, 0x0a]),
			remoteAddress: "127.0.0.1",
		},
	]);
	expect(heard.replace(/Date: .*\r\n/, "").split("\r\n")).toEqual([
		"HTTP/1.1 403 Forbidden",
		"Content-Type: text/plain",
		"X-Content-Type-Options: nosniff",
		"Connection: keep-alive",
		"Keep-Alive: timeout=95",
		"Content-Length: 2",
		"",
		"no",
	]);
});

it("acknowledges with an empty body of known length, and nothing that tells what runs here", async () => {
	const webhook = await openWebhook();
	const line = await dial(webhook.port);

	line.send("POST /webhook HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
	const heard = await line.until(answered);

	expect(heard.replace(/Date: .*\r\n/, "")).toBe(
		"HTTP/1.1 200 OK\r\nConnection: keep-alive\r\nKeep-Alive: timeout=95\r\nContent-Length: 0\r\n\r\n",
	);
});

it("hands over a GET, without a body and without a query", async () => {
	const webhook = await openWebhook();

	const reply = await fetch(`http://127.0.0.1:${webhook.port}/webhook`);

	expect(reply.status).toBe(200);
	expect(webhook.requests).toMatchObject([
		{ method: "GET", target: "/webhook", query: "", body: Buffer.alloc(0) },
	]);
});

it("takes a chunked body of several pieces", async () => {
	const webhook = await openWebhook();
	const line = await dial(webhook.port);

	line.send(
		"POST /webhook HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n",
	);
	line.send("2\r\nde\r\n0\r\n\r\n");
	await line.until(answered);

	expect(String(webhook.requests[0]?.body)).toBe("abcde");
});

it("answers pipelined requests in the order they came, whichever is ready first", async () => {
	const first = gate();
	const webhook = await openWebhook({
		answer: async ({ query }) => {
			if (query === "1") await first.passed;
			else first.open();
			return { status: 200, body: `<${query}>` };
		},
	});
	const line = await dial(webhook.port);

	line.send("GET /webhook?1 HTTP/1.1\r\nHost: x\r\n\r\n");
	line.send("GET /webhook?2 HTTP/1.1\r\nHost: x\r\n\r\n");

	expect(await line.until(/<2>/)).toMatch(/<1>.*<2>$/s);
});

it("answers a sender that waits for 100 Continue", async () => {
	const webhook = await openWebhook();
	const line = await dial(webhook.port);

	line.send(
		"POST /webhook HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n",
	);
	await line.until(/^HTTP\/1\.1 100 Continue\r\n\r\n$/);
	line.send("{}");

	expect(await line.until(/200 OK/)).toMatch(/100 Continue.*200 OK/s);
	expect(String(webhook.requests[0]?.body)).toBe("{}");
});

it("acknowledges before the work that follows, and finishes that work before it stops", async () => {
	const work = gate();
	const done: string[] = [];
	const webhook = await openWebhook({
		answer: async () => ({
			status: 200,
			afterwards: async () => {
				await work.passed;
				done.push("afterwork");
			},
		}),
	});

	const reply = await fetch(`http://127.0.0.1:${webhook.port}/webhook`);
	done.push(`answer ${reply.status}`);
	const stopped = webhook.stop(10_000).then(() => done.push("stopped"));
	work.open();
	await stopped;

	expect(done).toEqual(["answer 200", "afterwork", "stopped"]);
});

it("says 500 when the answer throws, tells of the fault, and goes on", async () => {
	const webhook = await openWebhook({
		answer: async ({ query }) => {
			if (query === "") throw new Error("a bug");
			if (query === "header") return { status: 200, headers: { "b\nad": "" } };
			return {
				status: 200,
				afterwards: () => Promise.reject(new Error("late")),
			};
		},
	});
	const url = `http://127.0.0.1:${webhook.port}/webhook`;

	expect((await fetch(url)).status).toBe(500);
	expect((await fetch(`${url}?header`)).status).toBe(500);
	expect((await fetch(`${url}?fine`)).status).toBe(200);
	await webhook.stop(10_000);

	expect(webhook.faults.map(String)).toEqual([
		"Error: a bug",
		expect.stringContaining("ERR_INVALID_HTTP_TOKEN"),
		"Error: late",
	]);
});

it.skipIf(!hasIPv6)(
	"listens on both loopback families with one port",
	async () => {
		const webhook = await openWebhook();

		const overV4 = await fetch(`http://127.0.0.1:${webhook.port}/webhook`);
		const overV6 = await fetch(`http://[::1]:${webhook.port}/webhook`);

		expect([overV4.status, overV6.status]).toEqual([200, 200]);
	},
);

// On Linux every 127.x.x.x is an address of this machine, so one can stand for all that were not asked for.
it.skipIf(platform() !== "linux")(
	"listens nowhere else unless told to",
	async () => {
		const here = await openWebhook();
		const there = await openWebhook({ host: "127.0.0.2" });

		await expect(dial(here.port, "127.0.0.2")).rejects.toThrow("ECONNREFUSED");
		await expect(dial(there.port, "127.0.0.1")).rejects.toThrow("ECONNREFUSED");
		await expect(dial(there.port, "127.0.0.2")).resolves.toBeDefined();
	},
);

it.each(loopback)("says so when the port is taken on %s", async (host) => {
	const port = await occupy(host);

	const opening = openReceiver({ port, path: "/", answer });

	await expect(opening).rejects.toThrow(PortInUse);
	await expect(opening).rejects.toMatchObject({ port });
});

it.skipIf(!hasIPv6)(
	"gives the first address back when the second is taken",
	async () => {
		const port = await occupy("::1");

		await openReceiver({ port, path: "/", answer }).catch(() => {});

		await vi.waitFor(() =>
			expect(dial(port, "127.0.0.1")).rejects.toThrow("ECONNREFUSED"),
		);
	},
);

it("says what to do about an address of another machine", async () => {
	const opening = openReceiver({
		port: 0,
		host: "192.0.2.1",
		path: "/",
		answer,
	});

	await expect(opening).rejects.toMatchObject({
		code: "host-not-here",
		message: "192.0.2.1 is not an address of this machine",
	});
});

it("finishes what is in flight when it stops, and takes nothing new", async () => {
	const held = gate();
	const webhook = await openWebhook({
		answer: async ({ query }) => {
			if (query === "held") await held.passed;
			return { status: 200 };
		},
	});
	const inFlight = await dial(webhook.port);
	const idle = await dial(webhook.port);
	const silent = await dial(webhook.port);
	idle.send("GET /webhook HTTP/1.1\r\nHost: x\r\n\r\n");
	await idle.until(answered);
	inFlight.send("GET /webhook?held HTTP/1.1\r\nHost: x\r\n\r\n");
	await vi.waitFor(() => expect(webhook.requests).toHaveLength(2));

	const stopped = webhook.stop(10_000);
	silent.send("GET /webhook HTTP/1.1\r\nHost: x\r\n\r\n");

	expect(await silent.closed).toMatch(
		/^HTTP\/1\.1 503 .*Retry-After: 5\r\n.*Connection: close/s,
	);
	await expect(dial(webhook.port)).rejects.toThrow("ECONNREFUSED");
	held.open();
	expect(await inFlight.closed).toMatch(/^HTTP\/1\.1 200 .*Connection: close/s);
	await stopped;
	expect(webhook.refusals).toMatchObject([{ reason: "stopping" }]);
});

it("stops in time though an answer never comes", async () => {
	const webhook = await openWebhook({ answer: () => new Promise(() => {}) });
	const line = await dial(webhook.port);
	line.send("GET /webhook HTTP/1.1\r\nHost: x\r\n\r\n");
	await vi.waitFor(() => expect(webhook.requests).toHaveLength(1));

	await webhook.stop(10);

	expect(await line.closed).toBe("");
});

const answer = async () => ({ status: 200 });

async function occupy(host: string): Promise<number> {
	const server = createServer();
	onTestFinished(() => {
		server.close();
	});
	await new Promise<void>((resolve) => server.listen(0, host, resolve));
	const address = server.address();
	return typeof address === "object" && address ? address.port : 0;
}
