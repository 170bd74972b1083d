import { once } from "node:events";
import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import {
	isFor,
	lookupWith,
	parseResolve,
} from "../../../src/io/probe/resolution.ts";
import { openVisitor } from "../../../src/io/probe/visitor.ts";
import { openTarget } from "../../support/target.ts";

describe("parseResolve", () => {
	it.each([
		["shop.example:443:203.0.113.7", "shop.example", 443, ["203.0.113.7"]],
		["Shop.Example.:8443:127.0.0.1", "shop.example", 8443, ["127.0.0.1"]],
		[
			"a.b:443:[2001:db8::7],203.0.113.7",
			"a.b",
			443,
			["2001:db8::7", "203.0.113.7"],
		],
		["a.b:443:2001:db8::7", "a.b", 443, ["2001:db8::7"]],
		[" a.b:443:1.2.3.4, 1.2.3.5 ", "a.b", 443, ["1.2.3.4", "1.2.3.5"]],
	])("reads %s", (text, host, port, addresses) => {
		expect(parseResolve([text])).toEqual([{ host, port, addresses }]);
	});

	it.each([
		"",
		"shop.example",
		"shop.example:443",
		"shop.example:443:",
		"shop.example:443:other.example",
		"shop.example:443:1.2.3.4,",
		"shop.example:0:1.2.3.4",
		"shop.example:70000:1.2.3.4",
		"https://shop.example:443:1.2.3.4",
		"[::1]:443:1.2.3.4",
	])("says what to write in the place of %j", (text) => {
		expect(() => parseResolve([text])).toThrow(
			expect.objectContaining({
				code: "not-a-resolution",
				message: `--resolve ${JSON.stringify(text)} is not HOST:PORT:ADDRESS`,
				exitCode: 2,
			}),
		);
	});
});

describe("isFor", () => {
	const [override] = parseResolve(["shop.example:443:1.2.3.4"]);

	it.each([
		["https://shop.example/a", true],
		["https://SHOP.example.:443", true],
		["https://shop.example:8443/", false],
		["http://shop.example/", false],
		["http://shop.example:443/", true],
		["https://www.shop.example/", false],
	])("%s: %s", (url, expected) => {
		if (override === undefined) throw new Error("not read");
		expect(isFor(override, new URL(url))).toBe(expected);
	});
});

describe("lookupWith", () => {
	const lookup = lookupWith(parseResolve(["shop.example:443:127.0.0.1"]));

	it("leads a visitor to the address", async () => {
		const target = await openTarget();
		const visitor = openVisitor({
			env: {},
			skipVerify: false,
			timeoutMs: 2_000,
			lookup,
		});
		const url = new URL(`http://shop.example:${target.port}/webhook`);
		const reply = await visitor.visit({ method: "GET", url, headers: [] });
		await visitor.close();
		expect(reply).toMatchObject({ ok: true, status: 200 });
		expect(target.received[0]?.headers.host).toBe(
			`shop.example:${target.port}`,
		);
	});

	it("leads who takes one address only there too", async () => {
		const { port } = await openTarget();
		const socket = connect({
			host: "shop.example",
			port,
			lookup,
			autoSelectFamily: false,
		});
		await once(socket, "connect");
		expect(socket.remoteAddress).toBe("127.0.0.1");
		socket.destroy();
	});

	it("leaves other names as they are", async () => {
		const { port } = await openTarget();
		const visitor = openVisitor({
			env: {},
			skipVerify: false,
			timeoutMs: 2_000,
			lookup,
		});
		const url = new URL(`http://localhost:${port}/webhook`);
		const reply = await visitor.visit({ method: "GET", url, headers: [] });
		await visitor.close();
		expect(reply).toMatchObject({ ok: true, status: 200 });
	});
});
