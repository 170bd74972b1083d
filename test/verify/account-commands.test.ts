import { execFile, spawnSync } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { readAccount } from "../../src/commands/verify/account.ts";
import { fixOne } from "../../src/commands/verify/fix-one.ts";
import { openGraph } from "../../src/io/graph/graph.ts";
import { diagnoseAccount } from "../../src/webhook/diagnose/account/account.ts";
import { remediesFor } from "../../src/webhook/diagnose/account/remedies.ts";
import {
	callback,
	healthyWorld,
	ids,
	openGraphStandIn,
	secrets,
	type World,
	type WorldApp,
	type WorldPhone,
	type WorldSubscription,
	type WorldWaba,
} from "../support/graph.ts";

const credentials = {
	appId: ids.app,
	appSecret: secrets.app,
	accessToken: secrets.token,
	verifyToken: secrets.verify,
};

/** A world with a fault, and ways to look at it, to mend it, and to paste a command into a shell. */
async function faulty(bend: (world: World) => void) {
	const world = healthyWorld();
	bend(world);
	const { address } = await openGraphStandIn(world);
	const look = async () => {
		const graph = openGraph({ address, env: {}, timeoutMs: 1_000, pauseMs: 1 });
		const settings = { ...credentials, phoneNumberId: ids.phone };
		const seen = await readAccount(graph, settings, Date.now);
		const findings = diagnoseAccount(seen, { callbackUrl: callback });
		await graph.close();
		return { seen, findings };
	};
	const faults = async () =>
		(await look()).findings.filter(({ level }) => level === "fail");
	const mend = async () => {
		const { seen, findings } = await look();
		const remedies = remediesFor(seen, findings, {
			callbackUrl: callback,
			hasVerifyToken: true,
		});
		const graph = openGraph({ address, env: {}, timeoutMs: 1_000 });
		for (const remedy of remedies) await fixOne(remedy, graph, credentials);
		await graph.close();
		return remedies;
	};
	return { world, faults, mend };
}

/** Runs a command as somebody would who pastes it, with the variables set. */
async function paste(command: string): Promise<unknown> {
	const { stdout } = await promisify(execFile)("sh", ["-c", command], {
		env: {
			PATH: process.env["PATH"],
			no_proxy: "*",
			WHATSAPP_ACCESS_TOKEN: secrets.token,
			WHATSAPP_APP_SECRET: secrets.app,
			WHATSAPP_VERIFY_TOKEN: secrets.verify,
			VERIFY_TOKEN_OF_BEFORE: "the-one-of-before",
		},
	});
	return JSON.parse(stdout);
}

const app = ({ apps }: World): WorldApp => first(apps);
const waba = ({ wabas }: World): WorldWaba => first(wabas);
const phone = ({ phones }: World): WorldPhone => first(phones);
const subscription = (world: World): WorldSubscription =>
	first(app(world).subscriptions);

function first<T>(list: readonly T[]): T {
	const [item] = list;
	if (item === undefined) throw new Error("an empty list");
	return item;
}

const fields = (...names: readonly string[]) =>
	names.map((name) => ({ name, version: "v25.0" }));

const unsubscribed = (world: World) => {
	waba(world).apps = [{ id: ids.otherApp }];
};
const withoutSubscription = (world: World) => {
	app(world).subscriptions = [];
};
const withoutMessages = (world: World) => {
	subscription(world).fields = fields("account_update", "security");
};
const withoutFields = (world: World) => {
	subscription(world).fields = [];
};
const elsewhere = (world: World) => {
	subscription(world).callback_url = "https://old.example.org/wa?key=a'b&c=$d";
};
const elsewhereWithoutMessages = (world: World) => {
	elsewhere(world);
	withoutMessages(world);
};

const hasCurl = spawnSync("curl", ["--version"]).status === 0;

describe.runIf(hasCurl)("the command of a finding, pasted, mends it", () => {
	it.each<[string, (world: World) => void]>([
		["no subscription of the app's to the account", unsubscribed],
		["an app without a subscription", withoutSubscription],
		["no messages field", withoutMessages],
		["no field at all", withoutFields],
		[
			"a subscription that was switched off",
			(world) => {
				subscription(world).active = false;
			},
		],
		[
			"an override at the number",
			(world) => {
				phone(world).override = "https://chat-tool.example.net/hook";
			},
		],
		[
			"an override at the account",
			(world) => {
				waba(world).apps = [
					{ id: ids.app, override_callback_uri: "https://bsp.example.net/in" },
				];
			},
		],
	])("%s", async (_fault, bend) => {
		const { faults } = await faulty(bend);
		const before = await faults();
		expect(before).toHaveLength(1);
		const commands = first(before).commands ?? [];
		const curl = commands.find((command) => command.startsWith("curl "));
		expect(await paste(curl ?? "no command")).toEqual({ success: true });
		expect(await faults()).toEqual([]);
	});
});

describe.runIf(hasCurl)("the undo of a remedy, pasted, puts back", () => {
	it.each<[string, (world: World) => void]>([
		["the apps that were subscribed", unsubscribed],
		["no subscription", withoutSubscription],
		["the fields that there were", withoutMessages],
		["no fields", withoutFields],
		["the address that there was", elsewhere],
		["the address and the fields", elsewhereWithoutMessages],
	])("%s", async (_what, bend) => {
		const { world, mend } = await faulty(bend);
		const before = JSON.stringify([world.apps, world.wabas]);
		const remedies = await mend();
		expect(remedies).toHaveLength(1);
		expect(JSON.stringify([world.apps, world.wabas])).not.toBe(before);
		for (const command of first(remedies).undo) {
			expect(await paste(command)).toEqual({ success: true });
		}
		expect(JSON.stringify([world.apps, world.wabas])).toBe(before);
	});
});
