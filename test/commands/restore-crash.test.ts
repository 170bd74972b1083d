import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { utimes } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { readRestoreNotes } from "../../src/io/store/restore-file.ts";
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
	const { cwd, child, ended, restore, kept } = await registered(stage, flags);
	child.kill("SIGKILL");
	expect(await ended).toBe("SIGKILL");
	expect(stage.standing()).not.toEqual(before);
	const note = kept().find((name) => name.endsWith(".json"));
	expect(note).toBeDefined();
	// Killed a moment earlier it leaves the beginning of a note as well.
	writeFileSync(join(restoreFolder(cwd), `${note}.0.tmp`), '{"v":1,"pla');
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
	expect(kept().filter((name) => name.endsWith(".json"))).toHaveLength(1);
	expect(await restore()).toMatchObject({ code: 0 });
	expect(stage.standing().phone).toBeUndefined();
});

/** The requests at which the process is killed, in the order in which they come. */
const moments = [
	["while it looks what stands there", "GET", 0],
	["with the note on disk and nothing changed", "POST", 0],
	["with the change made, before it is known", "GET", 1],
	["as it gives back", "POST", 1],
	["with all given back, before the note is gone", "GET", 2],
] as const;

describe.each(moments)("kill -9 %s", (_, method, changes) => {
	/** What was there is there, or can be had again. */
	async function killed() {
		const stage = await setStage();
		const before = stage.standing();
		const { argv } = await listenLine(["--register=app", "--yes"]);
		const env = { ...stage.env, WA_HOOK_APP_SECRET: secrets.app };
		const { child, cwd, ended } = await spawnBinary(argv, { env });
		let isAsked = false;
		stage.world.instead = (request) => {
			if (request.path === "/app" || request.method !== method) return false;
			const earlier = stage.changes().length - (method === "POST" ? 1 : 0);
			if (earlier !== changes) return false;
			child.kill("SIGKILL");
			return true;
		};
		await vi.waitFor(() => {
			const isRegistered = stage.standing().app !== before.app;
			// A second signal would end it at once.
			if (isRegistered && !isAsked) isAsked = child.kill("SIGINT");
			expect(child.signalCode).toBe("SIGKILL");
		}, patience);
		await ended;
		delete stage.world.instead;
		return { stage, before, cwd, env };
	}

	it("leaves what restore gives back", async () => {
		const { stage, before, cwd, env } = await killed();
		await letTimePass(cwd);
		const restore = await spawnBinary(["restore"], { cwd, env });
		expect(await restore.ended).toBe(0);
		expect(stage.standing()).toEqual(before);
		expect(await readRestoreNotes(join(cwd, ".wa-hook"))).toEqual([]);
	});

	it("leaves what the next --register gives back", async () => {
		const { stage, before, cwd, env } = await killed();
		const { argv, callback } = await listenLine(["--register=app", "--yes"]);
		const next = await spawnBinary(argv, { cwd, env });
		await vi.waitFor(
			() => expect(next.stderr()).toContain("Meta delivers here"),
			patience,
		);
		expect(stage.standing().app).toBe(callback);
		next.child.kill("SIGTERM");
		expect(await soon(next.ended)).toBe(0);
		expect(stage.standing()).toEqual(before);
		expect(await readRestoreNotes(join(cwd, ".wa-hook"))).toEqual([]);
	});
});

/** Makes every note older than Meta takes for a change. */
async function letTimePass(cwd: string) {
	const folder = restoreFolder(cwd);
	if (!existsSync(folder)) return;
	const then = Date.now() / 1000 - 120;
	for (const name of readdirSync(folder)) {
		await utimes(join(folder, name), then, then);
	}
}
