import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { ngrokProvider } from "../../../src/io/tunnel/ngrok.ts";

let api: Server | undefined;

afterEach(async () => {
	if (api === undefined) return;
	api.close();
	api.closeAllConnections();
	await once(api, "close");
	api = undefined;
});

/** Asks an agent whose API answers with this body for a tunnel to port 3100. */
async function openWith(body: string): Promise<string> {
	api = createServer((request, response) => {
		response.statusCode = request.url === "/api/tunnels" ? 200 : 404;
		response.end(body);
	}).listen(0, "127.0.0.1");
	await once(api, "listening");
	const { port } = api.address() as AddressInfo;
	const provider = ngrokProvider(`http://127.0.0.1:${port}`);
	const signal = AbortSignal.timeout(5_000);
	return (await provider.open({ port: 3100, signal })).url;
}

function tunnels(...list: [url: string, addr: string][]): string {
	return JSON.stringify({
		tunnels: list.map(([public_url, addr]) => ({
			public_url,
			config: { addr },
		})),
	});
}

describe("a running ngrok agent", () => {
	it.each(["http://localhost:3100", "localhost:3100", "3100"])(
		"has a tunnel to our port when the agent writes it as %s",
		async (addr) => {
			const body = tunnels(
				["https://other.ngrok.app", "http://localhost:31000"],
				["https://mine.ngrok.app", addr],
			);
			await expect(openWith(body)).resolves.toBe("https://mine.ngrok.app");
		},
	);

	it("is asked for https where it has both", async () => {
		const body = tunnels(
			["http://mine.ngrok.app", "3100"],
			["https://mine.ngrok.app", "3100"],
		);
		await expect(openWith(body)).resolves.toBe("https://mine.ngrok.app");
	});

	it.each([
		["another port", tunnels(["https://other.ngrok.app", "3000"])],
		["a TCP tunnel", tunnels(["tcp://2.tcp.ngrok.io:1", "localhost:3100"])],
		["no tunnel", tunnels()],
		["odd entries", '{"tunnels":[null,1,{"config":{"addr":3100}}]}'],
	])("with %s is told what to start", async (_, body) => {
		await expect(openWith(body)).rejects.toMatchObject({
			message: "the running ngrok agent has no tunnel to port 3100",
			hint: "start one: ngrok http 3100",
			absent: true,
		});
	});

	it.each(["<html>", "[]", "null", '{"tunnels":{}}'])(
		"is not what answers %s",
		async (body) => {
			await expect(openWith(body)).rejects.toMatchObject({
				message: "no ngrok agent is running on this machine",
				absent: true,
			});
		},
	);

	it("is absent when nothing answers", async () => {
		const provider = ngrokProvider("http://127.0.0.1:1");
		const signal = AbortSignal.timeout(5_000);
		await expect(provider.open({ port: 3100, signal })).rejects.toMatchObject({
			absent: true,
		});
	});
});
