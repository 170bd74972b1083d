import { describe, expect, it } from "vitest";
import { findSides } from "../../src/commands/verify/sides.ts";
import { readAddress } from "../../src/commands/verify/spelled-url.ts";
import { isTunnelHost } from "../../src/commands/verify/tunnel-host.ts";

const listener = {
	pid: 1,
	startedAt: 0,
	port: 3100,
	path: "/webhook",
	local: "http://127.0.0.1:3100/webhook",
	publicUrl: "https://x.loca.lt",
	forwardTo: ["http://localhost:3000/webhook"],
};

const nobody = async () => undefined;

/** Outside and inside as they are spelled, and what they are to this project. */
async function sides(
	url: string | undefined,
	local?: string,
	running: Parameters<typeof findSides>[1] = listener,
	askMeta: () => Promise<string | undefined> = nobody,
) {
	const found = await findSides(
		{
			target: url && readAddress(url),
			local: local && readAddress(local),
		} as Parameters<typeof findSides>[0],
		running,
		askMeta,
	);
	return [
		found.outside?.url.href,
		found.inside?.url.href,
		found.isListener ? "listener" : found.isOfProject ? "its app" : "another",
	];
}

describe("the two ways to an app", () => {
	const own = [
		"https://x.loca.lt/webhook",
		"http://127.0.0.1:3100/webhook",
		"listener",
	];

	it.each([
		["nothing", undefined, own],
		["its public address", "https://x.loca.lt/webhook", own],
		["its local address", ":3100/webhook", own],
		[
			"the app behind it",
			"3000",
			[undefined, "http://localhost:3000/webhook", "its app"],
		],
		[
			"another app here",
			"4000",
			[undefined, "http://localhost:4000/webhook", "another"],
		],
		[
			"another path of the same host",
			"https://x.loca.lt/other",
			["https://x.loca.lt/other", undefined, "another"],
		],
		[
			"a public address",
			"https://shop.example/webhook",
			["https://shop.example/webhook", undefined, "another"],
		],
	])("of %s, with a listener running", async (_, url, expected) => {
		expect(await sides(url)).toEqual(expected);
	});

	it("are both named with --local", async () => {
		expect(await sides("https://shop.example/webhook", "4000")).toEqual([
			"https://shop.example/webhook",
			"http://localhost:4000/webhook",
			"another",
		]);
	});

	it("come from Meta where nothing is named and nothing runs", async () => {
		const callback = "https://shop.example/webhook";
		expect(
			await findSides(
				{ target: undefined, local: undefined },
				undefined,
				async () => callback,
			),
		).toMatchObject({ outside: { spelled: callback }, inside: undefined });
	});

	it("have to be named else", async () => {
		await expect(
			findSides({ target: undefined, local: undefined }, undefined, nobody),
		).rejects.toThrow("there is nothing to check");
	});
});

it.each([
	["x.ngrok-free.app", true],
	["X.TRYCLOUDFLARE.COM.", true],
	["loca.lt", false],
	["shop.example", false],
	["evil-ngrok.io", false],
])("%s is a tunnel's name: %s", (name, isOne) => {
	expect(isTunnelHost(name)).toBe(isOne);
});
