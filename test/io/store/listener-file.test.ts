import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import {
	readListener,
	removeListener,
	writeListener,
} from "../../../src/io/store/listener-file.ts";
import { temporaryDir } from "./world.ts";

const listener = {
	pid: process.pid,
	startedAt: 1_767_323_045_006,
	port: 3100,
	path: "/webhook",
};

it("is found while the listener runs, with its newest address", async () => {
	const dir = temporaryDir();
	expect(await readListener(dir)).toBeUndefined();
	await writeListener(dir, listener);
	expect(await readListener(dir)).toEqual(listener);
	const publicUrl = "https://brave-otter-42.loca.lt";
	await writeListener(dir, { ...listener, publicUrl });
	expect(await readListener(dir)).toEqual({ ...listener, publicUrl });
	expect(statSync(join(dir, "listener.json")).mode & 0o777).toBe(0o600);
});

it("is taken back by the one that wrote it only", async () => {
	const dir = temporaryDir();
	await writeListener(dir, listener);
	await removeListener(dir, process.pid + 1);
	expect(await readListener(dir)).toEqual(listener);
	await removeListener(dir, process.pid);
	expect(await readListener(dir)).toBeUndefined();
	await removeListener(dir, process.pid);
});

it("is dropped when the listener was killed", async () => {
	const dir = temporaryDir();
	const child = spawn("node", ["-e", "process.stdin.resume()"], {
		stdio: ["pipe", "ignore", "ignore"],
	});
	await writeListener(dir, { ...listener, pid: child.pid ?? 0 });
	expect(await readListener(dir)).toMatchObject({ pid: child.pid });
	child.kill("SIGKILL");
	await once(child, "close");
	expect(await readListener(dir)).toBeUndefined();
	expect(existsSync(join(dir, "listener.json"))).toBe(false);
});

it.each(["", "{", '{"v":1,"pid":1}', '{"v":2}'])(
	"is none when the file says %j",
	async (text) => {
		const dir = temporaryDir();
		writeFileSync(join(dir, "listener.json"), text);
		expect(await readListener(dir)).toBeUndefined();
	},
);
