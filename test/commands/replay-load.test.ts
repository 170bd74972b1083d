import { createHmac } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lineSchema } from "../../src/view/schema.ts";
import { messageIdIn } from "../../src/webhook/link-message.ts";
import { linesOf } from "../support/recorded.ts";
import { openTarget, type Received, type Target } from "../support/target.ts";
import { begin, emptyFolder, type Start, type } from "../support/world.ts";

const secret = "0123456789abcdef0123456789abcdef";
const start: Start = { env: { WA_HOOK_APP_SECRET: secret } };

async function load({ port }: Target, ...flags: string[]) {
	const { code, stdout, stderr } = await type(
		["replay", "text", "--url", `${port}`, ...flags],
		start,
	);
	return { code, stdout, stderr: stderr.replaceAll(`${port}`, "3000") };
}

function isSigned({ headers, body }: Received): boolean {
	const hmac = createHmac("sha256", secret).update(body).digest("hex");
	return headers["x-hub-signature-256"] === `sha256=${hmac}`;
}

describe("a load", () => {
	it("tells what came of it", async () => {
		const { code, stdout, stderr } = await load(
			await openTarget(),
			"--count",
			"200",
			"--concurrency",
			"4",
		);
		const [sent, answered, took, median, tail, end] = stdout.split("\n");
		expect(code).toBe(0);
		expect(sent).toMatch(/^ {2}Sent {9}200 in \S+ m?s · [\d,]+\/s$/);
		expect(answered).toBe("  Answered     200 with 200");
		expect(took).toMatch(
			/^ {2}Took {9}p50 \S+ ms · p75 \S+ ms · p90 \S+ ms · p99 \S+ ms · p99\.9 \S+ ms · max \S+ ms$/,
		);
		expect(median).toMatch(
			/^ {2}Meta asks {4}✓ for a median of at most 250 ms: median \S+ ms$/,
		);
		expect(tail).toBe(
			"               ✓ for less than 1 % over 1 s: 0 % over 1 s",
		);
		expect(end).toBe("");
		expect(stderr).toBe(
			"Sending 200 deliveries, 4 at a time, signed with the app secret from WA_HOOK_APP_SECRET, to http://localhost:3000/webhook\n",
		);
	});

	it("sends each with an id of its own, and signed", async () => {
		const target = await openTarget();
		await load(target, "--count", "100");
		const ids = target.received.map(({ body }) => messageIdIn(`${body}`));
		expect(new Set(ids).size).toBe(100);
		expect(target.received.every(isSigned)).toBe(true);
	});

	it("takes payloads in turns, with the changes asked for", async () => {
		const target = await openTarget();
		const flags = ["--url", `${target.port}`, "--count", "6", "--text", "é/"];
		await type(["replay", "text", "text-reply", ...flags], start);
		const bodies = target.received.map(({ body }) => body.toString());
		expect(bodies.filter((body) => body.includes('"context"'))).toHaveLength(3);
		expect(bodies.every((body) => body.includes('"\\u00e9\\/"'))).toBe(true);
	});

	it("signs a gateway's as gateways do", async () => {
		const target = await openTarget();
		const flags = ["--url", `${target.port}`, "--count", "2"];
		await type(["replay", "gateway-message-received", ...flags], start);
		const [received] = target.received;
		expect(received?.headers["x-webhook-signature"]).toMatch(/^sha256=/);
	});

	it("ends when the time is over", async () => {
		const { code, stderr } = await load(
			await openTarget(),
			"--duration",
			"60ms",
			"--rate",
			"100",
		);
		expect(code).toBe(0);
		expect(stderr).toContain("Sending deliveries for 60 ms, 10 at a time");
	});

	it("ends when as many are sent, or the time is over", async () => {
		const flags = ["--count", "5", "--duration", "1m"];
		const { stderr } = await load(await openTarget(), ...flags);
		expect(stderr).toContain(
			"Sending 5 deliveries for 1 min at most, 10 at a time",
		);
	});

	it("says what to look at when the app refuses it", async () => {
		const target = await openTarget((response) =>
			response.writeHead(401).end(),
		);
		const { stdout } = await load(target, "--count", "3");
		expect(stdout).toContain(
			"  Hint         probably the app's own signature check",
		);
		const argv = ["replay", "text", "--url", `${target.port}`, "--count", "3"];
		const unset = await type(argv, { cwd: await emptyFolder() });
		expect(unset.stdout).toContain("Hint         no app secret is configured");
		expect(unset.stderr).toContain("the app secret made for this project");
		const onPurpose = await load(
			target,
			...["--count", "3", "--signature", "bad"],
		);
		expect(onPurpose.stdout).not.toContain("Hint");
	});

	it("says what rate was asked for", async () => {
		const target = await openTarget();
		const { stdout } = await load(target, "--count", "10", "--rate", "500");
		expect(stdout).toMatch(/Sent +10 in \d+ ms · \d+\/s · asked for 500\/s\n/);
	});

	it("prints lines of JSON", async () => {
		let count = 0;
		const target = await openTarget((response) => {
			count += 1;
			response.writeHead(count <= 3 ? 500 : 200).end();
		});
		const { code, stdout, stderr } = await load(
			target,
			"--count",
			"20",
			"--json",
		);
		const [status, median, tail, result] = stdout
			.trim()
			.split("\n")
			.map((line) => JSON.parse(line));
		expect(code).toBe(1);
		expect(stderr).toBe("");
		for (const line of [status, median, tail, result]) {
			expect(lineSchema.safeParse(line).success).toBe(true);
		}
		expect(status).toEqual({
			v: 1,
			type: "finding",
			code: "unexpected-status",
			level: "fail",
			title: "expected 2xx",
			seen: "3 of 20 got another status",
			fix: "the app failed on this delivery: its own log says why",
		});
		expect(median).toMatchObject({
			type: "finding",
			code: "latency-median",
			level: "ok",
			title: "Meta asks for a median of at most 250 ms",
		});
		expect(tail).toMatchObject({ code: "latency-tail", seen: "0 % over 1 s" });
		expect(result).toMatchObject({
			type: "result",
			ok: 17,
			failed: 3,
			statuses: { 200: 17, 500: 3 },
			failures: {},
		});
		expect(Object.keys(result.latencyMs)).toEqual([
			"p50",
			"p75",
			"p90",
			"p99",
			"p999",
			"max",
		]);
	});

	it("tells a program each reason why it has failed", async () => {
		const failing = async (target: Target, ...flags: string[]) => {
			const argv = ["--count", "5", "--json", ...flags];
			const { stdout } = await load(target, ...argv);
			return linesOf(stdout, "finding").filter(({ level }) => level === "fail");
		};
		const target = await openTarget();
		expect(await failing(target, "--max-time", "0.000001ms")).toMatchObject([
			{ code: "late-reply", seen: "5 of 5 came later" },
		]);
		expect(await failing(target, "--signature", "bad")).toMatchObject([
			{ code: "unexpected-status", title: "expected 4xx" },
			{
				code: "unchecked",
				title: "the app accepts a delivery whose signature is wrong (bad)",
			},
		]);
		await target.close();
		expect(await failing(target)).toMatchObject([
			{
				code: "no-reply",
				title: "expected an answer",
				seen: "5 of 5 got none",
				fix: "nothing listens there: is the app running, on this port?",
			},
		]);
	});

	it("fails when replies are not as expected", async () => {
		const target = await openTarget((response) => {
			response.writeHead(204).end();
		});
		const { code, stdout } = await load(
			target,
			"--count",
			"5",
			"--expect",
			"200",
		);
		expect(code).toBe(1);
		expect(stdout).toContain("  Answered     5 with 204\n");
		expect(stdout).toContain(
			"  Expected     ✗ 200: 5 of 5 got another status\n",
		);
	});

	it("counts as late what took longer than --max-time", async () => {
		const { code, stdout } = await load(
			await openTarget(),
			"--count",
			"5",
			"--max-time",
			"0.000001ms",
		);
		expect(code).toBe(1);
		expect(stdout).toContain("5 with 200 · 5 of them too late\n");
		expect(stdout).toMatch(/✗ within \S+ ms: 5 of 5 came later\n/);
	});

	it("gives up where nobody listens", async () => {
		const target = await openTarget();
		await target.close();
		const { code, stdout } = await load(target, "--count", "100000");
		expect(code).toBe(5);
		expect(stdout).toMatch(
			/^ {2}Sent .*· given up: no answer to any\n {2}Failed {7}\d+ refused\n {2}Expected {5}✗ an answer: (\d+) of \1 got none\n {2}Hint {9}nothing listens there: is the app running, on this port\?\n$/,
		);
	});

	it("of a few says the same where nobody listens", async () => {
		const target = await openTarget();
		await target.close();
		const { code, stdout } = await load(target, "--count", "5");
		expect(code).toBe(5);
		expect(stdout).toContain("nothing listens there");
	});

	it.each([
		["--count", "3"],
		["--interval", "1ms"],
	])(
		"that is cut off has failed, as one delivery has: %s %s",
		async (...flags) => {
			const target = await openTarget((response) => response.destroy());
			const { code } = await load(target, ...flags);
			expect(code).toBe(1);
		},
	);

	it("says so when a wrong signature is accepted", async () => {
		const flags = ["--count", "5", "--signature", "bad"];
		const { code, stdout } = await load(await openTarget(), ...flags);
		expect(code).toBe(1);
		expect(stdout).toContain("✗ 4xx: 5 of 5 got another status\n");
		expect(stdout).toContain(
			"✗ the app accepts a delivery whose signature is wrong (bad)\n",
		);
	});

	it("ends with the result so far when it is stopped", async () => {
		let answered = 0;
		const target = await openTarget((response) => {
			answered += 1;
			// From some moment on the app hangs.
			if (answered <= 30) response.end();
		});
		const argv = ["replay", "text", "--url", `${target.port}`];
		const running = await begin([...argv, "--count", "100000"], start);
		await expect.poll(() => target.received.length).toBeGreaterThan(30);
		expect(await running.stop()).toBe(130);
		expect(running.stdout()).toMatch(/Sent +30 in .* · stopped\n/);
		expect(running.stdout()).toContain("  Answered     30 with 200\n");
	});

	it("fits into a narrow terminal", async () => {
		const target = await openTarget();
		const flags = [
			"--count",
			"5",
			"--max-time",
			"0.000001ms",
			"--color",
			"never",
		];
		const argv = ["replay", "text", "--url", `${target.port}`, ...flags];
		const run = await type(argv, { ...start, columns: 50 });
		const lines = `${run.stdout}${run.stderr}`.split("\n");
		expect(lines.filter((line) => line.length >= 50)).toEqual([]);
		expect(run.stdout).toMatch(
			/\n {2}Meta asks {4}✓ for a median of at most 250 ms:\n {15}median \S+ ms\n/,
		);
	});

	it("leaves nothing of its progress on a terminal", async () => {
		const target = await openTarget();
		const argv = ["replay", "text", "--url", `${target.port}`];
		const run = await type([...argv, "--count", "5"], {
			...start,
			columns: 100,
		});
		expect(run.stderr).toMatch(/\r.\[K$/);
	});

	it.each([["--expect-body", "ok"], ["--keep-signature"], ["--shuffle"]])(
		"is not asked for what it can't do: %s",
		async (...flags) => {
			const argv = ["replay", "text", "--url", "1", "--count", "5", ...flags];
			const { code, stderr } = await type(argv, start);
			expect(code).toBe(2);
			expect(stderr).toContain(`--count and ${flags[0]} exclude each other`);
		},
	);
});

describe("a load is refused", () => {
	it.each([
		[
			["--url", "https://shop.example/webhook", "--count", "10"],
			"error: shop.example is not this machine\nhint:  if it is yours, and may be put under load: --allow-remote-load\n",
		],
		[
			["--url", "3000", "--count", "2000000"],
			"error: --count 2000000 is too much\nhint:  --count 1000000 at most\n",
		],
		[
			["--url", "3000", "--count", "10", "--concurrency", "5000"],
			"error: --concurrency 5000 is too much\nhint:  --concurrency 1000 at most\n",
		],
		[
			["--url", "3000", "--count", "10", "--rate", "1000000"],
			"error: --rate 1000000 is too much\nhint:  --rate 100000 at most\n",
		],
	])("%j", async (flags, stderr) => {
		const run = await type(["replay", "text", ...flags], start);
		expect(run).toMatchObject({ code: 2, stdout: "", stderr });
	});

	it("for a payload that can't be sent", async () => {
		const cwd = await emptyFolder();
		await writeFile(join(cwd, "a.json"), "{");
		const flags = ["--url", "3000", "--count", "10"];
		const run = await type(["replay", "a.json", ...flags], { ...start, cwd });
		expect(run.code).toBe(2);
		expect(run.stderr).toMatch(/^error: a\.json is not JSON: /);
	});
});
