import { describe, expect, it } from "vitest";
import { lineSchema } from "../../src/view/schema.ts";
import { sign } from "../../src/webhook/signature.ts";
import { appSecret, post } from "../support/meta.ts";
import { body, linesOf, projectWith } from "../support/recorded.ts";
import { openSending, type Sending, wamid } from "../support/sending.ts";
import { begin, emptyFolder, type Running, type } from "../support/world.ts";

const argv = ["send", "text", "hello", "--to", "+16505551234"];

function status(
	name: string,
	more: Record<string, unknown> = {},
	id = wamid,
): Buffer {
	return body({
		statuses: [
			{
				id,
				status: name,
				timestamp: "1763726400",
				recipient_id: "16505551234",
				...more,
			},
		],
	});
}

const failure = {
	errors: [
		{
			code: 131047,
			title: "Re-engagement message",
			message: "Re-engagement message",
			error_data: { details: "More than 24 hours have passed." },
		},
	],
};

/** A project with a listener, to which Meta delivers. */
async function listening(): Promise<{
	readonly cwd: string;
	readonly listener: Running;
	deliver(body: Buffer): Promise<void>;
}> {
	const cwd = await emptyFolder();
	const listener = await begin(
		["listen", "--tunnel", "none", "--port", "0", "--json"],
		{ cwd, env: { WHATSAPP_APP_SECRET: appSecret } },
	);
	const [url] = await listener.says(/http:\/\/127\.0\.0\.1:\d+\/webhook/);
	return {
		cwd,
		listener,
		async deliver(body) {
			const signed = { "X-Hub-Signature-256": sign(body, appSecret) };
			expect((await post(url, body, signed)).status).toBe(200);
		},
	};
}

/** A Graph API that delivers statuses of each message before it answers. */
async function delivering(
	deliver: (body: Buffer) => Promise<void>,
	...statuses: readonly Buffer[]
): Promise<Sending> {
	const sending = await openSending();
	const { env, standIn, bodies } = sending;
	void (async () => {
		await expect.poll(() => standIn.requests.length).toBe(1);
		for (const each of statuses) await deliver(each);
	})();
	return { env, standIn, bodies };
}

describe("--wait", () => {
	it("follows a message until it is read", async () => {
		const { cwd, deliver } = await listening();
		const { env } = await delivering(
			deliver,
			status("sent"),
			status("sent", {}, "wamid.ofAnotherMessage"),
			status("delivered"),
			status("delivered"),
			status("read"),
		);
		const { code, stdout, stderr } = await type([...argv, "--wait"], {
			cwd,
			env,
		});
		expect(code).toBe(0);
		const told = stdout.slice(stdout.indexOf("  ✓ sent"));
		expect(told.replace(/\d[\d.]* m?s/g, "TIME")).toBe(
			`  ✓ sent       TIME after Meta got it
  ✓ delivered  TIME after Meta got it
  ✓ read       TIME after Meta got it
`,
		);
		expect(stderr).toContain("no public address");
	});

	it("is content with less where --until says so", async () => {
		const { cwd, deliver } = await listening();
		const { env } = await delivering(deliver, status("delivered"));
		const flags = ["--wait", "--until", "delivered"];
		const { code, stdout } = await type([...argv, ...flags], { cwd, env });
		expect(code).toBe(0);
		expect(stdout).toContain("✓ delivered");
		expect(stdout).not.toContain("✓ read");
	});

	it("takes what is read for delivered, whatever comes first", async () => {
		const { cwd, deliver } = await listening();
		const { env } = await delivering(deliver, status("read"));
		const flags = ["--wait", "--until", "delivered"];
		expect(await type([...argv, ...flags], { cwd, env })).toMatchObject({
			code: 0,
		});
	});

	it("explains why a message failed", async () => {
		const { cwd, deliver } = await listening();
		const { env } = await delivering(deliver, status("failed", failure));
		const { code, stdout, stderr } = await type([...argv, "--wait=10s"], {
			cwd,
			env,
		});
		expect(code).toBe(1);
		expect(stdout).toContain("✗ failed");
		expect(stderr).toContain("it failed with 131047: Re-engagement message");
		expect(stderr).toContain("More than 24 hours have passed.");
		expect(stderr).toMatch(/\nhint: .*template/);
		expect(stderr).toContain(
			"\n       Here: wa-hook send template hello_world --to +16505551234\n",
		);
	});

	it("gives lines of --json", async () => {
		const { cwd, deliver } = await listening();
		const { env } = await delivering(
			deliver,
			status("sent"),
			status("failed", failure),
		);
		const { code, stdout } = await type([...argv, "--wait", "--json"], {
			cwd,
			env,
		});
		expect(code).toBe(1);
		const lines = stdout.trim().split("\n");
		const types = lines.map((line) => lineSchema.parse(JSON.parse(line)).type);
		expect(types).toEqual(["sent", "event", "event", "error"]);
		expect(linesOf(stdout, "event")).toMatchObject([
			{ kind: "status.sent", messageId: wamid },
			{ kind: "status.failed", messageId: wamid },
		]);
		expect(linesOf(stdout, "error")).toMatchObject([
			{ code: "message-failed", exitCode: 1 },
		]);
	});

	it("ends when time is over, and says what may be missing", async () => {
		const { cwd } = await listening();
		const { env } = await openSending();
		const flags = ["--wait=50ms"];
		const { code, stdout, stderr } = await type([...argv, ...flags], {
			cwd,
			env,
		});
		expect(code).toBe(1);
		expect(stdout).toContain(wamid);
		expect(stderr).toContain("no status of the message came within 50 ms");
		expect(stderr).toContain("wa-hook verify");
	});

	it("ends with Ctrl-C", async () => {
		const { cwd } = await listening();
		const { env } = await openSending();
		const running = await begin([...argv, "--wait"], { cwd, env });
		await running.says(/Meta took it/);
		expect(await running.stop()).toBe(130);
		expect(running.stderr()).toContain("interrupted while waiting");
	});

	it("shows on a terminal that it waits, and nothing of it in the end", async () => {
		const { cwd, deliver } = await listening();
		const { env } = await openSending();
		const running = await begin([...argv, "--wait"], {
			cwd,
			env,
			columns: 80,
		});
		await running.says(/waiting up to 30 s for read, ctrl-c stops waiting$/);
		await deliver(status("read"));
		expect(await running.code).toBe(0);
		expect(running.stderr().endsWith("\r\u001b[K")).toBe(true);
	});

	it("warns that Meta can't reach the listen, within the terminal's width", async () => {
		const { cwd, deliver } = await listening();
		const { env } = await delivering(deliver, status("read"));
		const { stderr } = await type([...argv, "--wait"], {
			cwd,
			env,
			columns: 60,
		});
		expect(stderr).toMatch(
			/^warning: the listen of this project has no public address,\n {9}so Meta can't reach it by itself\n/,
		);
	});

	it("sends nothing where nothing records", async () => {
		const { env, standIn } = await openSending();
		const cwd = await projectWith([{ body: status("read") }]);
		const { code, stderr } = await type([...argv, "--wait"], { cwd, env });
		expect(code).toBe(3);
		expect(stderr).toContain("nothing was sent");
		expect(stderr).toContain("start wa-hook listen");
		expect(standIn.requests).toEqual([]);
	});
});
