import { writeFile } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { join } from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import {
	createRegistrar,
	type RegistrarOptions,
} from "../../src/commands/listen/register.ts";
import { openRegistry } from "../../src/commands/registry.ts";
import { CliError, ExitCode } from "../../src/errors.ts";
import { readRestoreNotes } from "../../src/io/store/restore-file.ts";
import type { RegistrationNews } from "../../src/view/registration.ts";
import { ids, secrets } from "../support/graph.ts";
import { openCallback, setStage } from "../support/registered.ts";
import { emptyFolder } from "../support/world.ts";

const place = { level: "phone", id: ids.phone, appId: ids.app } as const;
const token = "listener-token";

/** A registrar for a number that has no override, and what it tells. */
async function registering(
	options: Partial<RegistrarOptions> = {},
	stop = new AbortController().signal,
) {
	const stage = await setStage();
	const config = {
		settings: {
			accessToken: { value: secrets.token, source: "test" },
			graphUrl: { value: stage.standIn.address, source: "test" },
		},
		appSecrets: [],
		stateDir: { value: "", source: "test" },
		file: {},
		environment: {},
		warnings: [],
	};
	const registry = openRegistry(config, stop);
	onTestFinished(() => registry.close());
	const dir = await emptyFolder();
	const told: RegistrationNews[] = [];
	const registrar = createRegistrar({
		plan: { place, before: {}, set: [], isReturnable: true },
		registry,
		dir,
		pid: process.pid,
		verifyToken: token,
		earlierVerifyToken: token,
		tell: (news) => told.push(news),
		pauses: [1, 1],
		...options,
	});
	const states = () => told.map(({ state }) => state);
	const tells = (expected: readonly string[]) =>
		vi.waitFor(() => expect(states()).toEqual(expected));
	const notes = () => readRestoreNotes(dir);
	return { stage, registrar, dir, told, tells, notes };
}

it("a new address takes the place of the old one, and what was there first is given back", async () => {
	const { stage, registrar, tells, notes } = await registering();
	const [one, two] = [await openCallback(token), await openCallback(token)];
	registrar.arrive(one.callback);
	await tells(["registered"]);
	await one.close();
	registrar.arrive(two.callback);
	await tells(["registered", "registered"]);
	expect(stage.standing().phone).toBe(two.callback);
	expect(await notes()).toMatchObject([
		{ place, before: {}, set: [one.callback, two.callback] },
	]);
	expect(await registrar.end()).toBe(0);
	expect(stage.standing().phone).toBeUndefined();
	expect(await notes()).toEqual([]);
});

it("an address that comes while Meta is at the one before is set after it", async () => {
	const { stage, registrar, tells, notes } = await registering();
	const [one, two] = [await openCallback(token), await openCallback(token)];
	const held: ServerResponse[] = [];
	stage.world.instead = ({ method }, response) =>
		method === "POST" && held.push(response) > 0;
	registrar.arrive(one.callback);
	await vi.waitFor(() => expect(held).toHaveLength(1));
	registrar.arrive(two.callback);
	delete stage.world.instead;
	held[0]?.destroy();
	await tells(["refused", "registered"]);
	expect(stage.standing().phone).toBe(two.callback);
	expect(await notes()).toMatchObject([
		{ before: {}, set: [one.callback, two.callback], isUnderWay: false },
	]);
	expect(await registrar.end()).toBe(0);
	expect(stage.standing().phone).toBeUndefined();
});

it("the same address again is not set again", async () => {
	const { stage, registrar, tells } = await registering();
	const { callback } = await openCallback(token);
	registrar.arrive(callback);
	await tells(["registered"]);
	registrar.arrive(callback);
	await registrar.end();
	const sets = stage.standIn.requests.filter(({ received }) =>
		received.body.includes(callback),
	);
	expect(sets).toHaveLength(1);
});

it("a callback that Meta can't reach yet is tried until it can", async () => {
	const { stage, registrar, told, tells } = await registering();
	const { callback } = await openCallback(token);
	let refusals = 2;
	stage.world.instead = ({ method }, response) => {
		if (method !== "POST" || refusals-- <= 0) return false;
		const error = {
			code: 2200,
			message: "(#2200) Callback verification failed: curl_errno = 6;",
		};
		response.writeHead(400, { "content-type": "application/json" });
		response.end(JSON.stringify({ error }));
		return true;
	};
	registrar.arrive(callback);
	await tells(["refused", "refused", "registered"]);
	expect(told[0]?.hint).toMatch(/curl error 6.*Trying again in 0.001 s/);
	await registrar.end();
});

it("Meta is left alone for as long as it asks to be", async () => {
	const { stage, registrar, told, tells } = await registering();
	stage.world.instead = ({ method }, response) => {
		if (method !== "POST") return false;
		const error = {
			code: 4,
			message: "(#4) Application request limit reached",
		};
		response.writeHead(429, {
			"content-type": "application/json",
			"retry-after": "7",
		});
		response.end(JSON.stringify({ error }));
		return true;
	};
	registrar.arrive((await openCallback(token)).callback);
	await tells(["refused"]);
	expect(told[0]?.hint).toMatch(/Trying again in 7 s$/);
	await registrar.end();
});

it("after the last attempt it waits for the address to come up again", async () => {
	const { stage, registrar, told, tells } = await registering();
	const callback = "http://127.0.0.1:1/webhook";
	registrar.arrive(callback);
	await tells(["refused", "refused", "refused"]);
	expect(told[2]?.hint).not.toContain("Trying again");
	expect(told[2]?.hint).toContain("until the address comes up again");
	registrar.arrive(callback);
	await tells(Array(6).fill("refused"));
	expect(await registrar.end()).toBe(0);
	expect(stage.standing().phone).toBeUndefined();
});

it("an answer that got lost does not lose what is to be given back", async () => {
	const { stage, registrar, tells } = await registering({ pauses: [] });
	const { callback } = await openCallback(token);
	const [phone] = stage.world.phones;
	stage.world.instead = ({ method }, response) => {
		if (method !== "POST" || phone === undefined) return false;
		phone.override = callback;
		response.socket?.destroy();
		return true;
	};
	registrar.arrive(callback);
	await tells(["refused"]);
	delete stage.world.instead;
	expect(await registrar.end()).toBe(0);
	expect(stage.standing().phone).toBeUndefined();
});

it("another's override that came meanwhile is not replaced", async () => {
	const { stage, registrar, tells } = await registering();
	const [phone] = stage.world.phones;
	if (phone !== undefined) phone.override = "https://another.example/webhook";
	registrar.arrive((await openCallback(token)).callback);
	await tells(["refused"]);
	expect(stage.changes()).toEqual([]);
	expect(await registrar.end()).toBe(0);
});

it("an earlier address of this project that changed is left alone: it could not be given back", async () => {
	const earlier = "http://127.0.0.1:1/webhook";
	const { stage, registrar, told, tells } = await registering({
		plan: {
			place,
			before: { callback: earlier },
			set: [],
			isReturnable: false,
		},
	});
	const [phone] = stage.world.phones;
	if (phone !== undefined) phone.override = earlier;
	registrar.arrive((await openCallback(token)).callback);
	await tells(["refused"]);
	expect(told[0]?.problem).toContain("earlier address of this project");
	registrar.arrive(earlier);
	await tells(["refused", "registered"]);
	expect(stage.changes()).toEqual([]);
});

it("nothing is changed where it can't be kept what to give back", async () => {
	const { stage, registrar, dir, told, tells } = await registering({
		pauses: [],
	});
	await writeFile(join(dir, "restore"), "a file in the way");
	registrar.arrive((await openCallback(token)).callback);
	await tells(["refused"]);
	expect(told[0]?.problem).toContain("a file stands where a folder should be");
	expect(told[0]?.hint).not.toContain("--no-store");
	expect(stage.changes()).toEqual([]);
});

it("a yes of Meta's after which nothing has changed is not taken for one", async () => {
	const { stage, registrar, told, tells } = await registering();
	const { callback } = await openCallback(token);
	let lies = 1;
	stage.world.instead = ({ method }, response) => {
		if (method !== "POST" || lies-- <= 0) return false;
		response.writeHead(200, { "content-type": "application/json" });
		response.end('{"success":true}');
		return true;
	};
	registrar.arrive(callback);
	await tells(["refused", "registered"]);
	expect(told[0]?.problem).toContain("Meta accepted it");
	expect(stage.standing().phone).toBe(callback);
	await registrar.end();
});

it("a change that Meta may still make is not forgotten", async () => {
	const { stage, registrar, told, tells, notes } = await registering({
		pauses: [],
	});
	const { callback } = await openCallback(token);
	stage.world.instead = ({ method }, response) => {
		if (method === "POST") response.socket?.destroy();
		return method === "POST";
	};
	registrar.arrive(callback);
	await tells(["refused"]);
	expect(await registrar.end()).toBe(5);
	expect(told[1]).toMatchObject({ state: "left" });
	expect(told[1]?.problem).toContain("may make it yet");
	expect(await notes()).toMatchObject([{ before: {}, set: [callback] }]);
});

it("what Meta holds up is cut off, told with why, and kept", async () => {
	const held = new AbortController();
	const { stage, registrar, told, tells, notes } = await registering(
		{},
		held.signal,
	);
	const { callback } = await openCallback(token);
	registrar.arrive(callback);
	await tells(["registered"]);
	const asked = stage.standIn.requests.length;
	stage.world.instead = () => true;
	const ended = registrar.end();
	await vi.waitFor(() =>
		expect(stage.standIn.requests.length).toBeGreaterThan(asked),
	);
	held.abort(
		new CliError("held-up", "Meta took too long", {
			exitCode: ExitCode.Unreachable,
		}),
	);
	expect(await ended).toBe(5);
	expect(told[1]).toMatchObject({
		state: "left",
		problem: "Meta took too long",
	});
	expect(await notes()).toHaveLength(1);
});
