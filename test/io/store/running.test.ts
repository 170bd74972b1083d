import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { expect, it } from "vitest";
import { isRunning, processStart } from "../../../src/io/store/running.ts";
import { startFromPs } from "../../../src/io/store/start-from-ps.ts";

const noPs = spawnSync("ps", ["-o", "lstart=", "-p", "1"]).status !== 0;

it("tells a process from a later one with its number", async () => {
	const start = (await processStart(process.pid)) ?? "";
	expect(start).toMatch(/^\w+$/);
	expect(await processStart(process.pid)).toBe(start);
	expect(await isRunning(process.pid, start)).toBe(true);
	expect(await isRunning(process.pid, `${start}0`)).toBe(false);
});

it("knows a process that has ended", async () => {
	const child = spawn("node", ["-e", "0"], { stdio: "ignore" });
	await once(child, "close");
	const pid = child.pid ?? 0;
	expect(await processStart(pid)).toBeUndefined();
	expect(await isRunning(pid, "1")).toBe(false);
	expect(await startFromPs(pid)).toSatisfy(
		(start) => start === undefined || noPs,
	);
});

it.skipIf(noPs)("asks ps where there is no /proc", async () => {
	const start = await startFromPs(process.pid);
	expect(start).toMatch(/^[A-Z][a-z]{2}[A-Z][a-z]{2}\d+$/);
	expect(await startFromPs(process.pid)).toBe(start);
});
