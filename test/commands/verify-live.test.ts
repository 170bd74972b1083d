import { appendFile, readdir, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { refusedLine } from "../../src/io/store/encode-line.ts";
import type { Refusals } from "../../src/io/store/record-entry.ts";
import { sign } from "../../src/webhook/signature.ts";
import {
	graphError,
	healthyWorld,
	ids,
	openGraphStandIn,
	secrets,
} from "../support/graph.ts";
import { appSecret, post, textMessage } from "../support/meta.ts";
import { linesOf } from "../support/recorded.ts";
import { listening, openTarget } from "../support/target.ts";
import { begin, emptyFolder, type Running, type } from "../support/world.ts";

const env = { NO_COLOR: "1", WHATSAPP_APP_SECRET: appSecret };

async function listener(cwd: string): Promise<Running & { url: string }> {
	const running = await begin(["listen", "--tunnel", "none", "--port", "0"], {
		cwd,
		env,
	});
	const [url] = await running.says(/http:\/\/127\.0\.0\.1:\d+\/webhook/);
	return { ...running, url };
}

function signed(body: Buffer, secret = appSecret) {
	return { "X-Hub-Signature-256": sign(body, secret) };
}

const sample = Buffer.from(
	JSON.stringify({
		object: "whatsapp_business_account",
		entry: [
			{
				id: "0",
				changes: [
					{
						field: "messages",
						value: {
							messaging_product: "whatsapp",
							metadata: {
								display_phone_number: "16505551111",
								phone_number_id: "123456123",
							},
							contacts: [
								{ profile: { name: "test user name" }, wa_id: "16315551181" },
							],
							messages: [
								{
									from: "16315551181",
									id: "ABGGFlA5Fpa",
									timestamp: "1504902988",
									type: "text",
									text: { body: "this is a text message" },
								},
							],
						},
					},
				],
			},
		],
	}),
);

function live(findings: readonly Record<string, unknown>[]) {
	return findings.filter(({ group }) => group === "live");
}

describe("--live", () => {
	it("tells of the first real event that arrives at the running listener", async () => {
		const cwd = await emptyFolder();
		const { url } = await listener(cwd);
		const running = await begin(["verify", "--live"], { cwd, env });
		await running.says(/waiting for an event/);
		await post(url, sample, signed(sample));
		const body = textMessage("hello");
		await post(url, body, signed(body));
		expect(await running.code).toBe(0);
		expect(running.stdout()).toMatch(
			/ {2}Live +✓ message\.text arrived after .* s, signed right/,
		);
	});

	it("takes the dashboard's sample for what it is", async () => {
		const cwd = await emptyFolder();
		const { url } = await listener(cwd);
		const running = await begin(
			["verify", "--live", "--wait", "900ms", "--json"],
			{ cwd, env },
		);
		await running.says(/waiting for an event/);
		await post(url, sample, signed(sample));
		expect(await running.code).toBe(0);
		expect(live(linesOf(running.stdout(), "finding"))).toMatchObject([
			{ code: "only-samples-arrived", level: "warn" },
		]);
	});

	it("names no flag that it doesn't have where nothing can be recorded", async () => {
		const cwd = await emptyFolder();
		await writeFile(join(cwd, "file"), "");
		const { code, stderr } = await type(
			["verify", "--live", "--state-dir", "file/state", "-q"],
			{ cwd, env },
		);
		expect(code).not.toBe(0);
		expect(stderr).toContain("--state-dir");
		expect(stderr).not.toContain("--no-store");
	});

	it("names the silent causes that remain when nothing comes", async () => {
		const cwd = await emptyFolder();
		await listener(cwd);
		const running = await begin(
			["verify", "--live", "--wait", "50ms", "--json"],
			{ cwd, env },
		);
		expect(await running.code).toBe(1);
		expect(live(linesOf(running.stdout(), "finding"))).toMatchObject([
			{
				code: "nothing-arrived",
				level: "fail",
				seen: expect.stringContaining("development mode"),
			},
		]);
	});

	it("ends with what is known when it is stopped", async () => {
		const cwd = await emptyFolder();
		await listener(cwd);
		const running = await begin(["verify", "--live"], { cwd, env });
		await running.says(/waiting for an event/);
		expect(await running.stop()).toBe(130);
		expect(running.stdout()).toContain("stopped before everything was checked");
		expect(running.stdout()).not.toContain("✗");
	});

	it("opens a listener where none runs, and closes it again", async () => {
		const cwd = await emptyFolder();
		const port = await freePort();
		const publicUrl = `http://127.0.0.1:${port}`;
		await writeFile(
			join(cwd, "wa-hook.config.json"),
			JSON.stringify({ port, publicUrl }),
		);
		const running = await begin(["verify", "--live"], { cwd, env });
		await running.says(/Callback URL +http/);
		await running.says(/waiting for an event/);
		const body = textMessage("hello");
		expect(
			(await post(`${publicUrl}/webhook`, body, signed(body))).status,
		).toBe(200);
		expect(await running.code).toBe(0);
		await expect(fetch(publicUrl)).rejects.toThrow();
	});

	it("says why it can't open one", async () => {
		const cwd = await emptyFolder();
		const { port } = await openTarget();
		const publicUrl = `http://127.0.0.1:${port}`;
		await writeFile(
			join(cwd, "wa-hook.config.json"),
			JSON.stringify({ port, publicUrl }),
		);
		const running = await begin(["verify", "--live"], { cwd, env });
		expect(await running.code).toBe(2);
		expect(running.stderr()).toContain(`port ${port} is already in use`);
		expect(running.stderr()).toContain("hint:");
	});

	it("waits no longer once the listener has stopped, and doesn't blame Meta", async () => {
		const cwd = await emptyFolder();
		const { stop } = await listener(cwd);
		const running = await begin(["verify", "--live", "--json"], { cwd, env });
		await running.says(/waiting for an event/);
		await stop();
		expect(await running.code).toBe(1);
		expect(live(linesOf(running.stdout(), "finding"))).toMatchObject([
			{ code: "listener-stopped", level: "fail" },
		]);
	});

	it.each([
		["since it is waited for", 1_000, "arrived-unsigned"],
		["by its own wrong signatures before", -1_000, "nothing-arrived"],
	])("tells what was refused %s", async (_case, later, code) => {
		const cwd = await emptyFolder();
		await listener(cwd);
		const running = await begin(
			["verify", "--live", "--wait", "700ms", "--json"],
			{ cwd, env },
		);
		await running.says(/waiting for an event/);
		const from = Date.now() + later;
		await appendRefusals(cwd, {
			from,
			until: from + 2_000,
			reasons: { mismatch: 3 },
		});
		expect(await running.code).toBe(1);
		expect(live(linesOf(running.stdout(), "finding"))).toMatchObject([
			{ code, level: "fail" },
		]);
	});

	it("reports how a message that it sends itself fares", async () => {
		const cwd = await emptyFolder();
		const { url } = await listener(cwd);
		const id = "wamid.HBgLMTY1MDU1NTEyMzQ=";
		const world = healthyWorld();
		const sent: unknown[] = [];
		world.instead = ({ path, received }, response) => {
			if (!path.endsWith("/messages")) return undefined;
			sent.push([path, JSON.parse(received.body.toString())]);
			response
				.setHeader("Content-Type", "application/json")
				.end(JSON.stringify({ messages: [{ id }] }));
			return true;
		};
		const meta = await openGraphStandIn(world);
		const running = await begin(
			["verify", "--live", "--to", "+1 (650) 555-1234"],
			{
				cwd,
				env: {
					...env,
					WA_HOOK_GRAPH_URL: meta.address,
					WHATSAPP_ACCESS_TOKEN: secrets.token,
					WHATSAPP_PHONE_NUMBER_ID: ids.phone,
				},
			},
		);
		await running.says(/sent hello_world to \+16505551234/);
		const body = failed(id);
		await post(url, body, signed(body));
		await running.code;
		expect(sent).toMatchObject([
			[
				`/${ids.phone}/messages`,
				{ to: "16505551234", template: { name: "hello_world" } },
			],
		]);
		expect(running.stdout()).toMatch(/✓ status\.failed arrived/);
		expect(running.stdout()).toMatch(
			/! the test message could not be delivered/,
		);
		expect(running.stdout()).toContain("131026");
		expect(running.stdout() + running.stderr()).not.toContain(secrets.token);
	});

	it("doesn't wait when Meta refuses to send the message", async () => {
		const cwd = await emptyFolder();
		await listener(cwd);
		const world = healthyWorld();
		world.instead = ({ path }, response) => {
			if (!path.endsWith("/messages")) return false;
			const message = "(#131030) Recipient phone number not in allowed list";
			const { status, body } = graphError(400, 131030, message);
			response.writeHead(status).end(JSON.stringify(body));
			return true;
		};
		const meta = await openGraphStandIn(world);
		const running = await begin(["verify", "--live", "--to", "16505551234"], {
			cwd,
			env: {
				...env,
				WA_HOOK_GRAPH_URL: meta.address,
				WHATSAPP_ACCESS_TOKEN: secrets.token,
				WHATSAPP_PHONE_NUMBER_ID: ids.phone,
			},
		});
		expect(await running.code).toBe(1);
		expect(running.stdout()).toMatch(
			/✗ the test message was not sent\n.*131030/,
		);
		expect(running.stdout()).toContain("Add the number under");
		expect(running.stderr()).not.toContain("waiting");
	});
});

function failed(id: string): Buffer {
	return Buffer.from(
		JSON.stringify({
			object: "whatsapp_business_account",
			entry: [
				{
					id: ids.waba,
					changes: [
						{
							field: "messages",
							value: {
								messaging_product: "whatsapp",
								metadata: {
									display_phone_number: "15550783881",
									phone_number_id: ids.phone,
								},
								statuses: [
									{
										id,
										status: "failed",
										timestamp: "1789000000",
										recipient_id: "16505551234",
										errors: [{ code: 131026, title: "Message undeliverable" }],
									},
								],
							},
						},
					],
				},
			],
		}),
	);
}

/** Writes down what was turned away, as the listener does. */
async function appendRefusals(cwd: string, refusals: Refusals): Promise<void> {
	const folder = join(cwd, ".wa-hook", "record");
	const segment = (await readdir(folder)).find((name) => /^\d+\./.test(name));
	await appendFile(join(folder, segment ?? "none"), refusedLine(refusals));
}

async function freePort(): Promise<number> {
	const server = createServer();
	const port = await listening(server);
	await new Promise((resolve) => server.close(resolve));
	return port;
}
