import { readdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it, onTestFinished } from "vitest";
import { openSpool } from "../../src/io/spool.ts";
import { emptyFolder } from "../support/world.ts";

async function spoolOf(memory: number, dir?: string) {
	const state = dir ?? join(await emptyFolder(), ".wa-hook");
	const spool = openSpool(state, memory);
	onTestFinished(() => spool.close());
	return { spool, state };
}

it("gives back what was put into it, whether it is in memory or not", async () => {
	const { spool } = await spoolOf(10);
	const texts = ["in memory", "in the file", "", "\u0000\u00ff again", "x"];
	const kept = [];
	for (const text of texts) kept.push(await spool.keep(Buffer.from(text)));
	for (const [index, text] of [...texts.entries()].reverse()) {
		expect(`${await kept[index]?.read()}`).toBe(text);
		expect(`${await kept[index]?.read()}`).toBe(text);
	}
});

it("holds no more in memory than it may, and again as much once that is forgotten", async () => {
	const { spool } = await spoolOf(10);
	const body = Buffer.from("six by");
	const isHeld = async ({ read }: { read(): Promise<Buffer> }) =>
		(await read()) === body;
	const first = await spool.keep(body);
	const second = await spool.keep(body);
	expect(await Promise.all([first, second].map(isHeld))).toEqual([true, false]);
	first.forget();
	second.forget();
	expect(await isHeld(await spool.keep(body))).toBe(true);
	expect(await isHeld(await spool.keep(body))).toBe(false);
});

it("lets go of what is in the file", async () => {
	const { spool } = await spoolOf(0);
	const bodies = [Buffer.alloc(1000, "a")];
	const seen = new WeakRef(bodies[0] ?? {});
	const kept = await spool.keep(bodies.pop() ?? Buffer.alloc(0));
	setFlagsFromString("--expose-gc");
	const collect = runInNewContext("gc");
	await expect
		.poll(() => {
			collect();
			return seen.deref();
		})
		.toBeUndefined();
	expect(await kept.read()).toHaveLength(1000);
});

it("leaves nothing on disk that has a name", async () => {
	const { spool, state } = await spoolOf(0);
	await spool.keep(Buffer.from("of somebody"));
	expect(await readdir(state)).toEqual([".gitignore"]);
	expect((await stat(state)).mode & 0o777).toBe(0o700);
});

it("touches no disk while all fits into memory", async () => {
	const { spool, state } = await spoolOf(10);
	await spool.keep(Buffer.from("small"));
	await expect(stat(state)).rejects.toThrow("ENOENT");
});

it("says it in words where nothing can be written", async () => {
	const dir = join(await emptyFolder(), "a file");
	await writeFile(dir, "");
	const { spool } = await spoolOf(0, dir);
	await expect(spool.keep(Buffer.from("x"))).rejects.toMatchObject({
		name: "CliError",
	});
	await spool.close();
});
