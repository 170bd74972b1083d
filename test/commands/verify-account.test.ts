import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
	healthyWorld,
	ids,
	openGraphStandIn,
	secrets,
	type World,
} from "../support/graph.ts";
import { linesOf } from "../support/recorded.ts";
import { openTarget } from "../support/target.ts";
import { emptyFolder, type Typed, type } from "../support/world.ts";

/** A callback that says yes to whoever has the token, and a Meta that knows it, bent as the test wants it. */
async function setUp(bend: (world: World) => void = () => {}) {
	const app = await openTarget((response, { method, url = "" }) => {
		const query = new URL(url, "http://app").searchParams;
		const isRight = query.get("hub.verify_token") === secrets.verify;
		if (method !== "POST" && isRight) response.end(query.get("hub.challenge"));
		else response.writeHead(401).end();
	});
	const callback = `http://127.0.0.1:${app.port}/webhook`;
	const world = healthyWorld();
	for (const { subscriptions } of world.apps) {
		for (const each of subscriptions) each.callback_url = callback;
	}
	bend(world);
	const meta = await openGraphStandIn(world);
	const env = {
		NO_COLOR: "1",
		WA_HOOK_GRAPH_URL: meta.address,
		WHATSAPP_APP_ID: ids.app,
		WHATSAPP_APP_SECRET: secrets.app,
		WHATSAPP_ACCESS_TOKEN: secrets.token,
		WHATSAPP_VERIFY_TOKEN: secrets.verify,
		WHATSAPP_WABA_ID: ids.waba,
		WHATSAPP_PHONE_NUMBER_ID: ids.phone,
	};
	return { app, callback, world, meta, env };
}

function expectNoSecret({ stdout, stderr }: Pick<Typed, "stdout" | "stderr">) {
	for (const secret of Object.values(secrets)) {
		expect(stdout + stderr).not.toContain(secret);
	}
}

const noAppAtWaba = (world: World) => {
	for (const waba of world.wabas) waba.apps = [];
};

describe("the account", () => {
	it("tells which callback is meant where nothing else does", async () => {
		const { callback, env, app } = await setUp();
		const typed = await type(["verify", "--no-post"], { env });
		expect(typed.stdout).toContain(`Target       ${callback}`);
		expect(app.received.length).toBeGreaterThan(3);
		expectNoSecret(typed);
	});

	it("has no fault where all is as it is to be", async () => {
		const { callback, env } = await setUp();
		const typed = await type(
			["verify", "--url", callback, "--no-post", "--json"],
			{ env },
		);
		const account = linesOf(typed.stdout, "finding").filter(
			({ group }) => group === "account",
		);
		expect(account.length).toBeGreaterThan(3);
		expect(
			account.filter(({ level }) => level === "fail" || level === "warn"),
		).toEqual([]);
		expectNoSecret(typed);
	});

	it("says how commands get a token that only .env holds", async () => {
		const { callback, env } = await setUp(noAppAtWaba);
		const { WHATSAPP_ACCESS_TOKEN, ...rest } = env;
		const cwd = await emptyFolder();
		const line = `WHATSAPP_ACCESS_TOKEN=${WHATSAPP_ACCESS_TOKEN}\n`;
		await writeFile(join(cwd, ".env"), line);
		const argv = ["verify", "--url", callback, "--no-post"];
		const typed = await type(argv, { cwd, env: rest });
		expect(typed.stdout).toContain("Bearer $WHATSAPP_ACCESS_TOKEN");
		expect(typed.stdout.replace(/\s+/g, " ")).toContain(
			"which doesn't read .env by itself. Once before them: set -a; . ./.env; set +a",
		);
		expectNoSecret(typed);
		expect((await type(argv, { env })).stdout).not.toContain("set -a");
	});

	it("isn't asked with --no-graph", async () => {
		const { callback, env, meta } = await setUp();
		await type(["verify", "--url", callback, "--no-graph"], { env });
		expect(meta.requests).toEqual([]);
	});

	it("gives what is missing as a command to paste, the token by its variable", async () => {
		const { callback, env } = await setUp(noAppAtWaba);
		const typed = await type(["verify", "--url", callback, "--no-post"], {
			env,
			columns: 100,
		});
		expect(typed.code).toBe(1);
		expect(typed.stdout).toContain(
			'"Authorization: Bearer $WHATSAPP_ACCESS_TOKEN"',
		);
		expect(typed.stdout).toContain("subscribed_apps");
		expectNoSecret(typed);
	});
});

describe("--fix", () => {
	it("shows, does and reads back what is safe, and says how to undo it", async () => {
		const { callback, env, world } = await setUp(noAppAtWaba);
		const typed = await type(
			["verify", "--url", callback, "--no-post", "--fix", "--yes"],
			{ env },
		);
		expect(world.wabas[0]?.apps).toEqual([{ id: ids.app }]);
		expect(typed.stderr).toMatch(/This changes at Meta:.*will be/s);
		expect(typed.stderr).toMatch(/✓ .*done/);
		expect(typed.stderr).toMatch(/to undo it:.*DELETE/s);
		expectNoSecret(typed);
	});

	it("says when there is nothing to repair", async () => {
		const { callback, env } = await setUp();
		const { stderr } = await type(
			["verify", "--url", callback, "--no-post", "--fix", "--yes"],
			{ env, cwd: await emptyFolder() },
		);
		expect(stderr).toContain("nothing that --fix could repair");
	});
});
