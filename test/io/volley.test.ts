import { createServer } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { openVolley, type Volley } from "../../src/io/volley.ts";
import { listening, openTarget } from "../support/target.ts";

function volley(
	port: number,
	more: Partial<Parameters<typeof openVolley>[0]> = {},
): Volley {
	const opened = openVolley({
		url: new URL(`http://localhost:${port}/webhook?a=b`),
		connections: 2,
		timeoutMs: 5000,
		skipVerify: false,
		env: {},
		...more,
	});
	onTestFinished(() => opened.close());
	return opened;
}

const body = Buffer.from('{"a":"\\u00e9"}');

it("posts the bytes with the headers, and resolves with the status", async () => {
	const target = await openTarget((response) => {
		response.writeHead(202).end("not kept");
	});
	const headers = ["Content-Type", "application/json", "X-Mine", "1"];
	expect(await volley(target.port).post(headers, body)).toBe(202);
	const [received] = target.received;
	expect(received?.url).toBe("/webhook?a=b");
	expect(received?.body).toEqual(body);
	expect(received?.headers).toMatchObject({
		"content-type": "application/json",
		"content-length": String(body.length),
		host: `localhost:${target.port}`,
		"x-mine": "1",
	});
});

it("keeps to its connections, and uses them again", async () => {
	const ports = new Set<number | undefined>();
	const target = await openTarget((response) => {
		ports.add(response.socket?.remotePort);
		response.end();
	});
	const { post } = volley(target.port);
	const all = Array.from({ length: 20 }, () => post([], body));
	expect(new Set(await Promise.all(all))).toEqual(new Set([200]));
	expect(ports.size).toBe(2);
});

it("follows no redirect", async () => {
	const target = await openTarget((response) => {
		response.writeHead(302, { Location: "/elsewhere" }).end();
	});
	expect(await volley(target.port).post([], body)).toBe(302);
	expect(target.received).toHaveLength(1);
});

it("says why there was no answer: refused", async () => {
	const target = await openTarget();
	await target.close();
	expect(await volley(target.port).post([], body)).toBe("refused");
});

it("says why there was no answer: cut off", async () => {
	const target = await openTarget((response) => response.destroy());
	expect(await volley(target.port).post([], body)).toBe("reset");
});

it.each([
	["no answer", ""],
	["half an answer", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf"],
])("says why there was no answer: %s in time", async (_, answer) => {
	const server = createServer((socket) => {
		socket.on("error", () => {});
		socket.write(answer);
		onTestFinished(() => void socket.destroy());
	});
	onTestFinished(() => void server.close());
	const port = await listening(server);
	const outcome = await volley(port, { timeoutMs: 50 }).post([], body);
	expect(outcome).toBe("timed-out");
});

it("gives up what is under way when it is closed", async () => {
	const target = await openTarget(() => {});
	const { post, close } = volley(target.port);
	const outcome = post([], body);
	await expect.poll(() => target.received.length).toBe(1);
	await close();
	expect(await outcome).toBe("stopped");
	expect(await post([], body)).toBe("stopped");
});
