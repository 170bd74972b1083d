import { randomBytes } from "node:crypto";
import { once } from "node:events";
import {
	createServer,
	type IncomingMessage,
	type ServerResponse,
} from "node:http";
import { type AddressInfo, createServer as createTcpServer } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { freePort } from "../../../src/io/tunnel/free-port.ts";
import {
	type ProbeOutcome,
	type ProbeRequest,
	probePublicAddress,
} from "../../../src/io/tunnel/probe.ts";
import { createProbeDesk } from "../../../src/webhook/probe-answer.ts";
import { openForwardProxy } from "../../support/forward-proxy.ts";
import { openTestListener } from "../../support/tunnel-listener.ts";

const cleanUps: (() => Promise<void>)[] = [];

afterEach(async () => {
	for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function listen() {
	const listener = await openTestListener();
	cleanUps.push(listener.close);
	return listener;
}

async function serve(
	answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<string> {
	const server = createServer(answer).listen(0, "127.0.0.1");
	await once(server, "listening");
	cleanUps.push(async () => {
		server.close();
		server.closeAllConnections();
		await once(server, "close");
	});
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function probe(
	url: string,
	more: Partial<ProbeRequest> = {},
): Promise<ProbeOutcome> {
	return probePublicAddress({
		url,
		path: "/webhook",
		desk: createProbeDesk(randomBytes),
		env: {},
		elapsed: () => performance.now(),
		...more,
	});
}

describe("a probe", () => {
	it.each(["127.0.0.1", "localhost", "any-name.localhost", "[::1]"])(
		"of %s reaches the listener whose desk issued it",
		async (hostname) => {
			const { port, desk } = await listen();
			const outcome = await probe(`http://${hostname}:${port}`, { desk });
			expect(outcome).toEqual({ reached: true, ms: expect.any(Number) });
		},
	);

	it("does not take another listener for this one", async () => {
		const other = await listen();
		await expect(
			probe(`http://127.0.0.1:${other.port}`),
		).resolves.toMatchObject({
			reached: false,
			cause: "status",
			detail: expect.stringContaining("404"),
		});
	});

	it("does not take its question for an answer", async () => {
		const url = await serve((request, response) =>
			response.end(request.url?.split("=")[1]),
		);
		await expect(probe(url)).resolves.toMatchObject({ cause: "wrong-answer" });
	});

	it("comes as Meta's handshake does", async () => {
		const seen: IncomingMessage[] = [];
		const url = await serve((request, response) => {
			seen.push(request);
			response.end();
		});
		await probe(url);
		expect(seen[0]?.method).toBe("GET");
		expect(seen[0]?.url).toMatch(/^\/webhook\?wa-hook\.probe=[0-9a-f]{32}$/);
		expect(seen[0]?.headers["user-agent"]).toBe(
			"facebookplatform/1.0 (+http://developers.facebook.com)",
		);
	});
});

describe("a probe that does not come back says why:", () => {
	it("refused", async () => {
		const outcome = await probe(`http://127.0.0.1:${await freePort()}`);
		expect(outcome).toMatchObject({ reached: false, cause: "refused" });
	});

	it("a redirect, which it does not follow", async () => {
		const url = await serve((_, response) =>
			response.writeHead(302, { location: "https://login.example/" }).end(),
		);
		await expect(probe(url)).resolves.toMatchObject({
			cause: "status",
			detail: expect.stringContaining(
				"answers 302, redirecting to https://login.example/",
			),
		});
	});

	it("a page of the provider's", async () => {
		const url = await serve((_, response) =>
			response.writeHead(404, { "ngrok-error-code": "ERR_NGROK_3200" }).end(),
		);
		await expect(probe(url)).resolves.toMatchObject({
			cause: "provider-page",
			page: "ngrok ERR_NGROK_3200",
		});
	});

	it("no answer in time", async () => {
		const url = await serve(() => {});
		await expect(probe(url, { timeoutMs: 100 })).resolves.toMatchObject({
			cause: "timeout",
			detail: expect.stringMatching(/^no answer through .* within 0.1 s$/),
		});
	});

	it("an answer without end", async () => {
		const url = await serve((_, response) => {
			const write = () => response.write("x".repeat(65_536));
			response.on("drain", write);
			write();
		});
		await expect(probe(url)).resolves.toMatchObject({ cause: "wrong-answer" });
	});

	it("an answer that trickles", async () => {
		const url = await serve((_, response) => void response.write("x"));
		await expect(probe(url, { timeoutMs: 100 })).resolves.toMatchObject({
			cause: "timeout",
		});
	});

	it("no TLS", async () => {
		const url = await serve((_, response) => response.end());
		await expect(probe(url.replace("http:", "https:"))).resolves.toMatchObject({
			cause: "tls",
		});
	});

	it("a cut connection", async () => {
		const url = await serve((request) => request.socket.destroy());
		await expect(probe(url)).resolves.toMatchObject({ cause: "cut" });
	});

	it("something that is not HTTP", async () => {
		const server = createTcpServer((socket) => socket.end("SSH-2.0-x\r\n"));
		server.listen(0, "127.0.0.1");
		await once(server, "listening");
		const { port } = server.address() as AddressInfo;
		const outcome = await probe(`http://127.0.0.1:${port}`);
		server.close();
		expect(outcome).toMatchObject({ cause: "cut" });
	});

	it("stopped", async () => {
		const url = await serve(() => {});
		const outcome = probe(url, { signal: AbortSignal.abort() });
		await expect(outcome).resolves.toMatchObject({ reached: false });
	});
});

describe("a proxy", () => {
	it("is used for a public address", async () => {
		const { port, desk } = await listen();
		const proxy = await openForwardProxy(port);
		const env = { HTTP_PROXY: proxy.url };
		await expect(
			probe("http://hooks.example.test", { desk, env }),
		).resolves.toMatchObject({ reached: true });
		expect(proxy.asked).toEqual(["hooks.example.test:80"]);
	});

	it("is never used for loopback", async () => {
		const { port, desk } = await listen();
		const env = { HTTP_PROXY: "http://127.0.0.1:1" };
		await expect(
			probe(`http://name.localhost:${port}`, { desk, env }),
		).resolves.toMatchObject({ reached: true });
	});

	it("that makes no sense is a failure, not a crash", async () => {
		const env = { HTTP_PROXY: "not a url" };
		await expect(
			probe("http://hooks.example.test", { env }),
		).resolves.toMatchObject({ reached: false });
	});
});
