import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startChild } from "../../../src/io/tunnel/child.ts";
import { childEnv } from "../../../src/io/tunnel/child-env.ts";
import { type Bundle, bundle } from "../../support/tunnel-bundle.ts";

const sayPidAndStay =
	"process.on('SIGTERM', () => {}); console.log(process.pid); setInterval(() => {}, 60000)";

function start(script: string) {
	const lines: string[] = [];
	const child = startChild(process.execPath, ["-e", script], {
		name: "program",
		env: {},
		onLine: (line) => lines.push(line),
	});
	return { child, lines };
}

function isAlive(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
}

describe("a child", () => {
	it("passes on what it says and how it ends", async () => {
		const { child, lines } = start(
			"console.log('out'); console.error('err'); process.exitCode = 3",
		);
		await expect(child.ended).resolves.toMatch(
			/^program ended with code 3: (out|err)$/,
		);
		expect(lines.toSorted()).toEqual(["err", "out"]);
	});

	it("may write without end or line break", async () => {
		const { child, lines } = start(
			"process.stdout.write('x'.repeat(1_000_000))",
		);
		await child.ended;
		expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(
			8_192,
		);
	});

	it("has a standard input of its own, not the null device", async () => {
		const { child, lines } = start(
			"console.log(require('node:fs').fstatSync(0).isCharacterDevice())",
		);
		await child.ended;
		expect(lines).toEqual(["false"]);
	});

	it("is ended by stop, also when it doesn't listen", async () => {
		const { child, lines } = start(sayPidAndStay);
		await expect.poll(() => lines).toHaveLength(1);
		await child.stop();
		expect(isAlive(Number(lines[0]))).toBe(false);
	});

	it("that can't be started says so", async () => {
		const child = startChild("/nowhere/at-all", [], {
			name: "program",
			env: {},
			onLine: () => {},
		});
		await expect(child.ended).resolves.toMatch(/nowhere\/at-all/);
		await child.stop();
	});
});

describe("when we are killed", () => {
	let parent: Bundle;
	beforeAll(async () => {
		parent = await bundle("test/support/tunnel-child-parent.ts");
	});
	afterAll(() => parent.remove());

	it("a child that ignores SIGTERM ends too", async () => {
		const ourselves = spawn(process.execPath, [parent.path, sayPidAndStay], {
			stdio: ["ignore", "pipe", "inherit"],
		});
		const pid = Number((await once(ourselves.stdout, "data"))[0]);
		expect(isAlive(pid)).toBe(true);
		ourselves.kill("SIGKILL");
		await expect.poll(() => isAlive(pid), { timeout: 5_000 }).toBe(false);
	});
});

describe("a child's environment", () => {
	it("holds what a tunnel program needs and no secret", () => {
		const env = childEnv({
			PATH: "/bin",
			HOME: "/home/me",
			HTTPS_PROXY: "http://proxy:3128",
			LC_ALL: "C.UTF-8",
			WHATSAPP_APP_SECRET: "secret",
			WA_HOOK_ACCESS_TOKEN: "EAAB",
			NODE_OPTIONS: "--inspect",
		});
		expect(Object.keys(env).toSorted()).toEqual([
			"HOME",
			"HTTPS_PROXY",
			"LC_ALL",
			"NO_PROXY",
			"PATH",
			"no_proxy",
		]);
	});

	it("never sends loopback through a proxy", () => {
		expect(childEnv({ NO_PROXY: "intra" })["NO_PROXY"]).toBe(
			"intra,localhost,127.0.0.1,::1",
		);
	});
});
