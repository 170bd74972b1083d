import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, vi } from "vitest";
import { appSecret } from "./meta.ts";

/** How the binary is started. */
export interface Start {
	/** The working directory; a new empty one by default. */
	cwd?: string;
	env?: Record<string, string>;
	/** False leaves stdout and stderr unread. */
	read?: boolean;
}

/** A spawned wa-hook. */
export interface Spawned {
	readonly child: ChildProcess;
	readonly cwd: string;
	stdout(): string;
	stderr(): string;
	/** Resolves with the exit code, or with the signal's name, once output is complete. */
	readonly ended: Promise<number | NodeJS.Signals>;
}

/** A spawned `listen` that is ready. */
export interface Listening extends Spawned {
	readonly url: string;
}

/** The file that a user runs. */
export const bin = fileURLToPath(
	new URL("../../bin/wa-hook.js", import.meta.url),
);

/** Starts `bin/wa-hook.js`, built beforehand, with nothing configured but the tests' app secret. It is killed when the test ends. */
export async function spawnBinary(
	args: readonly string[],
	{ cwd, env = {}, read = true }: Start = {},
): Promise<Spawned> {
	const folder = cwd ?? (await emptyFolder());
	const child = spawn(process.execPath, [bin, ...args], {
		cwd: folder,
		env: {
			PATH: process.env["PATH"],
			HOME: folder,
			LANG: "C.UTF-8",
			WA_HOOK_APP_SECRET: appSecret,
			...env,
		},
		stdio: ["ignore", "pipe", "pipe"],
	});
	onTestFinished(() => void child.kill("SIGKILL"));
	const said = { stdout: "", stderr: "" };
	for (const name of ["stdout", "stderr"] as const) {
		if (!read) continue;
		child[name].setEncoding("utf8").on("data", (text: string) => {
			said[name] += text;
		});
	}
	const ended = once(child, read ? "close" : "exit").then(
		([code, signal]) => code ?? signal,
	);
	return {
		child,
		cwd: folder,
		stdout: () => said.stdout,
		stderr: () => said.stderr,
		ended,
	};
}

/** Starts `listen` on a free port without a tunnel, unless flags say otherwise, and waits until it is ready. */
export async function spawnListen(
	flags: readonly string[] = [],
	start: Start = {},
): Promise<Listening> {
	const args = ["listen", "--tunnel", "none", "--port", "0", ...flags];
	const spawned = await spawnBinary(args, start);
	const note = join(spawned.cwd, ".wa-hook", "listener.json");
	// Found as the other commands find it, so that it works where output is not read.
	const port = await vi.waitFor(async () => {
		const found = JSON.parse(await readFile(note, "utf8"));
		expect(found.pid).toBe(spawned.child.pid);
		return found.port;
	}, patience);
	return { ...spawned, url: `http://127.0.0.1:${port}/webhook` };
}

/** For conditions that a process of its own brings about. */
export const patience = { timeout: 10_000, interval: 10 };

/** The end of a process that has been asked to end; rejects when it takes much longer than a person would wait. */
export async function soon<T>(ending: Promise<T>): Promise<T> {
	const giveUp = new AbortController();
	const tooLong = delay(3000, undefined, { signal: giveUp.signal }).then(() => {
		throw new Error("it had not ended after 3 s");
	});
	try {
		return await Promise.race([ending, tooLong]);
	} finally {
		giveUp.abort();
		tooLong.catch(() => {});
	}
}

async function emptyFolder(): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), "wa-hook-bin-"));
	onTestFinished(() =>
		rm(folder, { recursive: true, force: true, maxRetries: 5 }),
	);
	return folder;
}
