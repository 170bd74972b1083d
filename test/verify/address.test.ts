import { createServer } from "node:http";
import type { LookupFunction } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import type { AddressProbe } from "../../src/io/probe/address.ts";
import { parseResolve } from "../../src/io/probe/resolution.ts";
import type { Finding } from "../../src/webhook/diagnose/finding.ts";
import { openForwardProxy } from "../support/forward-proxy.ts";
import { listening, openTarget } from "../support/target.ts";
import { openTestNameServer, type Zone } from "../support/tunnel-dns.ts";
import { checkAddress, faultsIn, inShort } from "./checked-address.ts";
import * as gallery from "./gallery/tls.ts";

describe("how it is spelled", () => {
	it.each([
		["shop.example/webhook", ["fail url-unreadable"]],
		["https://<your-domain>/webhook", ["fail url-unreadable"]],
		["ftp://shop.example/webhook", ["fail url-unreadable"]],
		["", ["fail url-unreadable"]],
	])("%j", async (url, expected) => {
		expect(inShort(await checkAddress(url))).toEqual(expected);
	});

	it.each([
		["http://", "/webhook", ["not-https"]],
		["https://me:hunter2@", "/webhook", ["credentials-in-url"]],
		["https://", "/#/webhook", ["fragment-in-url"]],
		["https://", `/webhook?key=${"k".repeat(200)}`, ["long-url"]],
		["https://", "/webhook?key=1", []],
		["https://", "", []],
	])("%s…%s", async (start, end, expected) => {
		const port = await gallery.healthy();
		const findings = await given(
			`${start}shop.example:${port}${end}`,
			"127.0.0.1",
		);
		expect(faultsIn(findings)).toEqual(expected);
		expect(JSON.stringify(findings)).not.toMatch(/hunter2|kkk/);
	});

	it("is said to have no path where it has none", async () => {
		const port = await gallery.healthy();
		const [url] = await given(`https://shop.example:${port}`, "127.0.0.1");
		expect(url).toMatchObject({
			code: "url",
			level: "ok",
			seen: [
				`port ${port}: known to work, though 443 is what everybody uses`,
				"no path: Meta asks for /",
			],
		});
	});
});

describe("a local app", () => {
	it.each([
		"http://localhost:3000/webhook",
		"http://[::1]:3000/webhook",
		"https://192.168.1.20/webhook",
		"https://app.internal/webhook",
		"http://shop:8080/",
	])("is skipped: %s", async (url) => {
		expect(inShort(await checkAddress(url))).toEqual(["skip local-app"]);
	});

	it("has its certificate shown, which is no fault", async () => {
		const port = await gallery.signsItself();
		const findings = await checkAddress(`https://localhost:${port}/webhook`);
		expect(findings).toEqual([
			{
				code: "local-app",
				level: "skip",
				title:
					"a local app, on this machine: name, network and certificate don't matter yet",
				seen: [expect.stringMatching(/^1\. shop\.example, signed by itself, /)],
			},
		]);
	});
});

describe("a name", () => {
	const url = "https://shop.example/webhook";
	const elsewhere: Zone = { "A graph.facebook.com": ["127.0.0.1"] };

	it.each<[string, Zone, string[]]>([
		["that doesn't exist", {}, ["fail name-not-found"]],
		[
			"without an address",
			{ "NS shop.example": ["ns.example"] },
			["fail name-without-address"],
		],
		[
			"at 10.0.0.7",
			{ "A shop.example": ["10.0.0.7"] },
			["fail private-address"],
		],
		["at ::1", { "AAAA shop.example": ["::1"] }, ["fail private-address"]],
		[
			"at fd00::7",
			{ "AAAA shop.example": ["fd00::7"] },
			["fail private-address"],
		],
	])("%s", async (_name, zone, expected) => {
		const source = await names({ ...elsewhere, ...zone });
		expect(inShort(await checkAddress(url, source))).toEqual([
			"ok url",
			...expected,
		]);
	});

	it("that only the hosts file knows", async () => {
		const source = await names(elsewhere, { "shop.example": "127.0.0.1" });
		const findings = await checkAddress(url, source);
		expect(inShort(findings)).toEqual(["ok url", "fail name-only-here"]);
		expect(findings[1]?.seen).toEqual([
			"A     no such name (NXDOMAIN)",
			"AAAA  no such name (NXDOMAIN)",
			"here  127.0.0.1",
		]);
		expect(findings[1]?.commands).toEqual(["nslookup shop.example 1.1.1.1"]);
	});

	it("whose servers fail", async () => {
		const source = await names(elsewhere, {}, ["shop.example"]);
		const findings = await checkAddress(url, source);
		expect(inShort(findings)).toEqual(["ok url", "fail name-servers-fail"]);
		expect(findings[1]?.seen?.[0]).toBe("A     no answer (ESERVFAIL)");
	});

	it("is no fault where nothing else is found either", async () => {
		const source = await names({});
		expect(inShort(await checkAddress(url, source))).toEqual([
			"ok url",
			"skip no-network",
		]);
	});

	it("is no fault where no name server answers", async () => {
		const findings = await checkAddress(url, {
			servers: ["127.0.0.1:1"],
			lookup: hostsFile({}),
		});
		expect(inShort(findings)).toEqual(["ok url", "skip no-network"]);
	});
});

describe("several addresses", () => {
	it("of which IPv6 leads nowhere", async () => {
		const port = await gallery.healthy();
		const findings = await given(
			`https://shop.example:${port}/webhook`,
			"127.0.0.1,[::1]",
		);
		expect(faultsIn(findings)).toEqual(["ipv6-broken"]);
	});

	it("of which one shows a wrong certificate", async () => {
		const port = await gallery.healthy();
		await gallery.signsItselfAt("::1", port);
		const findings = await given(
			`https://shop.example:${port}/webhook`,
			"127.0.0.1,[::1]",
		);
		expect(faultsIn(findings)).toEqual(["tls-self-signed"]);
		expect(findings.at(-1)?.seen?.[0]).toBe("only at IPv6 ::1");
	});

	it("that all refuse are one fault", async () => {
		const closed = await openTarget();
		await closed.close();
		const findings = await given(
			`https://shop.example:${closed.port}/webhook`,
			"127.0.0.1,[::1]",
		);
		expect(faultsIn(findings)).toEqual(["connection-refused"]);
	});

	it("aren't waited for after a stop", async () => {
		const stop = AbortSignal.abort();
		const port = await gallery.healthy();
		const findings = await given(
			`https://shop.example:${port}/webhook`,
			"127.0.0.1",
			{ stop },
		);
		expect(inShort(findings)).toEqual([
			"ok url",
			"skip public-name",
			"skip connection",
		]);
		const unnamed = await checkAddress("https://shop.example/webhook", {
			...(await names({})),
			stop,
		});
		expect(inShort(unnamed)).toEqual(["ok url", "skip public-name"]);
	});
});

describe("through a proxy", () => {
	const url = "https://shop.example/webhook";

	it("the certificate is seen, and the name is the proxy's to look up", async () => {
		const proxy = await openForwardProxy(await gallery.wasNotRenewed());
		const findings = await checkAddress(url, {
			...(await names({})),
			env: { HTTPS_PROXY: proxy.url },
			ca: gallery.publicAuthorities,
		});
		expect(inShort(findings)).toEqual([
			"ok url",
			"skip public-name",
			"ok connection",
			"fail tls-expired",
		]);
		expect(proxy.asked).toEqual(["shop.example:443"]);
	});

	it("that refuses, nothing is said about the address", async () => {
		const proxy = await openRefusingProxy("403 Forbidden");
		const findings = await checkAddress(url, {
			...(await names({})),
			env: { HTTPS_PROXY: `http://me:s%40fe@127.0.0.1:${proxy.port}` },
		});
		expect(inShort(findings)).toEqual([
			"ok url",
			"skip public-name",
			"skip proxy-in-the-way",
		]);
		expect(findings[2]?.seen).toEqual([
			expect.stringMatching(
				`^proxy 127.0.0.1:${proxy.port}, to port 443: 403 Forbidden after \\d+ ms$`,
			),
		]);
		const credentials = Buffer.from("me:s@fe").toString("base64");
		expect(proxy.authorizations).toEqual([`Basic ${credentials}`]);
		expect(JSON.stringify(findings)).not.toContain(credentials);
	});

	it.each(["http://127.0.0.1:1", "none of it"])(
		"%s that isn't there, nothing is said either",
		async (proxy) => {
			const findings = await checkAddress(url, {
				...(await names({})),
				env: { HTTPS_PROXY: proxy },
			});
			expect(faultsIn(findings)).toEqual([]);
			expect(inShort(findings).at(-1)).toBe("skip proxy-in-the-way");
		},
	);

	it("that fails, a name that doesn't exist is the fault", async () => {
		const proxy = await openRefusingProxy("502 Bad Gateway");
		const findings = await checkAddress(url, {
			...(await names({ "A graph.facebook.com": ["127.0.0.1"] })),
			env: { HTTPS_PROXY: `http://127.0.0.1:${proxy.port}` },
		});
		expect(faultsIn(findings)).toEqual(["name-not-found"]);
	});

	it("nothing goes when the address is given", async () => {
		const port = await gallery.healthy();
		const findings = await given(
			`https://shop.example:${port}/webhook`,
			"127.0.0.1",
			{
				env: { HTTPS_PROXY: "http://127.0.0.1:1" },
			},
		);
		expect(faultsIn(findings)).toEqual([]);
		expect(inShort(findings).at(-1)).toBe("ok certificate");
	});
});

/** With an address in the place of what DNS says. */
function given(
	url: string,
	addresses: string,
	probe: Partial<AddressProbe> = {},
): Promise<readonly Finding[]> {
	const { port } = new URL(url);
	return checkAddress(url, {
		resolve: parseResolve([`shop.example:${port}:${addresses}`]),
		ca: gallery.publicAuthorities,
		...probe,
	});
}

/** A name server that knows the zone, and a machine that knows the hosts. */
async function names(
	zone: Zone,
	hosts: Readonly<Record<string, string>> = {},
	broken: readonly string[] = [],
): Promise<Pick<AddressProbe, "servers" | "lookup">> {
	const server = await openTestNameServer(zone, { broken });
	onTestFinished(() => server.close());
	return { servers: [`127.0.0.1:${server.port}`], lookup: hostsFile(hosts) };
}

function hostsFile(hosts: Readonly<Record<string, string>>): LookupFunction {
	return (hostname, _options, callback) => {
		const address = hosts[hostname];
		if (address !== undefined) callback(null, [{ address, family: 4 }]);
		else callback(Object.assign(new Error("none"), { code: "ENOTFOUND" }), []);
	};
}

async function openRefusingProxy(
	status: string,
): Promise<{ port: number; authorizations: (string | undefined)[] }> {
	const authorizations: (string | undefined)[] = [];
	const server = createServer().on("connect", ({ headers }, socket) => {
		authorizations.push(headers["proxy-authorization"]);
		socket.end(`HTTP/1.1 ${status}\r\n\r\n`);
	});
	onTestFinished(() => void server.close());
	return { port: await listening(server), authorizations };
}
