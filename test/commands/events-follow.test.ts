import { rm } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { appSecret, post, textMessage, wire } from "../support/meta.ts";
import { linesOf, projectWith } from "../support/recorded.ts";
import { openTarget } from "../support/target.ts";
import { begin, emptyFolder, type Running, type } from "../support/world.ts";

function following(cwd: string, ...flags: string[]): Promise<Running> {
	return begin(["events", "follow", ...flags], { cwd });
}

async function listening(cwd: string, ...flags: string[]) {
	const running = await begin(
		["listen", "--tunnel", "none", "--port", "0", ...flags],
		{ cwd, env: { WHATSAPP_APP_SECRET: appSecret } },
	);
	const [url] = await running.says(/http:\/\/127\.0\.0\.1:\d+\/webhook/);
	return { ...running, url };
}

function message(text: string): Buffer {
	return textMessage(text, { id: `wamid.${text}` });
}

describe("wa-hook events follow", () => {
	it("waits where nothing is recorded, then shows what is, with the replies", async () => {
		const cwd = await emptyFolder();
		const app = await openTarget();
		const follower = await following(cwd);
		await follower.says(
			/^following \S+\.wa-hook, where nothing is recorded yet; Ctrl-C ends it\n$/,
		);
		const listener = await listening(cwd, "-f", String(app.port));
		await post(listener.url, message("first"));
		await follower.says(/--> 1 .*[\s\S]*first[\s\S]*<-- 1 +200 in/);
		expect(await follower.stop()).toBe(0);
	});

	it("begins with the newest few", async () => {
		const cwd = await projectWith(
			["one", "two", "three"].map((text) => ({ body: message(text) })),
		);
		const follower = await following(cwd, "-n", "2", "-q");
		await follower.says(/two[\s\S]*three/);
		expect(follower.stdout()).not.toContain("one");
		expect(follower.stderr()).toBe("");
	});

	it("shows each delivery once, and none with -n 0", async () => {
		const cwd = await projectWith([{ body: message("old") }]);
		const follower = await following(cwd, "-n", "0", "--json");
		await projectWith([{ body: message("new"), replies: [200] }], cwd);
		await follower.says(/"type":"reply"/);
		expect(linesOf(follower.stdout(), "delivery")).toMatchObject([{ id: 2 }]);
	});

	it("survives a cleared record, another listener and a removed folder", async () => {
		const cwd = await projectWith([{ body: message("one") }]);
		const follower = await following(cwd);
		await follower.says(/│ one/);
		await type(["events", "clear", "--yes"], { cwd });
		await projectWith([{ body: message("two") }], cwd);
		await follower.says(/│ two/);
		await rm(join(cwd, ".wa-hook"), { recursive: true });
		await projectWith([{ body: message("three") }], cwd);
		await follower.says(/│ three/);
	});

	it("shows what was asked for", async () => {
		const cwd = await projectWith([]);
		const follower = await following(cwd, "--kind", "statuses", "--json");
		await projectWith(
			[{ body: message("hello") }, { body: wire("status-read") }],
			cwd,
		);
		await follower.says(/status\.read/);
		expect(linesOf(follower.stdout(), "delivery")).toMatchObject([{ id: 2 }]);
	});

	it("shows a delivery as failed once the target has failed on it", async () => {
		const cwd = await projectWith([]);
		const follower = await following(cwd, "--failed", "--json");
		await projectWith(
			[
				{ body: message("taken"), replies: [200] },
				{ body: message("dropped"), replies: [500] },
			],
			cwd,
		);
		await follower.says(/"status":500/);
		const { stdout } = follower;
		expect(linesOf(stdout(), "delivery")).toMatchObject([{ id: 2 }]);
		expect(linesOf(stdout(), "reply")).toMatchObject([{ delivery: 2 }]);
	});

	it("labels what came before it began", async () => {
		const cwd = await projectWith([{ body: message("again") }]);
		const follower = await following(cwd, "-n", "0", "--json");
		await projectWith([{ body: message("again") }], cwd);
		await follower.says(/"duplicateOf":1/);
	});

	it("ends quietly when its reader has gone", async () => {
		const cwd = await projectWith([{ body: message("hello") }]);
		const follower = await following(cwd);
		await follower.says(/hello/);
		follower.closeStdout();
		expect(await follower.code).toBe(0);
		expect(follower.stderr()).toMatch(/^following .*\n$/);
	});
});

describe("wa-hook listen", () => {
	it("knows again what came before it was started", async () => {
		const cwd = await projectWith([{ body: message("hello") }]);
		const listener = await listening(cwd, "--json");
		await post(listener.url, message("hello"));
		await listener.says(/"duplicateOf":1,"duplicateCount":2/);
	});
});
