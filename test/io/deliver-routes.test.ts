import { describe, expect, it, onTestFinished } from "vitest";
import { openCourier } from "../../src/io/deliver.ts";
import { openLightCourier } from "../../src/io/light-courier.ts";
import type { Reply } from "../../src/webhook/reply.ts";
import { openForwardProxy } from "../support/forward-proxy.ts";
import { openTarget } from "../support/target.ts";

type Options = Partial<Parameters<typeof openCourier>[0]>;

it("says what a setting has to look like that is no proxy", () => {
	expect(() =>
		openCourier({ env: { HTTPS_PROXY: "no proxy" }, timeoutMs: 1_000 }),
	).toThrow("HTTP_PROXY or HTTPS_PROXY in the environment");
});

it("says so when it first goes there where it is opened for a few", async () => {
	const env = { HTTPS_PROXY: "no proxy" };
	const courier = openLightCourier({
		env,
		timeoutMs: 1_000,
		skipVerify: false,
	});
	const outgoing = { headers: [], body: Buffer.from("{}") };
	const url = new URL("https://224.0.0.1/");
	await expect(courier.deliver({ ...outgoing, url })).rejects.toThrow(
		"HTTP_PROXY or HTTPS_PROXY in the environment",
	);
});

const couriers = [
	["the courier for many", openCourier],
	["the courier for a few", openLightCourier],
] as const;

describe.each(couriers)("%s", (_name, openOne) => {
	it("goes through the proxy of the environment", async () => {
		const target = await openTarget();
		const proxy = await openForwardProxy(target.port);

		const reply = await deliver("http://shop.example/webhook", {
			env: { HTTP_PROXY: proxy.url },
		});

		expect(reply).toMatchObject({ ok: true, status: 200 });
		expect(proxy.asked).toEqual(["shop.example:80"]);
		expect(target.received).toMatchObject([
			{ url: "/webhook", headers: { host: "shop.example" } },
		]);
	});

	it.each(["http://localhost", "http://127.0.0.1", "http://app.localhost"])(
		"never takes a proxy to %s",
		async (origin) => {
			const target = await openTarget();
			const proxy = await openForwardProxy(target.port);

			const reply = await deliver(`${origin}:${target.port}/`, {
				env: { HTTP_PROXY: proxy.url, http_proxy: proxy.url },
			});

			expect(reply).toMatchObject({ ok: true, status: 200 });
			expect(proxy.asked).toEqual([]);
		},
	);

	it("says of the proxy, not of the target, that it can't be reached", async () => {
		const { port, close } = await openTarget();
		await close();

		const reply = await deliver("http://shop.example/webhook", {
			env: { HTTP_PROXY: `http://127.0.0.1:${port}` },
		});

		expect(reply).toMatchObject({
			ok: false,
			cause: "unreachable",
			detail: `the proxy 127.0.0.1:${port}: connect ECONNREFUSED 127.0.0.1:${port}`,
		});
	});

	it("keeps to NO_PROXY", async () => {
		const target = await openTarget();
		const proxy = await openForwardProxy(target.port);

		// The kernel refuses to connect to a multicast address: nothing leaves this machine.
		const reply = await deliver("http://224.0.0.1/", {
			env: { HTTP_PROXY: proxy.url, NO_PROXY: "224.0.0.1" },
			timeoutMs: 50,
		});

		expect(reply).toMatchObject({ ok: false });
		expect(proxy.asked).toEqual([]);
	});

	it.each(["https://localhost", "https://127.0.0.1"])(
		"refuses the certificate of %s that nobody vouches for",
		async (origin) => {
			const target = await openTarget(undefined, { tls: true });

			const reply = await deliver(`${origin}:${target.port}/`);

			expect(reply).toMatchObject({
				ok: false,
				cause: "tls",
				detail: expect.stringContaining("self-signed certificate"),
			});
			expect(target.received).toEqual([]);
		},
	);

	it("takes that certificate when told to", async () => {
		const target = await openTarget(undefined, { tls: true });

		const reply = await deliver(`https://localhost:${target.port}/`, {
			skipVerify: true,
		});

		expect(reply).toMatchObject({ ok: true, status: 200 });
	});

	it("takes it from a private name, but never from a public one", async () => {
		const target = await openTarget(undefined, { tls: true });
		const proxy = await openForwardProxy(target.port);
		const options = { skipVerify: true, env: { HTTPS_PROXY: proxy.url } };

		const inside = await deliver("https://app.internal/", options);
		const outside = await deliver("https://shop.example/", options);

		expect(inside).toMatchObject({ ok: true, status: 200 });
		expect(outside).toMatchObject({ ok: false, cause: "tls" });
		expect(proxy.asked).toEqual(["app.internal:443", "shop.example:443"]);
		expect(target.received).toHaveLength(1);
	});

	it("tells a target that speaks no TLS", async () => {
		const target = await openTarget();

		const reply = await deliver(`https://localhost:${target.port}/`);

		expect(reply).toMatchObject({
			ok: false,
			cause: "tls",
			detail: "TLS: wrong version number",
		});
	});

	async function deliver(url: string, options: Options = {}): Promise<Reply> {
		const courier = openOne({
			env: {},
			timeoutMs: 5_000,
			skipVerify: false,
			...options,
		});
		onTestFinished(() => courier.close());
		return courier.deliver({
			url: new URL(url),
			headers: [],
			body: Buffer.from("{}"),
		});
	}
});
