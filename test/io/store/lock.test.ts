import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, it, onTestFinished } from "vitest";
import { acquireLock } from "../../../src/io/store/lock.ts";
import { openRecord } from "../../../src/io/store/record.ts";
import { processStart } from "../../../src/io/store/running.ts";
import { bundleChild, temporaryDir } from "./world.ts";

it("gives the folder to one, names it to the next, and is free afterwards", async () => {
	const dir = temporaryDir();
	const record = await openRecord({ dir, pid: process.pid });
	await expect(openRecord({ dir, pid: process.pid })).rejects.toMatchObject({
		name: "CliError",
		code: "state-dir-in-use",
		message: `another wa-hook listen (pid ${process.pid}) is recording in ${dir}`,
	});
	await record.close();
	await (await openRecord({ dir, pid: process.pid })).close();
	expect(readdirSync(join(dir, "lock"))).toEqual([]);
});

it("names another process that has the folder", async () => {
	const dir = temporaryDir();
	const parent = process.ppid;
	const held = await acquireLock(dir, parent);
	await expect(acquireLock(dir, process.pid)).rejects.toThrow(`pid ${parent}`);
	expect(readdirSync(join(dir, "lock"))).toHaveLength(1);
	await held.release();
	await (await acquireLock(dir, process.pid)).release();
});

it("takes over from a process that is dead, or whose number another one got", async () => {
	const dir = temporaryDir();
	const start = await processStart(process.ppid);
	mkdirSync(join(dir, "lock"));
	writeFileSync(join(dir, "lock", `${await deadPid()}-${start}`), "");
	writeFileSync(join(dir, "lock", `${process.ppid}-1${start}`), "");
	const lock = await acquireLock(dir, process.pid);
	expect(readdirSync(join(dir, "lock"))).toEqual([
		`${process.pid}-${await processStart(process.pid)}`,
	]);
	await lock.release();
});

it("never gives the folder to two of many that ask at once", async () => {
	const dir = temporaryDir();
	const program = bundleChild("contend");
	const contenders = Array.from({ length: 5 }, () => contender(program, dir));
	await Promise.all(contenders.map(({ answer }) => answer()));
	let taken = 0;
	for (let round = 0; round < 20; round += 1) {
		for (const { child } of contenders) child.stdin?.write("take\n");
		const answers = await Promise.all(contenders.map((each) => each.answer()));
		const winners = answers.filter((answer) => answer === "taken").length;
		expect(winners).toBeLessThanOrEqual(1);
		taken += winners;
		for (const { child } of contenders) child.stdin?.write("give\n");
		await Promise.all(contenders.map((each) => each.answer()));
	}
	expect(taken).toBeGreaterThan(0);
});

function contender(program: string, dir: string) {
	const child = spawn("node", [program, dir], {
		stdio: ["pipe", "pipe", "inherit"],
	});
	onTestFinished(() => end(child));
	const lines = createInterface({ input: child.stdout })[
		Symbol.asyncIterator
	]();
	return { child, answer: async () => (await lines.next()).value };
}

async function end(child: ChildProcess): Promise<void> {
	const closed = once(child, "close");
	child.stdin?.end();
	await closed;
}

async function deadPid(): Promise<number> {
	const child = spawn("node", ["-e", "0"], { stdio: "ignore" });
	await once(child, "close");
	return child.pid ?? 0;
}
