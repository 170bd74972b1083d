import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { soon, spawnListen } from "../support/binary.ts";
import { appSecret } from "../support/meta.ts";
import { emptyFolder } from "../support/world.ts";

const faults = {
	"an exception nobody caught": `process.once("SIGUSR2", () => { throw new Error("surprise ${appSecret}"); });`,
	"a promise nobody waited for": `process.once("SIGUSR2", () => { Promise.reject(new Error("surprise ${appSecret}")); });`,
};

it.each(Object.entries(faults))(
	"%s ends listen in good order, with 70 and no secret",
	async (_, source) => {
		const cwd = await emptyFolder();
		await writeFile(join(cwd, "fault.mjs"), source);
		const listener = await spawnListen([], {
			cwd,
			env: { NODE_OPTIONS: "--import ./fault.mjs" },
		});
		listener.child.kill("SIGUSR2");
		expect(await soon(listener.ended)).toBe(70);
		expect(listener.stderr()).toMatch(
			/error: this is a bug in wa-hook .*: surprise ••••/,
		);
		expect(listener.stderr()).toContain("Nothing was received");
		expect(listener.stderr()).not.toContain(appSecret);
	},
);
