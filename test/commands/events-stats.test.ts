import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createTimeCounter } from "../../src/commands/events/response-times.ts";
import { lineSchema } from "../../src/view/schema.ts";
import { appSecret, post, textMessage, wire } from "../support/meta.ts";
import { body, noon, projectWith } from "../support/recorded.ts";
import { begin, emptyFolder, type } from "../support/world.ts";

const hour = 3_600_000;

function aProject(): Promise<string> {
	const hello = textMessage("hello", { id: "wamid.hello" });
	return projectWith([
		{ body: hello, at: noon - 2 * hour, replies: [200] },
		{ body: hello, at: noon - hour, replies: [500] },
		{ body: wire("status-read"), at: noon, replies: ["refused"] },
		{ body: Buffer.from("rubbish"), at: noon, verified: false },
	]);
}

async function stats(cwd: string, ...flags: string[]) {
	const { code, stdout } = await type(["events", "stats", "--json", ...flags], {
		cwd,
		now: () => noon,
	});
	expect(code).toBe(0);
	return lineSchema.parse(JSON.parse(stdout));
}

describe("wa-hook events stats", () => {
	it("says how much of what, and how the app answered", async () => {
		const cwd = await aProject();
		const { stdout } = await type(["events", "stats"], {
			cwd,
			now: () => noon,
		});
		expect(stdout.replace(/[\d.]+ kB/, "2 kB")).toBe(
			[
				"  Deliveries    4 · 1 duplicate · 1 not verified · 1 without events",
				"  Events        3",
				"  First         2026-11-21 10:00:00 · 2 h ago",
				"  Last          2026-11-21 12:00:00 · 0 ms ago",
				"  On disk       2 kB",
				"",
				"  Kinds         2  message.text",
				"                1  status.read",
				"",
				"  Forwarded to  http://localhost:3000/webhook",
				"                1 answered 2xx · 1 otherwise · 1 refused",
				"                p50 4 ms · p90 4 ms · p99 4 ms · max 4 ms",
				"",
			].join("\n"),
		);
	});

	it("says it as one line of JSON", async () => {
		expect(await stats(await aProject())).toMatchObject({
			type: "stats",
			deliveries: 4,
			events: 3,
			duplicates: 1,
			unverified: 1,
			unreadable: 1,
			firstAt: "2026-11-21T10:00:00.000Z",
			kinds: { "message.text": 2, "status.read": 1 },
			targets: [
				{
					target: "http://localhost:3000/webhook",
					ok: 1,
					other: 1,
					failures: { refused: 1 },
					ms: { max: 4 },
				},
			],
		});
	});

	it("of a stretch of time, and of some events, with the replies to them", async () => {
		const cwd = await aProject();
		expect(await stats(cwd, "--since", "90m")).toMatchObject({
			deliveries: 3,
			duplicates: 1,
			targets: [{ ok: 0, other: 1, failures: { refused: 1 } }],
		});
		expect(await stats(cwd, "--kind", "messages")).toMatchObject({
			deliveries: 2,
			events: 2,
			kinds: { "message.text": 2 },
			targets: [{ ok: 1, other: 1, failures: {} }],
		});
	});

	it("names the numbers when there are several", async () => {
		const metadata = { display_phone_number: "442079460000" };
		const cwd = await projectWith([
			{ body: textMessage("hello") },
			{
				body: body({
					metadata: { ...metadata, phone_number_id: "999" },
					errors: [{ code: 1 }],
				}),
			},
		]);
		const { stdout } = await type(["events", "stats"], { cwd });
		expect(stdout).toMatch(
			/Numbers +1 {2}15550783881 \(106540352242922\)\n +1 {2}442079460000 \(999\)/,
		);
	});

	it("says how many events are of no number", async () => {
		const metadata = { display_phone_number: "442079460000" };
		const cwd = await projectWith([
			{ body: textMessage("hello") },
			{ body: wire("template-status") },
			{
				body: body({
					metadata: { ...metadata, phone_number_id: "999" },
					errors: [{ code: 1 }],
				}),
			},
		]);
		const { stdout } = await type(["events", "stats"], { cwd });
		expect(stdout).toMatch(
			/ \(999\)\n +1 {2}of no number: about the account, its templates and the like\n/,
		);
	});

	it("gathers many kinds in families, and keeps to the width", async () => {
		const names = ["text", "text", "image", "video", "audio", "sticker"];
		const others = [
			"location",
			"contacts",
			"order",
			"reaction",
			"button-reply",
		];
		const statuses = ["status-read", "status-sent", "status-delivered"];
		const all = [...names, ...others, ...statuses, "template-status"];
		const cwd = await projectWith(all.map((name) => ({ body: wire(name) })));
		const { stdout } = await type(["events", "stats"], { cwd });
		expect(stdout).toMatch(
			/\n {2}Kinds +11 {2}message: text 2, image 1, .*interactive\.button_reply 1\n +3 {2}status: \w+ 1, \w+ 1, \w+ 1\n +1 {2}template\.status\n/,
		);
		const narrow = await type(["events", "stats"], {
			cwd,
			columns: 50,
			env: { NO_COLOR: "1" },
		});
		for (const line of narrow.stdout.split("\n"))
			expect(line.length).toBeLessThan(50);
	});

	it("counts what a listener refused, whatever that was", async () => {
		const cwd = await emptyFolder();
		const listener = await begin(
			["listen", "--tunnel", "none", "--port", "0"],
			{ cwd, env: { WHATSAPP_APP_SECRET: appSecret } },
		);
		const [url] = await listener.says(/http:\/\/127\.0\.0\.1:\d+\/webhook/);
		const bad = { "X-Hub-Signature-256": `sha256=${"0".repeat(64)}` };
		for (let n = 0; n < 3; n++) await post(url, "canary", bad);
		await post(url, "canary", {});
		await post(`${url}/../secret-path`, "canary", {});
		expect(await listener.stop()).toBe(0);

		const { refused } = await stats(cwd).then((line) =>
			line.type === "stats" ? line : expect.unreachable(),
		);
		expect(refused).toEqual({ mismatch: 3, missing: 1, "another path": 1 });
		const { stdout } = await type(["events", "stats"], { cwd });
		expect(stdout).not.toContain("canary");
		expect(stdout).toMatch(
			/Refused +3 mismatch · 1 (missing|another path) · 1 /,
		);
	});

	it("says where nothing is", async () => {
		const { code, stdout, stderr } = await type(["events", "stats"]);
		expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
		expect(stderr).toMatch(/^nothing recorded in /);
	});
});

it("gives percentiles within two per cent, and the greatest time exactly", () => {
	fc.assert(
		fc.property(
			fc.array(fc.double({ min: 0.5, max: 60_000, noNaN: true }), {
				minLength: 1,
				maxLength: 200,
			}),
			(times) => {
				const counter = createTimeCounter();
				for (const ms of times) counter.add(ms);
				const sorted = [...times].sort((a, b) => a - b);
				const exact = (share: number) =>
					sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;
				const summary = counter.summary();
				expect(summary?.max).toBe(sorted.at(-1));
				for (const [found = Number.NaN, share] of [
					[summary?.p50, 0.5],
					[summary?.p90, 0.9],
					[summary?.p99, 0.99],
				] as const) {
					expect(found / exact(share)).toBeGreaterThan(0.98);
					expect(found / exact(share)).toBeLessThan(1.02);
				}
			},
		),
	);
});
