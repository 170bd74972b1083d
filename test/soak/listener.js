// The real binary, started as a user starts it, in a folder of its own.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { secret } from "../bench/load.js";

export const bin = fileURLToPath(
	new URL("../../bin/wa-hook.js", import.meta.url),
);

const alone = ["listen", "--tunnel", "none", "--port", "0"];
// What may be configured on the machine must not reach the trials, and no proxy may come between.
const environment = {
	PATH: process.env.PATH,
	HOME: tmpdir(),
	LANG: "C.UTF-8",
	WA_HOOK_APP_SECRET: secret,
};

/** A folder that is gone when `work` has ended. */
export async function inFolder(work) {
	const folder = mkdtempSync(join(tmpdir(), "wa-hook-soak-"));
	try {
		return await work(folder);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** Starts `listen` and resolves when it is ready. `read: false` leaves its output unread for ever. */
export async function startListener({
	folder,
	flags = [],
	env = {},
	read = true,
	command = (args) => [process.execPath, ...args],
}) {
	const [program, ...args] = command([bin, ...alone, ...flags]);
	const child = spawn(program, args, {
		cwd: folder,
		env: { ...environment, ...env },
		stdio: ["ignore", "pipe", "pipe"],
	});
	const exited = once(child, "exit");
	const output = read ? readAll(child) : { text: () => "" };
	const { port, pid } = await ready(folder, child, output);
	return {
		port,
		pid,
		child,
		exited,
		output: output.text,
		rssMiB: () => residentMiB(pid),
		files: () => readdirSync(`/proc/${pid}/fd`).length,
		/** Sends the signal and resolves with the milliseconds until the process is gone. */
		async end(signal = "SIGINT") {
			const began = performance.now();
			process.kill(pid, signal);
			await until(() => !isAlive(pid), 10_000, `the end after ${signal}`);
			const ms = performance.now() - began;
			if (pid !== child.pid) child.kill("SIGKILL");
			return ms;
		},
	};
}

/** Runs another command of wa-hook in the folder and resolves with what it printed. */
export async function wahook(folder, args, env = {}) {
	const child = spawn(process.execPath, [bin, ...args], {
		cwd: folder,
		env: { ...environment, ...env },
		stdio: ["ignore", "pipe", "pipe"],
	});
	const output = readAll(child);
	const [code] = await once(child, "close");
	return { code, stdout: output.stdout(), text: output.text() };
}

/** Resolves once the condition holds; rejects with what was waited for when it does not in time. */
export async function until(condition, ms, what) {
	const deadline = performance.now() + ms;
	while (!(await condition())) {
		if (performance.now() > deadline) throw new Error(`waited for ${what}`);
		await pause(20);
	}
}

export function pause(ms) {
	return new Promise((resolve) => setTimeout(resolve, ms));
}

// Found as other commands find it, so that it works for output that nobody reads, too.
async function ready(folder, child, output) {
	let found;
	await until(
		() => {
			if (child.exitCode !== null)
				throw new Error(`listen ended: ${output.text()}`);
			found = listenerIn(folder);
			return found !== undefined && isAlive(found.pid);
		},
		10_000,
		"listen to be ready",
	);
	return found;
}

function listenerIn(folder) {
	try {
		return JSON.parse(
			readFileSync(join(folder, ".wa-hook", "listener.json"), "utf8"),
		);
	} catch {
		return undefined;
	}
}

function readAll(child) {
	const all = [];
	const out = [];
	child.stdout.on("data", (chunk) => {
		all.push(chunk);
		out.push(chunk);
	});
	child.stderr.on("data", (chunk) => all.push(chunk));
	return {
		text: () => Buffer.concat(all).toString("utf8"),
		stdout: () => Buffer.concat(out),
	};
}

function isAlive(pid) {
	try {
		return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
	} catch {
		return false;
	}
}

function residentMiB(pid) {
	const status = readFileSync(`/proc/${pid}/status`, "utf8");
	return Number(/VmRSS:\s+(\d+)/.exec(status)[1]) / 1024;
}
