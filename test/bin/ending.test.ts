import { once } from "node:events";
import { connect, createServer } from "node:net";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { patience, soon, spawnBinary, spawnListen } from "../support/binary.ts";
import { post, textMessage } from "../support/meta.ts";
import { openTarget } from "../support/target.ts";
import { startStandInServer } from "../support/tunnel-localtunnel.ts";

describe("the end", () => {
	it.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
		"comes with %s, a summary and exit code 0",
		async (signal) => {
			const listener = await spawnListen();
			await post(listener.url, textMessage("hello"));
			listener.child.kill(signal);
			expect(await soon(listener.ended)).toBe(0);
			expect(listener.stderr()).toMatch(/Received +1 in .* · 1 verified/);
		},
	);

	it("does not wait for a target that never answers", async () => {
		const app = await openTarget(() => {});
		const listener = await spawnListen(["--forward-to", String(app.port)]);
		await post(listener.url, textMessage("hello"));
		await vi.waitFor(() => expect(app.received).toHaveLength(1), patience);
		listener.child.kill("SIGINT");
		expect(await soon(listener.ended)).toBe(0);
	});

	it("does not wait for a tunnel server that never answers", async () => {
		const server = await startStandInServer();
		onTestFinished(() => server.stop());
		server.mood = "silent";
		const listener = await spawnListen(["--tunnel", "localtunnel"], {
			env: { WA_HOOK_LOCALTUNNEL_HOST: server.host },
		});
		await vi.waitFor(() => expect(server.asked).toBe(1), patience);
		listener.child.kill("SIGINT");
		expect(await soon(listener.ended)).toBe(0);
	});

	it("comes at once with the second Ctrl-C, whatever is still open", async () => {
		const listener = await spawnListen();
		const { port } = new URL(listener.url);
		const slow = connect(Number(port), "127.0.0.1").on("error", () => {});
		onTestFinished(() => void slow.destroy());
		slow.write(
			"POST /webhook HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n{",
		);
		// Answered after the slow one has been taken up.
		await post(listener.url, textMessage("hello"));
		listener.child.kill("SIGINT");
		await vi.waitFor(() => isClosed(Number(port)), patience);
		expect(listener.child.exitCode).toBeNull();
		listener.child.kill("SIGINT");
		expect(await soon(listener.ended)).toBe(130);
	});

	it("comes quietly when the reader has enough (| head -1)", async () => {
		const listener = await spawnListen();
		listener.child.stdout?.once("data", () => listener.child.stdout?.destroy());
		for (let id = 0; listener.child.exitCode === null && id < 500; id++)
			await post(
				listener.url,
				textMessage("hello", { id: `wamid.${id}` }),
			).catch(() => {});
		expect(await soon(listener.ended)).toBe(0);
		expect(listener.stderr()).not.toMatch(/EPIPE|Error|^ +at /m);
	});

	it("comes although nobody reads its output, which held up no acknowledgement", async () => {
		const listener = await spawnListen([], { read: false });
		const long = "a long text ".repeat(300);
		for (let id = 0; id < 300; id++) {
			const body = textMessage(long, { id: `wamid.${id}` });
			expect((await post(listener.url, body)).status).toBe(200);
		}
		listener.child.kill("SIGINT");
		expect(await soon(listener.ended)).toBe(0);
	});
});

describe("a start that can't be", () => {
	it("names the port that is taken", async () => {
		const other = await spawnListen();
		const { port } = new URL(other.url);
		const { ended, stderr } = await spawnBinary([
			"listen",
			"--tunnel",
			"none",
			"--port",
			port,
		]);
		expect(await soon(ended)).toBe(2);
		expect(stderr()).toBe(
			`error: port ${port} is already in use\nhint:  pick another with --port\n`,
		);
	});

	it.each([
		{ what: "a folder that can't be made", stateDir: "/proc/nowhere" },
		{ what: "a file in the folder's place", stateDir: process.execPath },
	])("says that $what can't be used, and what helps", async ({ stateDir }) => {
		const { ended, stderr } = await spawnBinary([
			"listen",
			"--tunnel",
			"none",
			"--port",
			"0",
			"--state-dir",
			stateDir,
		]);
		expect(await soon(ended)).toBe(2);
		const [error, hint] = stderr().split("\n");
		expect(error).toMatch(/^error: can't use /);
		expect(error).toContain(stateDir);
		expect(hint).toMatch(/^hint: .*--state-dir.*--no-store/);
	});
});

async function isClosed(port: number): Promise<void> {
	const probe = createServer().listen(port, "127.0.0.1");
	try {
		await once(probe, "listening");
	} finally {
		probe.close();
	}
}
