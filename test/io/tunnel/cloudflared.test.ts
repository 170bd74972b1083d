import { afterEach, describe, expect, it } from "vitest";
import { cloudflaredProvider } from "../../../src/io/tunnel/cloudflared.ts";
import { probePublicAddress } from "../../../src/io/tunnel/probe.ts";
import type { Tunnel } from "../../../src/io/tunnel/tunnel.ts";
import {
	type CloudflaredMood,
	writeStandInCloudflared,
} from "../../support/tunnel-cloudflared.ts";
import { openTestListener } from "../../support/tunnel-listener.ts";

const cleanUps: (() => Promise<void>)[] = [];

afterEach(async () => {
	for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function standIn(mood: CloudflaredMood) {
	const program = await writeStandInCloudflared(mood);
	cleanUps.push(program.remove);
	return cloudflaredProvider({
		PATH: process.env["PATH"],
		WA_HOOK_CLOUDFLARED: program.path,
	});
}

async function open(
	provider: ReturnType<typeof cloudflaredProvider>,
	port = 1,
	deadlineMs = 10_000,
): Promise<Tunnel> {
	const signal = AbortSignal.timeout(deadlineMs);
	const tunnel = await provider.open({ port, signal });
	cleanUps.push(() => tunnel.close());
	return tunnel;
}

describe("a quick tunnel", () => {
	it("is open once it has a name and a connection, and leads to the port", async () => {
		const listener = await openTestListener();
		cleanUps.push(listener.close);
		const tunnel = await open(await standIn("well"), listener.port);
		const outcome = await probePublicAddress({
			url: tunnel.url,
			path: "/webhook",
			desk: listener.desk,
			env: {},
			elapsed: () => performance.now(),
		});
		expect(outcome).toMatchObject({ reached: true });
	});

	it("takes the name from the log of an older cloudflared, passing over api.trycloudflare.com", async () => {
		const tunnel = await open(await standIn("log-only"));
		expect(tunnel.url).toBe("https://quick-name-here.trycloudflare.com");
	});

	it("says how the program ended", async () => {
		const tunnel = await open(await standIn("brief"));
		await expect(tunnel.closed).resolves.toBe(
			"cloudflared ended with code 1: 2026-01-01T00:00:00Z ERR Unauthorized: Tunnel not found",
		);
	});

	it("ends a program that does not listen to SIGTERM", async () => {
		const tunnel = await open(await standIn("stubborn"));
		await tunnel.close();
		await expect(tunnel.closed).resolves.toMatch(/^cloudflared .*ended/);
	});
});

describe("when there is none", () => {
	it("says in plain words what a 429 is", async () => {
		await expect(open(await standIn("rate-limited"))).rejects.toThrow(
			"no more quick tunnels for now (429 Too Many Requests)",
		);
	});

	it("suspects UDP when there is a name but no connection, and goes over TCP the next time", async () => {
		const provider = await standIn("udp-blocked");
		await expect(open(provider, 1, 3_000)).rejects.toThrow("UDP port 7844");
		const tunnel = await open(provider);
		expect(tunnel.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
	});

	it("gives up at the deadline when cloudflared stays mute", async () => {
		await expect(open(await standIn("mute"), 1, 500)).rejects.toThrow(
			"cloudflared got no name from Cloudflare in time",
		);
	});

	it("is absent when it is not on PATH", async () => {
		const provider = cloudflaredProvider({ PATH: "/nowhere" });
		await expect(open(provider)).rejects.toMatchObject({ absent: true });
	});

	it("names a file that can't be started", async () => {
		const provider = cloudflaredProvider({
			WA_HOOK_CLOUDFLARED: "/nowhere/cloudflared",
		});
		await expect(open(provider)).rejects.toThrow(/\/nowhere\/cloudflared/);
	});
});
