import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkSignature, sign } from "../../src/webhook/signature.ts";
import { encode } from "../../src/webhook/wire.ts";
import { textOf } from "../support/fixtures.ts";
import { appSecret, wire } from "../support/meta.ts";
import { body, projectWith } from "../support/recorded.ts";
import { replay, textsOf } from "../support/replayed.ts";
import { openTarget, type Target } from "../support/target.ts";
import { emptyFolder } from "../support/world.ts";

function onlyBody({ received }: Target): string {
	expect(received).toHaveLength(1);
	return received[0]?.body.toString() ?? "";
}

describe("--encode", () => {
	it.each(["meta", "meta-strict", "compact"] as const)("%s", async (as) => {
		const app = await openTarget();
		await replay(["image", "--encode", as, "-u", `${app.port}`]);
		expect(onlyBody(app)).toBe(encode(textOf("image"), as).toString());
	});

	it("raw sends a file's bytes, whatever they are", async () => {
		const cwd = await emptyFolder();
		const bytes = Buffer.from([0x7b, 0x0d, 0x0a, 0x00, 0xff]);
		await writeFile(join(cwd, "a.json"), bytes);
		const app = await openTarget();
		const argv = ["a.json", "--encode", "raw", "-u", `${app.port}`];
		const { code } = await replay(argv, { cwd });
		expect(code).toBe(0);
		expect(app.received[0]?.body).toEqual(bytes);
		expect(app.received[0]?.headers["x-hub-signature-256"]).toBe(
			sign(bytes, appSecret),
		);
	});

	it("refuses what is empty, unless its bytes are asked for", async () => {
		const app = await openTarget();
		const argv = ["-", "-u", `${app.port}`];
		const { code, stderr } = await replay(argv);
		expect(code).toBe(2);
		expect(stderr).toBe(
			"error: standard input is empty\nhint:  --encode raw sends it all the same\n",
		);
		const raw = await replay([...argv, "--encode", "raw"]);
		expect(raw.code).toBe(0);
		expect(app.received.map(({ body }) => body.length)).toEqual([0]);
	});

	it("refuses what is not JSON, with its place, before anything is sent", async () => {
		const cwd = await emptyFolder();
		await writeFile(join(cwd, "a.json"), '{\n  "a": 1,\n}\n');
		const app = await openTarget();
		const argv = ["text", "a.json", "-u", `${app.port}`];
		const { code, stdout, stderr } = await replay(argv, { cwd });
		expect([code, stdout]).toEqual([2, ""]);
		expect(stderr).toBe(
			"error: a.json is not JSON: expected a key in double quotes at line 3, column 1\n" +
				"hint:  --encode raw sends the bytes as they are\n",
		);
		expect(app.received).toEqual([]);
	});
});

describe("changes", () => {
	it("are made in everything that is sent, and spelled as Meta does", async () => {
		const app = await openTarget();
		const argv = ["text", "image", "-u", `${app.port}`];
		const changes = ["--from", "+4915112345678", "--name", "Zoë"];
		await replay([...argv, ...changes, "--phone-number-id", "42"]);
		for (const { body } of app.received) {
			const { value } = JSON.parse(body.toString()).entry[0].changes[0];
			expect(value.contacts[0]).toMatchObject({ wa_id: "4915112345678" });
			expect(value.messages[0].from).toBe("4915112345678");
			expect(value.metadata.phone_number_id).toBe("42");
			expect(body.toString()).toContain('"name":"Zo\\u00eb"');
		}
		expect(app.received).toHaveLength(2);
	});

	it("--set takes JSON, or a text", async () => {
		const app = await openTarget();
		const text = "messages[0].text";
		const set = ["--set", `${text}.body=a=b`, "--set", `${text}.n={"x":1}`];
		await replay(["text", ...set, "-u", `${app.port}`]);
		expect(onlyBody(app)).toContain('"text":{"body":"a=b","n":{"x":1}}');
	});

	it("--set says what was probably meant", async () => {
		const argv = ["text", "-u", "1", "--set", "massages[0].type=x"];
		const { code, stderr } = await replay(argv);
		expect(code).toBe(2);
		expect(stderr).toContain("error: --set massages[0].type in text: ");
		expect(stderr).toContain("hint:  did you mean messages?");
	});

	it("says once when a change has nothing to change", async () => {
		const app = await openTarget();
		const argv = ["status-failed", "--text", "hi", "-u", `${app.port}`];
		const { code, stderr } = await replay(argv);
		expect(code).toBe(0);
		expect(
			stderr.match(/--text changes nothing in status-failed/g),
		).toHaveLength(1);
	});

	it("--fresh gives ids and times of its own", async () => {
		const app = await openTarget();
		const now = Date.UTC(2031, 0, 1);
		const argv = ["text", "text", "--fresh", "-u", `${app.port}`];
		await replay(argv, { now: () => now });
		const messages = app.received.map(
			({ body }) =>
				JSON.parse(body.toString()).entry[0].changes[0].value.messages[0],
		);
		expect(new Set(messages.map(({ id }) => id)).size).toBe(2);
		expect(messages.map(({ timestamp }) => timestamp)).toEqual([
			`${now / 1000}`,
			`${now / 1000}`,
		]);
		expect(wire("text").toString()).not.toContain(messages[0].id);
	});
});

describe("the signature", () => {
	it.each([
		["bad", /^sha256=[0-9a-f]{64}$/],
		["missing", /^undefined$/],
		["empty", /^$/],
		["truncated", /^sha256=[0-9a-f]{32}$/],
		["uppercase", /^sha256=[0-9A-F]{64}$/],
		["sha1", /^undefined$/],
		["wrong-secret", /^sha256=[0-9a-f]{64}$/],
		["reserialised", /^sha256=[0-9a-f]{64}$/],
	])("is %s on purpose, and should be refused", async (fault, pattern) => {
		const app = await openTarget((response) => response.writeHead(401).end());
		const argv = ["image", "--signature", fault, "-u", `${app.port}`];
		const { code, stderr } = await replay(argv);
		expect(code).toBe(0);
		expect(stderr).toContain(`signed wrongly on purpose (${fault})`);
		const [received] = app.received;
		const value = String(received?.headers["x-hub-signature-256"]);
		expect(value).toMatch(pattern);
		const { verified } = checkSignature({
			headers: [["X-Hub-Signature-256", value]],
			body: received?.body ?? Buffer.alloc(0),
			secrets: [{ value: appSecret, label: "" }],
			headerNames: ["X-Hub-Signature-256"],
		});
		expect(verified).toBe(false);
	});

	it("is made anew where there is none to keep", async () => {
		const app = await openTarget();
		const argv = ["text", "--keep-signature", "-u", `${app.port}`];
		const { stderr } = await replay(argv);
		expect(app.received[0]?.headers["x-hub-signature-256"]).toBe(
			sign(wire("text"), appSecret),
		);
		expect(stderr).toContain("text came with no signature to keep");
	});

	it("fails the app that takes a wrong one", async () => {
		const app = await openTarget();
		const argv = ["text", "--signature", "missing", "-u", `${app.port}`];
		const { code, stderr } = await replay(argv);
		expect(code).toBe(1);
		expect(stderr).toContain("accepts a delivery whose signature is wrong");
	});

	it("is made with --app-secret, under another header if that is wanted", async () => {
		const app = await openTarget();
		const flags = ["--app-secret", "s3cret", "--signature-header", "X-Sig"];
		const argv = ["text", ...flags, "-u", `${app.port}`];
		const { stderr } = await replay(argv);
		expect(app.received[0]?.headers["x-sig"]).toBe(
			sign(wire("text"), "s3cret"),
		);
		expect(stderr).not.toContain("s3cret");
	});

	it("of a gateway's payload is made with the gateway's secret under its header", async () => {
		const app = await openTarget();
		const argv = ["gateway-message-received", "-u", `${app.port}`];
		const { stderr } = await replay(argv, {
			env: { WA_HOOK_WEBHOOK_SECRET: "s3sam3" },
		});
		expect(stderr).toContain(
			"signed with the gateway secret from WA_HOOK_WEBHOOK_SECRET, to",
		);
		expect(app.received[0]?.headers["x-webhook-signature"]).toBe(
			sign(wire("gateway-message-received"), "s3sam3"),
		);
	});

	it("is the gateway's under its header, whatever the body", async () => {
		const app = await openTarget();
		const header = ["--signature-header", "x-webhook-signature"];
		await replay(["text", "-u", `${app.port}`, ...header], {
			env: { WA_HOOK_WEBHOOK_SECRET: "s3sam3" },
		});
		expect(app.received[0]?.headers["x-webhook-signature"]).toBe(
			sign(wire("text"), "s3sam3"),
		);
	});

	it("is told of with each key that there is", async () => {
		const app = await openTarget();
		const argv = ["text", "gateway-message-received", "-u", `${app.port}`];
		const { stderr } = await replay(argv, {
			env: { WA_HOOK_WEBHOOK_SECRET: "s3sam3" },
		});
		expect(stderr).toContain(
			"signed with the app secret from WA_HOOK_APP_SECRET or with the gateway secret from WA_HOOK_WEBHOOK_SECRET, to",
		);
	});

	it("of a gateway's payload is explained when nothing is configured and the app refuses it", async () => {
		const app = await openTarget((response) => response.writeHead(401).end());
		const argv = ["gateway-message-received", "-u", `${app.port}`];
		const { stdout } = await replay(argv, { env: { WA_HOOK_APP_SECRET: "" } });
		expect(stdout).toContain("hint: no gateway secret is configured");
		expect(stdout).toContain("WA_HOOK_WEBHOOK_SECRET");
	});

	it("of a recorded delivery is kept when asked for", async () => {
		const cwd = await projectWith([{ body: wire("text") }]);
		const app = await openTarget();
		const argv = ["last", "--keep-signature", "-u", `${app.port}`];
		const { stderr } = await replay(argv, { cwd });
		// The record of the tests has none.
		expect(app.received[0]?.headers["x-hub-signature-256"]).toBeUndefined();
		expect(stderr).toContain("Sending 1 delivery, signed as it came, to");
	});

	it("of what has none to keep is made, and said to be", async () => {
		const cwd = await projectWith([{ body: wire("text") }]);
		const app = await openTarget();
		const kept = ["--keep-signature", "-u", `${app.port}`];
		const one = await replay(["text", ...kept], { cwd });
		expect(one.stderr).toContain(
			"Sending 1 delivery, signed with the app secret from WA_HOOK_APP_SECRET, to",
		);
		const both = await replay(["last", "text", ...kept], { cwd });
		expect(both.stderr).toContain(
			"signed as they came or with the app secret from WA_HOOK_APP_SECRET, to",
		);
	});

	it("is explained when nothing is configured and the app refuses it", async () => {
		const app = await openTarget((response) => response.writeHead(401).end());
		const argv = ["text", "-u", `${app.port}`];
		const { code, stdout } = await replay(argv, {
			env: { WA_HOOK_APP_SECRET: "" },
		});
		expect(code).toBe(1);
		expect(stdout).toContain("hint: no app secret is configured");
	});
});

describe("manner", () => {
	it("--batch puts payloads into one POST", async () => {
		const app = await openTarget();
		const argv = [
			"text",
			"image",
			"audio",
			"--batch",
			"2",
			"-u",
			`${app.port}`,
		];
		const { stdout } = await replay(argv);
		const events = app.received.map(({ body }) =>
			JSON.parse(body.toString()).entry.flatMap(
				(entry: { changes: unknown[] }) => entry.changes,
			),
		);
		expect(events.map(({ length }) => length)).toEqual([2, 1]);
		expect(stdout).toMatch(/<-- 1 .* text and image\n/);
	});

	it("--batch says which payload is not JSON", async () => {
		const cwd = await emptyFolder();
		await writeFile(join(cwd, "a.json"), "{");
		const argv = ["text", "a.json", "--batch", "2", "-u", "1"];
		const { code, stderr } = await replay(argv, { cwd });
		expect(code).toBe(2);
		expect(stderr).toContain("error: a.json is not JSON: ");
	});

	it("--batch refuses what Meta can't have sent together", async () => {
		const argv = ["text", "gateway-message-received", "--batch", "2"];
		const { code, stderr } = await replay([...argv, "-u", "1"]);
		expect(code).toBe(2);
		expect(stderr).toContain("gateway-message-received can't be in a batch");
	});

	it("--duplicate sends the same bytes again, fresh or not", async () => {
		const app = await openTarget();
		const argv = ["text", "--duplicate", "3", "--fresh", "-u", `${app.port}`];
		const { stdout } = await replay(argv);
		const [first, ...others] = app.received.map(({ body }) => body);
		expect(others).toEqual([first, first]);
		expect(stdout).toContain("--> 3    again             copy 3 of 3  text");
	});

	it("--shuffle sends all, each copy of one the same", async () => {
		const app = await openTarget();
		const names = ["text", "image", "audio", "video", "sticker"];
		const flags = ["--shuffle", "--duplicate", "2", "-u", `${app.port}`];
		const { code } = await replay([...names, ...flags]);
		expect(code).toBe(0);
		const sent = app.received.map(({ body }) => body.toString());
		const wanted = names.flatMap((name) => [`${wire(name)}`, `${wire(name)}`]);
		expect(sent.toSorted()).toEqual(wanted.toSorted());
	});

	it("--retry sends again what is not answered 200, with the same bytes", async () => {
		const statuses = [503, 204, 200];
		const app = await openTarget((response) =>
			response.writeHead(statuses.shift() ?? 200).end(),
		);
		const flags = ["--retry", "meta", "--time-scale", "1000000", "--fresh"];
		const { code, stdout, stderr } = await replay([
			"text",
			...flags,
			"-u",
			`${app.port}`,
		]);
		expect(code).toBe(0);
		expect(new Set(app.received.map(({ body }) => `${body}`)).size).toBe(1);
		expect(stdout).toContain("  sent again at once");
		expect(stdout).toContain("  sent again in 15 s");
		expect(stdout).toMatch(/--> 1 {4}again {13}attempt 3 of \d+ {2}text/);
		expect(stderr).toContain("1 as expected · 2 redeliveries");
	});

	it("--retry sends the same bytes again, though all that waits is more than is held in memory", async () => {
		const filler = "x".repeat(1_000_000);
		const posts = 20;
		const bodies = Array.from({ length: posts }, (_, index) =>
			body({ messages: [{ id: `wamid.${index}`, text: { body: filler } }] }),
		);
		const cwd = await projectWith(bodies.map((body) => ({ body })));
		let count = 0;
		const app = await openTarget((response) => {
			count += 1;
			response.writeHead(count > posts ? 200 : 500).end();
		});
		const flags = ["--fresh", "--retry", "gateway", "--time-scale", "40"];
		const argv = [`1..${posts}`, "-q", ...flags, "-u", `${app.port}`];
		const { code, stderr } = await replay(argv, { cwd });
		expect(code, stderr).toBe(0);
		const digests = app.received.map(({ body, headers }) =>
			[
				body.length,
				sign(body, appSecret),
				headers["x-hub-signature-256"],
			].join(),
		);
		expect(digests).toHaveLength(2 * posts);
		expect(new Set(digests).size).toBe(posts);
		expect(await readdir(join(cwd, ".wa-hook"))).not.toContainEqual(
			expect.stringMatching(/tmp$/),
		);
	});

	it("--retry gives up in the end", async () => {
		const app = await openTarget((response) => {
			response.writeHead(500).end("a page of errors");
		});
		const flags = ["--retry", "gateway", "--time-scale", "1000000000"];
		const argv = ["text", ...flags, "-u", `${app.port}`];
		const { code, stdout } = await replay(argv);
		expect(code).toBe(1);
		expect(app.received).toHaveLength(5);
		expect(stdout.match(/✗ expected 200, got 500/g)).toHaveLength(1);
		expect(stdout.match(/a page of errors/g)).toHaveLength(1);
		expect(stdout).toContain("sent again in 30 s, here 0 ms\n");
		expect(stdout).toContain("given up after 3 h, 5 attempts\n");
	});

	it("--retry is not content with another 2xx, as Meta isn't", async () => {
		const app = await openTarget((response) => response.writeHead(202).end());
		const flags = ["--retry", "meta", "--time-scale", "1000000000"];
		const argv = ["text", ...flags, "-u", `${app.port}`];
		const { code, stdout } = await replay(argv);
		expect(code).toBe(1);
		expect(app.received).toHaveLength(15);
		expect(stdout).toContain("✗ expected 200, got 202\n");
		expect(stdout).toMatch(/given up after [67] days, 15 attempts\n/);
	});

	it("--batch says that one payload is no batch", async () => {
		const app = await openTarget();
		const argv = ["text", "--batch", "3", "-u", `${app.port}`];
		const { code, stderr } = await replay(argv);
		expect(code).toBe(0);
		expect(stderr).toContain("--batch 3 has one payload only");
		expect(stderr).toContain("--duplicate 3");
	});

	it("--set says when a text becomes a number", async () => {
		const app = await openTarget();
		const path = "metadata.phone_number_id";
		const url = ["-u", `${app.port}`];
		const number = await replay(["text", "--set", `${path}=99`, ...url]);
		expect(number.stderr).toContain(
			`${path} was a text and is a number now; --set '${path}="99"' keeps it a text`,
		);
		const text = await replay(["text", "--set", `${path}="99"`, ...url]);
		expect(text.stderr).not.toContain("was a text");
	});

	it("--interval keeps the order", async () => {
		const app = await openTarget();
		const argv = ["text", "text", "--interval", "20ms", "-u", `${app.port}`];
		await replay(argv);
		expect(textsOf(app.received)).toHaveLength(2);
	});
});
