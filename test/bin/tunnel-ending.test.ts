import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import {
	type Listening,
	patience,
	soon,
	spawnListen,
} from "../support/binary.ts";
import { writeStandInCloudflared } from "../support/tunnel-cloudflared.ts";

/** Says an address as localhost.run does, which cloudflared's reader passes over, and needs a while to end. */
const slowToEnd = `#!/bin/sh
trap 'sleep 0.3; exit 0' TERM
echo '{"event":"tcpip-forward","address":"127.0.0.1:1"}'
touch "$(dirname "$0")/started"
while :; do sleep 0.05; done
`;

describe("the end comes with a summary and exit code 0", () => {
	it("while a cloudflared that has no tunnel yet takes its time to end", async () => {
		const { path, started } = await writeProgram("cloudflared");
		const listener = await spawnListen(["--tunnel", "cloudflared"], {
			env: { WA_HOOK_CLOUDFLARED: path },
		});
		await vi.waitFor(started, patience);
		await expectToEndWell(listener);
	});

	it("while an ssh that has a tunnel takes its time to end", async () => {
		const { folder, started } = await writeProgram("ssh");
		const listener = await spawnListen(["--tunnel", "ssh"], {
			env: { PATH: `${folder}:${process.env["PATH"]}` },
		});
		await vi.waitFor(started, patience);
		await expectToEndWell(listener);
	});

	it("while a cloudflared whose tunnel is up ignores being asked", async () => {
		const program = await writeStandInCloudflared("stubborn");
		onTestFinished(program.remove);
		const listener = await spawnListen(["--tunnel", "cloudflared"], {
			env: { WA_HOOK_CLOUDFLARED: program.path },
		});
		await vi.waitFor(() => hasPublicUrl(listener), patience);
		await expectToEndWell(listener);
	});
});

async function expectToEndWell(listener: Listening): Promise<void> {
	listener.child.kill("SIGINT");
	expect(await soon(listener.ended)).toBe(0);
	expect(listener.stderr()).toMatch(/Nothing was received in .*\.\n$/);
}

async function writeProgram(name: string) {
	const folder = await mkdtemp(join(tmpdir(), "wa-hook-slow-"));
	onTestFinished(() => rm(folder, { recursive: true, force: true }));
	const path = join(folder, name);
	await writeFile(path, slowToEnd, { mode: 0o755 });
	return { folder, path, started: () => readFile(join(folder, "started")) };
}

async function hasPublicUrl({ cwd }: Listening): Promise<void> {
	const note = await readFile(join(cwd, ".wa-hook", "listener.json"), "utf8");
	expect(JSON.parse(note)).toHaveProperty("publicUrl");
}
