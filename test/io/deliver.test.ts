import { gzipSync } from "node:zlib";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { type Courier, openCourier } from "../../src/io/deliver.ts";
import { openLightCourier } from "../../src/io/light-courier.ts";
import { gate } from "../support/gate.ts";
import { hasIPv6 } from "../support/machine.ts";
import { openTarget } from "../support/target.ts";

const body = Buffer.from([0xef, 0xbb, 0xbf, 0x7b, 0x00, 0xff, 0x7d]);

const couriers = [
	["the courier for many", openCourier],
	["the courier for a few", openLightCourier],
] as const;

describe.each(couriers)("%s", (_name, openOne) => {
	it("posts the bytes and headers as they are", async () => {
		const target = await openTarget();
		const courier = open();

		const reply = await courier.deliver({
			url: new URL(`http://127.0.0.1:${target.port}/webhook?a=%20b`),
			headers: [
				["Content-Type", "application/json"],
				["X-Hub-Signature-256", "sha256=757107"],
				["X-Twice", "1"],
				["X-Twice", "2"],
				["X-Latin", "\xe9"],
			],
			body,
		});

		expect(reply).toMatchObject({ ok: true, status: 200 });
		expect(target.received).toMatchObject([
			{
				method: "POST",
				url: "/webhook?a=%20b",
			},
		]);
		const { rawHeaders = [] } = target.received[0] ?? {};
		const ours = rawHeaders.filter(
			(_, i) => !/^connection$/i.test(rawHeaders[i - (i % 2)] ?? ""),
		);
		expect(ours.map((text, i) => (i % 2 ? text : text.toLowerCase()))).toEqual([
			"host",
			`127.0.0.1:${target.port}`,
			"content-type",
			"application/json",
			"x-hub-signature-256",
			"sha256=757107",
			"x-twice",
			"1",
			"x-twice",
			"2",
			"x-latin",
			"\xe9",
			"content-length",
			"7",
		]);
		expect(rawHeaders).toContain("X-Hub-Signature-256");
		expect(target.received[0]?.body).toEqual(body);
	});

	it("leaves out what is not for the target, and sends what the developer adds", async () => {
		const target = await openTarget();

		await open().deliver({
			url: new URL(`http://127.0.0.1:${target.port}/`),
			headers: [
				["Host", "abc.loca.lt"],
				["Content-Length", "999"],
				["Transfer-Encoding", "chunked"],
				["Cookie", "session=1"],
				["Content-Type", "application/json"],
			],
			addedHeaders: [["Host", "shop.example"]],
			body,
		});

		expect(target.received[0]?.headers).toEqual({
			host: "shop.example",
			connection: expect.any(String),
			"content-type": "application/json",
			"content-length": "7",
		});
	});

	it("tells what was answered", async () => {
		const target = await openTarget((response) => {
			response.writeHead(422, [
				["X-Powered-By", "Express"],
				["Set-Cookie", "a=1"],
				["Set-Cookie", "b=2"],
			]);
			response.end("bad");
		});

		const reply = await deliverTo(open(), target.port);

		expect(reply).toMatchObject({
			target: `http://127.0.0.1:${target.port}/webhook`,
			ok: true,
			status: 422,
			ms: expect.any(Number),
			body: Buffer.from("bad"),
			truncated: false,
		});
		expect(reply.ok && reply.headers).toEqual(
			expect.arrayContaining([
				["x-powered-by", "Express"],
				["set-cookie", "a=1"],
				["set-cookie", "b=2"],
			]),
		);
	});

	it.each([301, 302, 307, 308])("doesn't follow a %i", async (status) => {
		const elsewhere = await openTarget();
		const location = `http://127.0.0.1:${elsewhere.port}/`;
		const target = await openTarget((response) => {
			response.writeHead(status, { Location: location }).end();
		});

		const reply = await deliverTo(open(), target.port);

		expect(reply).toMatchObject({ ok: true, status });
		expect(reply.ok && reply.headers).toContainEqual(["location", location]);
		expect(elsewhere.received).toEqual([]);
	});

	it("reads 64 KiB of a reply without end, and lets go of the rest", async () => {
		const hungUp = gate();
		const target = await openTarget((response) => {
			response.on("close", hungUp.open);
			const more = (): boolean => response.write("a".repeat(50_000));
			response.on("drain", more);
			more();
			more();
		});

		const reply = await deliverTo(open(), target.port);
		await hungUp.passed;

		expect(reply).toMatchObject({ ok: true, status: 200, truncated: true });
		expect(reply.ok && String(reply.body)).toBe("a".repeat(64 * 1024));
	});

	it("doesn't call a reply of exactly 64 KiB truncated", async () => {
		const target = await openTarget((response) =>
			response.end("a".repeat(64 * 1024)),
		);

		const reply = await deliverTo(open(), target.port);

		expect(reply).toMatchObject({ ok: true, truncated: false });
		expect(reply.ok && reply.body.length).toBe(64 * 1024);
	});

	it("leaves a compressed reply as it is", async () => {
		const bomb = gzipSync(Buffer.alloc(10_000_000));
		const target = await openTarget((response) => {
			response.setHeader("Content-Encoding", "gzip").end(bomb);
		});

		const reply = await deliverTo(open(), target.port);

		expect(reply.ok && reply.body.equals(bomb)).toBe(true);
	});

	it.each(hasIPv6 ? ["127.0.0.1", "::1"] : ["127.0.0.1"])(
		"finds an app on localhost that listens on %s only",
		async (host) => {
			const target = await openTarget(undefined, { host });

			const reply = await open().deliver({
				url: new URL(`http://localhost:${target.port}/`),
				headers: [],
				body,
			});

			expect(reply).toMatchObject({ ok: true, status: 200 });
		},
	);

	it.skipIf(!hasIPv6)(
		"names both addresses of localhost when both refuse",
		async () => {
			const { port, close } = await openTarget();
			await close();

			const reply = await open().deliver({
				url: new URL(`http://localhost:${port}/webhook`),
				headers: [],
				body,
			});

			expect(reply).toEqual({
				target: `http://localhost:${port}/webhook`,
				ok: false,
				ms: expect.any(Number),
				cause: "refused",
				detail: `connect ECONNREFUSED ::1:${port}, 127.0.0.1:${port}`,
			});
		},
	);

	it("gives up on a target that doesn't answer", async () => {
		const target = await openTarget(() => {});

		const reply = await deliverTo(open({ timeoutMs: 30 }), target.port);

		expect(reply).toMatchObject({
			ok: false,
			cause: "timed-out",
			detail: "no whole reply within 30 ms",
		});
	});

	it("gives up on a reply that doesn't end", async () => {
		const target = await openTarget((response) => response.write("a"));

		const reply = await deliverTo(open({ timeoutMs: 30 }), target.port);

		expect(reply).toMatchObject({ ok: false, cause: "timed-out" });
	});

	it("says that the target hung up without an answer", async () => {
		const target = await openTarget((response) => response.destroy());

		const reply = await deliverTo(open(), target.port);

		expect(reply).toMatchObject({ ok: false, cause: "reset" });
	});

	it("says that the target hung up in the middle of its answer", async () => {
		const target = await openTarget((response) => {
			response.setHeader("Content-Length", "10");
			response.write("half", () => response.destroy());
		});

		const reply = await deliverTo(open(), target.port);

		expect(reply).toMatchObject({ ok: false, cause: "reset" });
	});

	it("says that the target hung up to speak something else than HTTP", async () => {
		const target = await openTarget((response) => {
			response.writeHead(101, { Connection: "Upgrade", Upgrade: "other" });
			response.end();
		});

		const reply = await deliverTo(open(), target.port);

		expect(reply).toMatchObject({ ok: false, cause: "reset" });
	});

	it("finds an app again that was restarted between two deliveries", async () => {
		const first = await openTarget();
		const courier = open();
		await deliverTo(courier, first.port);
		await first.close();

		expect(await deliverTo(courier, first.port)).toMatchObject({ ok: false });
		await openTarget(undefined, { port: first.port });

		expect(await deliverTo(courier, first.port)).toMatchObject({ ok: true });
	});

	it("says what is wrong with a header that can't be sent", async () => {
		const target = await openTarget();

		const reply = await open().deliver({
			url: new URL(`http://127.0.0.1:${target.port}/`),
			headers: [["X-Bad", "a\r\nInjected: b"]],
			body,
		});

		expect(reply).toMatchObject({ ok: false, cause: "other" });
		expect(target.received).toEqual([]);
	});

	it("stops many deliveries at once by one signal, also those not begun", async () => {
		const warned = vi.fn();
		process.on("warning", warned);
		onTestFinished(() => void process.off("warning", warned));
		const target = await openTarget(() => {});
		const courier = open();
		const stop = new AbortController();

		const underWay = Array.from({ length: 20 }, () =>
			deliverTo(courier, target.port, stop.signal),
		);
		await vi.waitFor(() => expect(target.received).toHaveLength(20));
		stop.abort();
		const notBegun = deliverTo(courier, target.port, stop.signal);

		for (const reply of await Promise.all([...underWay, notBegun])) {
			expect(reply).toMatchObject({ ok: false, cause: "stopped" });
		}
		expect(warned).not.toHaveBeenCalled();
	});

	it("answers what is under way with stopped when it is closed", async () => {
		const target = await openTarget(() => {});
		const courier = open();

		const reply = deliverTo(courier, target.port);
		await vi.waitFor(() => expect(target.received).toHaveLength(1));
		await courier.close();

		expect(await reply).toMatchObject({ ok: false, cause: "stopped" });
	});

	function open({ timeoutMs = 10_000 } = {}): Courier {
		const courier = openOne({ env: {}, timeoutMs, skipVerify: false });
		onTestFinished(() => courier.close());
		return courier;
	}

	function deliverTo(courier: Courier, port: number, signal?: AbortSignal) {
		return courier.deliver({
			url: new URL(`http://127.0.0.1:${port}/webhook`),
			headers: [],
			body,
			...(signal && { signal }),
		});
	}
});

it("keeps connections open once a few deliveries have become many", async () => {
	const ports = new Set<number | undefined>();
	const target = await openTarget((response) => {
		ports.add(response.socket?.remotePort);
		response.end();
	});
	const url = new URL(`http://127.0.0.1:${target.port}/`);
	const options = { env: {}, timeoutMs: 10_000, skipVerify: false };
	const courier = openLightCourier(options);
	onTestFinished(() => courier.close());

	for (let sent = 0; sent < 40; sent++) {
		const reply = await courier.deliver({ url, headers: [], body });
		expect(reply).toMatchObject({ ok: true });
	}

	expect(target.received).toHaveLength(40);
	expect(ports.size).toBeLessThan(30);
});
