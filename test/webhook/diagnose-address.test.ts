import { describe, expect, it } from "vitest";
import {
	diagnoseAddress,
	isReachable,
} from "../../src/webhook/diagnose/address/address.ts";
import { addressCodes } from "../../src/webhook/diagnose/address/codes.ts";
import type {
	AddressObservation,
	Answer,
	Endpoint,
	NameObservation,
	Reach,
} from "../../src/webhook/diagnose/address/observation.ts";

const now = Date.UTC(2026, 4, 1);
const day = 86_400_000;

const bothFound: NameObservation = {
	source: "dns",
	ipv4: found("203.0.113.7"),
	ipv6: found("2001:db8::7"),
	system: found("203.0.113.7"),
	isDnsUsable: undefined,
	isSystemUsable: undefined,
};
const four = at("IPv4", "203.0.113.7");
const six = at("IPv6", "2001:db8::7");
const noWord = { ipv4: undefined, ipv6: undefined };

it("has nothing but good to say of a healthy address", () => {
	expect(diagnoseAddress(observed())).toEqual([
		{ code: "url", level: "ok", title: "a whole https URL" },
		{
			code: "public-name",
			level: "ok",
			title: "the name is public",
			seen: ["A     203.0.113.7", "AAAA  2001:db8::7"],
		},
		{
			code: "connection",
			level: "ok",
			title: "connects over IPv4 and IPv6",
			seen: [
				"IPv4 203.0.113.7 port 443: connected in 12 ms",
				"IPv6 2001:db8::7 port 443: connected in 12 ms",
			],
		},
		{
			code: "certificate",
			level: "ok",
			title: "certificate complete and valid for 61 more days",
			seen: [
				"TLSv1.3, handshake in 30 ms",
				"1. shop.example, issued by R11 (Let's Encrypt), valid until 2026-07-01 (in 61 days)",
			],
		},
	]);
});

describe("what the name says", () => {
	it.each<[string, Partial<NameObservation>, string[]]>([
		["IPv6 alone", { ipv4: { outcome: "none" } }, ["warn ipv6-only"]],
		["IPv4 alone", { ipv6: { outcome: "none" } }, []],
		[
			"a made-up address",
			{ ipv4: found("198.18.0.7", "faked") },
			["skip faked-address"],
		],
		[
			"a local one in the hosts file",
			{ system: found("127.0.0.1", "loopback") },
			["warn hosts-file"],
		],
		[
			"one private address of two",
			{ ipv6: found("fd00::7", "private") },
			["fail private-address"],
		],
		[
			"other addresses here than elsewhere",
			{ system: found("203.0.113.99") },
			[],
		],
	])("%s", (_name, names, expected) => {
		expect(inShort(observed({ names: { ...bothFound, ...names } }))).toEqual(
			expected,
		);
	});

	it.each<[string, Partial<NameObservation>, string[]]>([
		[
			"found here, with no DNS to ask",
			{ system: found("203.0.113.7") },
			["skip public-name"],
		],
		["found nowhere, like everything else", {}, ["skip no-network"]],
		[
			"found nowhere, while others are found",
			{ isSystemUsable: true },
			["fail name-not-found"],
		],
	])("%s", (_name, names, expected) => {
		const missing = { outcome: "missing" } as const;
		const nobody = { ipv4: missing, ipv6: missing, system: missing };
		const unusable = { isDnsUsable: false, isSystemUsable: false };
		expect(
			inShort(
				observed({
					names: { source: "dns", ...nobody, ...unusable, ...names },
				}),
			),
		).toEqual(expected);
	});
});

describe("what the connections say", () => {
	it.each<[string, Endpoint[], AddressObservation["world"], string[]]>([
		[
			"nothing answers",
			[dead(four, "ETIMEDOUT")],
			{ ipv4: true, ipv6: undefined },
			["fail connection-timeout"],
		],
		[
			"all refuse",
			[dead(four, "ECONNREFUSED"), dead(six, "ECONNREFUSED")],
			{ ipv4: true, ipv6: true },
			["fail connection-refused"],
		],
		[
			"no way there",
			[dead(four, "EHOSTUNREACH")],
			{ ipv4: true, ipv6: undefined },
			["fail connection-fails"],
		],
		[
			"nothing in the world answers",
			[dead(four, "ETIMEDOUT"), dead(six, "ENETUNREACH")],
			{ ipv4: false, ipv6: false },
			["skip no-network"],
		],
		[
			"IPv6 is dead",
			[four, dead(six, "ETIMEDOUT")],
			{ ipv4: undefined, ipv6: true },
			["warn ipv6-broken"],
		],
		[
			"IPv6 is dead for all",
			[four, dead(six, "ETIMEDOUT")],
			{ ipv4: undefined, ipv6: false },
			["skip family-unchecked"],
		],
		[
			"there is no IPv6 here",
			[four, dead(six, "ENETUNREACH")],
			noWord,
			["skip family-unchecked"],
		],
		[
			"there is only IPv6, and none here",
			[dead(six, "ENETUNREACH")],
			{ ipv4: undefined, ipv6: false },
			["skip family-unchecked"],
		],
		[
			"one of two is dead",
			[four, dead(at("IPv4", "203.0.113.8"), "ETIMEDOUT")],
			noWord,
			["warn address-dead"],
		],
		[
			"IPv4 is dead",
			[dead(four, "ETIMEDOUT"), six],
			{ ipv4: true, ipv6: undefined },
			["warn address-dead"],
		],
	])("%s", (_name, endpoints, world, expected) => {
		const observation = observed({ endpoints, world });
		expect(inShort(observation)).toEqual(expected);
		expect(isReachable(observation)).toBe(
			endpoints.some(({ connection }) => connection.ok),
		);
	});
});

describe("whether a request is worth it", () => {
	const missing = { outcome: "missing" } as const;

	it.each<[string, Partial<AddressObservation>, boolean]>([
		["of no URL", { reach: undefined, names: undefined, endpoints: [] }, false],
		[
			"of a local app that may be down",
			{
				reach: "loopback",
				names: undefined,
				endpoints: [dead(four, "ECONNREFUSED")],
			},
			true,
		],
		[
			"of a name that leads nowhere",
			{
				names: { ...bothFound, ipv4: missing, ipv6: missing, system: missing },
				endpoints: [],
			},
			false,
		],
		[
			"of a name with a private address",
			{
				names: { ...bothFound, ipv4: found("10.0.0.7", "private") },
				endpoints: [],
			},
			true,
		],
	])("%s", (_name, bent, expected) => {
		expect(isReachable(observed(bent))).toBe(expected);
	});
});

describe("what the certificate says", () => {
	it("is another reason of OpenSSL's, by its name", () => {
		const findings = diagnoseAddress(
			observed({
				endpoints: [at("IPv4", "203.0.113.7", { distrust: "CA_MD_TOO_WEAK" })],
			}),
		);
		expect(findings.at(-1)).toMatchObject({
			code: "tls-untrusted",
			seen: [
				"CA_MD_TOO_WEAK",
				"1. shop.example, issued by R11 (Let's Encrypt), valid until 2026-07-01 (in 61 days)",
			],
		});
	});

	it("names the first few of many hosts, and can do without a date", () => {
		const names = Array.from({ length: 100 }, (_, at) => `${at}.example`);
		const [certificate] = four.tls?.ok ? four.tls.chain : [];
		if (certificate === undefined) throw new Error("no certificate");
		const chain = [{ ...certificate, names, validTo: Number.NaN }];
		const findings = diagnoseAddress(
			observed({
				endpoints: [
					at("IPv4", "203.0.113.7", {
						chain,
						isForHost: false,
						distrust: "OUT_OF_MEM",
					}),
				],
			}),
		);
		expect(findings.at(-2)?.seen?.at(-1)).toMatch(
			/at a time that can't be read$/,
		);
		expect(findings.at(-1)?.seen?.at(-1)).toBe(
			"it is for  0.example, 1.example, 2.example, 3.example, 4.example, 5.example, 6.example, 7.example and 92 more",
		);
	});

	it("gives no command where the host's name could be read by a shell", () => {
		const findings = diagnoseAddress(
			observed({
				url: "https://a$(id).example/webhook",
				endpoints: [at("IPv4", "203.0.113.7", { isForHost: false })],
			}),
		);
		const last = findings.at(-1);
		expect(last?.code).toBe("tls-wrong-name");
		expect(last).not.toHaveProperty("commands");
	});
});

it.each(Object.entries(addressCodes))("%s is explained", (_code, meaning) => {
	expect(meaning.fault).toMatch(/^[A-Z].+\.$/);
	expect(meaning.about.length).toBeGreaterThan(0);
	for (const each of meaning.about) expect(each).toMatch(/[.`]$/);
});

function inShort(observation: AddressObservation): readonly string[] {
	return diagnoseAddress(observation)
		.filter(({ level }) => level !== "ok")
		.map(({ level, code }) => `${level} ${code}`);
}

function observed(bent: Partial<AddressObservation> = {}): AddressObservation {
	return {
		url: "https://shop.example/webhook",
		hasCredentials: false,
		reach: "public",
		names: bothFound,
		endpoints: [four, six],
		world: noWord,
		checkedAt: now,
		...bent,
	};
}

function found(address: string, reach: Reach = "public"): Answer {
	return { outcome: "found", addresses: [{ address, reach }] };
}

function at(
	route: Endpoint["route"],
	address: string,
	bent: Partial<Extract<NonNullable<Endpoint["tls"]>, { ok: true }>> = {},
): Endpoint {
	return {
		route,
		address,
		port: 443,
		connection: { ok: true, ms: 12 },
		tls: {
			ok: true,
			ms: 30,
			version: "TLSv1.3",
			chain: [
				{
					subject: "shop.example",
					issuer: "R11 (Let's Encrypt)",
					names: ["shop.example"],
					validFrom: now - 29 * day,
					validTo: now + 61 * day,
					isSelfSigned: false,
					issuerUrls: ["http://r11.i.lencr.org/"],
				},
			],
			distrust: undefined,
			isTrustedHereOnly: false,
			isOutdated: false,
			isForHost: true,
			isDefault: undefined,
			...bent,
		},
	};
}

function dead(endpoint: Endpoint, code: string): Endpoint {
	const { route, address, port } = endpoint;
	const cause =
		code === "ECONNREFUSED"
			? "refused"
			: code === "ETIMEDOUT"
				? "timed-out"
				: "unreachable";
	return {
		route,
		address,
		port,
		connection: { ok: false, ms: 9, cause, code },
	};
}
