import { afterEach, describe, expect, it } from "vitest";
import { lookupFresh } from "../../../src/io/tunnel/fresh-lookup.ts";
import { openTestNameServer, type Zone } from "../../support/tunnel-dns.ts";

const cleanUps: (() => Promise<void>)[] = [];

afterEach(async () => {
	for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

const delegation: Zone = {
	"NS tunnels.example": ["ns.tunnels.example"],
	"A ns.tunnels.example": ["127.0.0.1"],
};

const systemKnows = [{ address: "192.0.2.1", family: 4 }];

async function nameServers(recursiveZone: Zone, authorityZone: Zone) {
	const recursive = await openTestNameServer(recursiveZone);
	const authority = await openTestNameServer(authorityZone);
	cleanUps.push(recursive.close, authority.close);
	const servers = {
		recursive: `127.0.0.1:${recursive.port}`,
		authorityPort: authority.port,
		system: (hostname: string) =>
			hostname.startsWith("known.")
				? Promise.resolve(systemKnows)
				: Promise.reject(Object.assign(new Error(), { code: "ENOTFOUND" })),
	};
	return { servers, recursive, authority };
}

describe("a fresh look-up", () => {
	it("asks the zone's own server, and nobody else, about the name", async () => {
		const { servers, recursive } = await nameServers(delegation, {
			"A new-name.tunnels.example": ["203.0.113.7"],
		});
		await expect(
			lookupFresh("new-name.tunnels.example", servers),
		).resolves.toEqual([{ address: "203.0.113.7", family: 4 }]);
		expect(recursive.asked).toEqual([
			"NS tunnels.example",
			"A ns.tunnels.example",
		]);
	});

	it("looks for the zone higher up when the nearest parent is none", async () => {
		const { servers } = await nameServers(delegation, {
			"A a.b.tunnels.example": ["203.0.113.8"],
		});
		await expect(lookupFresh("a.b.tunnels.example", servers)).resolves.toEqual([
			{ address: "203.0.113.8", family: 4 },
		]);
	});

	it("knows a name that does not exist yet, and sees it as soon as it does", async () => {
		const zone: Zone = {};
		const { servers } = await nameServers(delegation, zone);
		await expect(
			lookupFresh("late.tunnels.example", servers),
		).rejects.toMatchObject({ code: "ENOTFOUND" });
		zone["A late.tunnels.example"] = ["203.0.113.9"];
		await expect(
			lookupFresh("late.tunnels.example", servers),
		).resolves.toHaveLength(1);
	});

	it.each([
		["the zone can't be found", "known.elsewhere.example"],
		["its server has another kind of answer", "known.tunnels.example"],
	])("leaves it to the system when %s", async (_, hostname) => {
		const { servers } = await nameServers(delegation, {
			"NS known.tunnels.example": ["ns.tunnels.example"],
		});
		await expect(lookupFresh(hostname, servers)).resolves.toBe(systemKnows);
	});

	it("leaves it to the system when the zone's server is out of reach", async () => {
		const { servers, authority } = await nameServers(delegation, {});
		await authority.close();
		cleanUps.pop();
		await expect(lookupFresh("known.tunnels.example", servers)).resolves.toBe(
			systemKnows,
		);
	});

	it("says that nobody can be asked when no name server answers", async () => {
		const { servers, recursive } = await nameServers({}, {});
		await recursive.close();
		cleanUps.shift();
		await expect(
			lookupFresh("name.tunnels.example", servers),
		).rejects.toMatchObject({ code: "EAI_AGAIN" });
	});

	it.each(["localhost", "any-name.localhost"])(
		"takes %s for loopback without asking",
		async (hostname) => {
			const { servers, recursive } = await nameServers({}, {});
			const found = await lookupFresh(hostname, servers);
			expect(found.map(({ address }) => address)).toEqual(["127.0.0.1", "::1"]);
			expect(recursive.asked).toEqual([]);
		},
	);
});
