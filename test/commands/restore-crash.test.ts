import { readdirSync } from "node:fs";
import { expect, it, vi } from "vitest";
import { patience, soon, spawnBinary } from "../support/binary.ts";
import { secrets } from "../support/graph.ts";
import {
	listenLine,
	restoreFolder,
	type Stage,
	setStage,
} from "../support/registered.ts";

/** A listener of its own process that Meta delivers to. */
async function registered(stage: Stage, flags: readonly string[]) {
	const { argv, callback } = await listenLine(flags);
	const env = { ...stage.env, WA_HOOK_APP_SECRET: secrets.app };
	const spawned = await spawnBinary(argv, { env });
	await vi.waitFor(
		() => expect(Object.values(stage.standing())).toContain(callback),
		patience,
	);
	const restore = async () => {
		const ran = await spawnBinary(["restore"], { env, cwd: spawned.cwd });
		return { code: await ran.ended, stdout: ran.stdout() };
	};
	const kept = () => readdirSync(restoreFolder(spawned.cwd));
	return { ...spawned, restore, kept };
}

it.each([
	["--register=phone"],
	["--register=waba"],
	["--register=app", "--yes"],
])("kill -9 with %s leaves what restore gives back", async (...flags) => {
	const stage = await setStage();
	const before = stage.standing();
	const { child, ended, restore, kept } = await registered(stage, flags);
	child.kill("SIGKILL");
	expect(await ended).toBe("SIGKILL");
	expect(stage.standing()).not.toEqual(before);
	expect(kept()).toHaveLength(1);
	expect(await restore()).toMatchObject({
		code: 0,
		stdout: expect.stringMatching(/✓ +register +given back/),
	});
	expect(stage.standing()).toEqual(before);
	expect(kept()).toEqual([]);
});

it.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
	"%s gives back before the process ends",
	async (signal) => {
		const stage = await setStage();
		const before = stage.standing();
		const flags = ["--register=app", "--yes"];
		const { child, ended, kept } = await registered(stage, flags);
		child.kill(signal);
		expect(await soon(ended)).toBe(0);
		expect(stage.standing()).toEqual(before);
		expect(kept()).toEqual([]);
	},
);

it("a second signal ends at once, and keeps what to give back", async () => {
	const stage = await setStage();
	const { child, ended, stderr, restore, kept } = await registered(stage, [
		"--register=phone",
	]);
	await vi.waitFor(
		() => expect(stderr()).toContain("Meta delivers here"),
		patience,
	);
	const asked = stage.standIn.requests.length;
	stage.world.instead = () => true;
	child.kill("SIGINT");
	await vi.waitFor(
		() => expect(stage.standIn.requests.length).toBeGreaterThan(asked),
		patience,
	);
	child.kill("SIGINT");
	await soon(ended);
	delete stage.world.instead;
	expect(kept()).toHaveLength(1);
	expect(await restore()).toMatchObject({ code: 0 });
	expect(stage.standing().phone).toBeUndefined();
});
