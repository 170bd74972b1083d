import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { probePublicAddress } from "../../../src/io/tunnel/probe.ts";
import { sshProvider } from "../../../src/io/tunnel/ssh.ts";
import {
	announcedAddress,
	sshServer,
} from "../../../src/io/tunnel/ssh-server.ts";
import type { Tunnel } from "../../../src/io/tunnel/tunnel.ts";
import {
	openTestListener,
	type TestListener,
} from "../../support/tunnel-listener.ts";
import {
	hasSshd,
	startSshd,
	type TestSshd,
} from "../../support/tunnel-sshd.ts";

describe("what an ssh server says", () => {
	const localhostRun = sshServer("localhost.run");
	const srvUs = sshServer("srv.us");

	it.each([
		[
			'{"address":"3b1d872d.lhr.life","event":"tcpip-forward","message":"…"}',
			"3b1d872d.lhr.life",
		],
		[
			'{"specversion":"1.0","id":"localhost/01dafc11.lhr.life","type":"v1.tcpip_forward.register.accepted"}',
			"01dafc11.lhr.life",
		],
		[
			'{"event":"authn","message":"authenticated as anonymous user"}',
			undefined,
		],
		['{"id":"x","type":"v1.tcpip_forward.register.rejected"}', undefined],
		['{"event":"tcpip-forward","address":7}', undefined],
		["see https://localhost.run/docs/ for help", undefined],
		["{not json", undefined],
		["null", undefined],
	])("in JSON: %s", (line, address) => {
		expect(announcedAddress(line, localhostRun)).toBe(address);
	});

	it.each([
		[
			"1: https://qp556ma755ktlag5b2xyt334ae.srv.us/",
			"https://qp556ma755ktlag5b2xyt334ae.srv.us/",
		],
		[
			"Forwarding HTTP traffic from \u001b[32mhttps://abc.example.com\u001b[0m",
			"https://abc.example.com",
		],
		[
			"Warning: Permanently added 'srv.us' to the list of known hosts.",
			undefined,
		],
	])("in text: %s", (line, address) => {
		expect(announcedAddress(line, srvUs)).toBe(address);
	});

	it("is looked up by the host's name, with or without a user", () => {
		expect(sshServer()).toMatchObject({ destination: "nokey@localhost.run" });
		expect(sshServer("me@localhost.run")).toMatchObject({
			destination: "me@localhost.run",
			command: ["--output", "json"],
		});
		expect(sshServer("srv.us")).toMatchObject({ remotePort: 1 });
		expect(sshServer("me@run")).toMatchObject({
			destination: "me@run",
			says: "text",
		});
	});
});

it("is absent where there is no ssh", async () => {
	const provider = sshProvider({
		env: { PATH: "/nowhere" },
		server: sshServer(),
		knownHostsFile: "/nowhere/known_hosts",
	});
	const signal = AbortSignal.timeout(5_000);
	await expect(provider.open({ port: 1, signal })).rejects.toMatchObject({
		absent: true,
	});
});

describe.skipIf(!hasSshd)("through a real ssh server (needs sshd)", () => {
	let listener: TestListener;
	let server: TestSshd;
	const opened: Tunnel[] = [];

	beforeAll(async () => {
		listener = await openTestListener();
		server = await startSshd();
	});
	afterEach(async () => {
		await Promise.all(opened.splice(0).map((tunnel) => tunnel.close()));
	});
	afterAll(async () => {
		await server.remove();
		await listener.close();
	});

	async function open(key = server.clientKey): Promise<Tunnel> {
		const tunnel = await sshProvider({
			env: { PATH: process.env["PATH"] },
			server: {
				destination: server.destination,
				remotePort: server.publicPort,
				command: [],
				says: "json",
			},
			knownHostsFile: server.knownHostsFile,
			extraArgs: ["-F", "none", "-i", key],
		}).open({ port: listener.port, signal: AbortSignal.timeout(10_000) });
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

	it("carries a probe to the port, asking nobody about the host's key", async () => {
		const tunnel = await open();
		expect(tunnel.url).toBe(`http://127.0.0.1:${server.publicPort}`);
		await expect(probe(tunnel.url)).resolves.toMatchObject({ reached: true });
	});

	it("says so when the server ends, and opens again when it is back", async () => {
		const tunnel = await open();
		await server.kill();
		await expect(tunnel.closed).resolves.toMatch(/^ssh ended with code/);
		await server.start();
		const again = await open();
		await expect(probe(again.url)).resolves.toMatchObject({ reached: true });
	});

	it("frees the public port when it is closed", async () => {
		const tunnel = await open();
		await tunnel.close();
		await expect
			.poll(() => probe(tunnel.url))
			.toMatchObject({ cause: "refused" });
	});

	it("says what ssh said when it is not let in", async () => {
		await expect(open("/nowhere/key")).rejects.toThrow(
			/^ssh ended with code 255: .*Permission denied/,
		);
	});

	it("does not talk to a server whose key has changed", async () => {
		await server.kill();
		await server.changeHostKey();
		await server.start();
		await expect(open()).rejects.toThrow(/Host key verification failed/);
	});
});
