import { once } from "node:events";
import { expect, it } from "vitest";
import { soon, spawnBinary, spawnListen } from "../support/binary.ts";
import { openTarget } from "../support/target.ts";

it("finds the listen of the same folder and ends by itself", async () => {
	const listener = await spawnListen();
	const { cwd } = listener;
	const { ended, stdout, stderr } = await spawnBinary(["replay", "text"], {
		cwd,
	});
	expect(await soon(ended)).toBe(0);
	expect(stdout()).toMatch(/--> 1 {4}message\.text .*\n.*\n.*<-- 1 {4}200 in/);
	expect(stderr()).toContain(`to the listen of this project, ${listener.url}`);
});

it("stops sending when its reader has gone", async () => {
	const app = await openTarget();
	const names = Array.from({ length: 200 }, () => "text");
	const args = ["replay", ...names, "--interval", "5ms", "-u", `${app.port}`];
	const { child, ended } = await spawnBinary(args);
	await once(child.stdout ?? child, "data");
	child.stdout?.destroy();
	expect(await soon(ended)).toBe(0);
	expect(app.received.length).toBeLessThan(200);
});

it("ends a wait of days on Ctrl-C, with the summary", async () => {
	const app = await openTarget((response) => response.writeHead(500).end());
	const args = ["replay", "text", "--retry", "meta", "-u", `${app.port}`];
	const { child, ended, stdout, stderr } = await spawnBinary(args);
	while (!stdout().includes("sent again in 15 s")) {
		await once(child.stdout ?? child, "data");
	}
	child.kill("SIGINT");
	expect(await soon(ended)).toBe(130);
	expect(stderr()).toContain("0 of 1 in");
});
