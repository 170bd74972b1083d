import type { LookupFunction } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { lookAround } from "../../../src/io/probe/world.ts";
import { openTarget } from "../../support/target.ts";
import { openTestNameServer } from "../../support/tunnel-dns.ts";

const limits = { timeoutMs: 500 };
const host = "landmark.example";
const unknown: LookupFunction = (_name, _options, callback) =>
	callback(Object.assign(new Error("none"), { code: "ENOTFOUND" }), []);

it("reaches a landmark over the families that work, and looks it up once", async () => {
	const { port } = await openTarget();
	const server = await openTestNameServer({
		[`A ${host}`]: ["127.0.0.1"],
		[`AAAA ${host}`]: ["::1"],
	});
	onTestFinished(() => server.close());
	const servers = [`127.0.0.1:${server.port}`];
	const world = lookAround(
		{ host, port },
		{ servers, lookup: unknown },
		limits,
	);
	expect(await Promise.all([world.isReached(4), world.isReached(6)])).toEqual([
		true,
		false,
	]);
	expect(server.asked.toSorted()).toEqual([`A ${host}`, `AAAA ${host}`]);
});

it("takes the machine's own word where no name server answers", async () => {
	const { port } = await openTarget();
	const lookup: LookupFunction = (_name, _options, callback) =>
		callback(null, [{ address: "127.0.0.1", family: 4 }]);
	const world = lookAround(
		{ host, port },
		{ servers: ["127.0.0.1:1"], lookup },
		limits,
	);
	expect(await world.isReached(4)).toBe(true);
});

it("reaches nothing where nobody knows the name", async () => {
	const world = lookAround(
		{ host, port: 443 },
		{ servers: ["127.0.0.1:1"], lookup: unknown },
		limits,
	);
	expect(await world.isReached(4)).toBe(false);
	expect((await world.names()).ipv4).toEqual({
		outcome: "unanswered",
		code: "ECONNREFUSED",
	});
});
