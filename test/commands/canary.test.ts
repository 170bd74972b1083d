import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { sign } from "../../src/webhook/signature.ts";
import {
	canaries,
	canaryEnv,
	canaryWorld,
	careless,
	expectNoCanary,
	expectNoCanaryIn,
} from "../support/canaries.ts";
import { openGraphStandIn } from "../support/graph.ts";
import { handshake, post, textMessage } from "../support/meta.ts";
import { listenLine, openCallback } from "../support/registered.ts";
import { openTarget } from "../support/target.ts";
import { begin, emptyFolder, type Start, type } from "../support/world.ts";

/** Where a line's inputs stand: apart from the folder that it works in, in which nothing may be found. */
interface Given {
	/** An app that takes everything. */
	readonly app: string;
	readonly folder: string;
}

/** One line of every kind that asks Meta for something. A new command that does gets its line here. */
const asking: readonly ((given: Given) => readonly string[])[] = [
	({ app }) => ["verify", "--url", app, "--no-post"],
	({ app }) => ["verify", "--url", app, "--no-post", "--fix", "--yes"],
	({ app }) => ["verify", "--url", app, "--no-post", "--fix", "--dry-run"],
	() => ["send", "text", "hello", "--to", "+16505551234"],
	() => ["send", "template", "hello_world", "--to", "+16505551234"],
	({ folder }) => [
		"send",
		"image",
		join(folder, "photo.png"),
		"--to",
		"+16505551234",
	],
	({ folder }) => ["send", "raw", join(folder, "message.json")],
	() => ["send", "read", "wamid.HBgLMTY1MDU1NTEyMzQVAgASGBQzQQA="],
	() => ["templates"],
	() => ["templates", "show", "hello_world"],
	() => ["media", "get", "9373542316599624"],
	() => ["numbers"],
];

/** Lines that need no answer of Meta's. */
const others: readonly ((given: Given) => readonly string[])[] = [
	({ app }) => ["replay", "text", "--url", app],
	() => ["replay", "text", "--url", "http://127.0.0.1:9/"],
	({ app }) => ["replay", "text", "--url", app, "--dry-run"],
	({ app }) => ["verify", "--url", app],
	() => ["verify", "--url", "http://127.0.0.1:9/webhook"],
	() => ["verify", "--explain", "token-expired"],
	() => ["verify"],
	({ folder }) => ["verify", "--delivery", join(folder, "body.json")],
	({ folder }) => [
		"config",
		"--app-secret",
		`@${join(folder, "secret")}`,
		"--verify-token",
		canaries.verifyToken,
	],
	() => ["config"],
	() => ["explain", "190"],
	() => ["explain", canaries.accessToken],
	() => ["fixtures"],
	() => ["fixtures", "show", "text"],
	({ folder }) => ["fixtures", "check", join(folder, "body.json")],
	() => ["send", "text", "hello", "--to", "+16505551234", "--dry-run"],
	() => ["send", "text", "hello", "--to", "+16505551234", "--curl"],
	({ folder }) => [
		"send",
		"image",
		join(folder, "photo.png"),
		"--to",
		"+16505551234",
		"--curl",
	],
	() => ["restore"],
	() => ["events"],
	() => [canaries.accessToken],
	() => ["listen", "--port", canaries.accessToken],
	() => ["replay", `./${canaries.accessToken}`, "--url", canaries.appSecret],
];

/** Lines about what was recorded. */
const recorded: readonly (readonly string[])[] = [
	["events"],
	["events", "show", "last"],
	["events", "show", "last", "--raw"],
	["events", "conversations"],
	["events", "stats"],
	["events", "export"],
	["events", "path"],
	["verify", "--delivery", "last"],
	["replay", "last", "--url", "http://127.0.0.1:9/", "--force"],
	["events", "clear", "--yes"],
];

const message = {
	messaging_product: "whatsapp",
	to: "16505551234",
	type: "text",
	text: { body: "hello" },
};

const modes = [["--verbose"], ["--verbose", "--json"]];

async function prepare(): Promise<Given> {
	const folder = await emptyFolder();
	const { port } = await openTarget((response, { method, url = "" }) => {
		const query = new URL(url, "http://app").searchParams;
		response.end(method === "GET" ? query.get("hub.challenge") : "");
	});
	const png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk";
	await writeFile(join(folder, "photo.png"), Buffer.from(png, "base64"));
	await writeFile(join(folder, "body.json"), textMessage("hello"));
	await writeFile(join(folder, "message.json"), JSON.stringify(message));
	await writeFile(join(folder, "secret"), canaries.appSecret);
	return { app: `http://127.0.0.1:${port}/webhook`, folder };
}

/** Types a line in a new folder, and looks at all that it wrote. */
async function typeSafely(argv: readonly string[], start: Start = {}) {
	const typed = await type(argv, { env: canaryEnv, ...start });
	const line = argv.join(" ");
	expectNoCanary(typed.stdout, `stdout of ${line}`);
	expectNoCanary(typed.stderr, `stderr of ${line}`);
	await expectNoCanaryIn(typed.cwd);
	return typed;
}

const named = (lines: readonly ((given: Given) => readonly string[])[]) =>
	lines.map((line) => {
		const words = line({ app: "APP", folder: "FOLDER" });
		return [words.join(" ").slice(0, 70), line] as const;
	});

describe.each(named(asking))("%s", (_line, argvOf) => {
	it("tells no secret where all is well, and was given the token to ask with", async () => {
		const given = await prepare();
		for (const mode of modes) {
			const standIn = await openGraphStandIn(canaryWorld());
			const env = { ...canaryEnv, WA_HOOK_GRAPH_URL: standIn.address };
			await typeSafely([...argvOf(given), ...mode], { env });
			const { requests } = standIn;
			expect(requests.map(({ credential }) => credential)).toContain(
				canaries.accessToken,
			);
			for (const { received } of requests) {
				if (received.url?.includes("/debug_token")) continue;
				expectNoCanary(received.url ?? "", "a URL");
			}
		}
	});

	it.each(Object.entries(careless))(
		"tells no secret where Meta answers with %s",
		async (_answer, answer) => {
			const given = await prepare();
			const meta = await openTarget((response, received) =>
				answer(received, response),
			);
			const address = `http://127.0.0.1:${meta.port}`;
			const env = { ...canaryEnv, WA_HOOK_GRAPH_URL: address };
			for (const mode of modes) {
				const typed = await typeSafely([...argvOf(given), ...mode], { env });
				// What Meta says of an error is shown, so there was something to mask.
				const isShown = answer === careless["an error that quotes them"];
				if (isShown) expect(typed.stdout + typed.stderr).toContain("••••");
			}
			expect(meta.received.length).toBeGreaterThan(0);
		},
	);

	it("tells no secret where Meta can't be reached", async () => {
		const given = await prepare();
		const env = { ...canaryEnv, WA_HOOK_GRAPH_URL: "http://127.0.0.1:9" };
		for (const mode of modes) {
			await typeSafely([...argvOf(given), ...mode], { env });
		}
	});
});

it.each(named(others))("%s tells no secret", async (_line, argvOf) => {
	const given = await prepare();
	const env = { ...canaryEnv, WA_HOOK_GRAPH_URL: "http://127.0.0.1:9" };
	for (const mode of modes) {
		await typeSafely([...argvOf(given), ...mode], { env });
	}
});

it("neither listen nor what it recorded tells a secret", async () => {
	const running = await begin(
		["listen", "--tunnel", "none", "--port", "0", "--verbose"],
		{ env: canaryEnv },
	);
	const [url] = await running.says(/http:\/\/127\.0\.0\.1:\d+\/webhook/);
	const body = textMessage("hello");
	const signature = (secret: string) => ({
		"X-Hub-Signature-256": sign(body, secret),
	});
	expect((await handshake(url, canaries.verifyToken)).status).toBe(200);
	await handshake(url, `${canaries.verifyToken} `);
	await handshake(url, canaries.accessToken);
	await post(url, body, signature(canaries.verifyToken));
	await post(url, body, signature(canaries.appSecret));
	await post(url, body, signature(canaries.rotatedSecret));
	await running.says(/hello/);
	const { cwd } = running;
	for (const mode of modes) {
		const live = ["verify", "--live", "--wait", "10ms", "--no-graph"];
		await typeSafely([...live, ...mode], { cwd });
	}
	await running.stop();
	expectNoCanary(running.stdout() + running.stderr(), "listen");
	await expectNoCanaryIn(cwd);
	for (const argv of recorded) {
		for (const mode of modes) await typeSafely([...argv, ...mode], { cwd });
	}
});

it.each(["phone", "waba", "app"])(
	"listen --register=%s tells no secret, nor does what it leaves to restore",
	async (level) => {
		const world = canaryWorld();
		world.verifiesCallbacks = true;
		const production = await openCallback(canaries.verifyToken);
		for (const { subscriptions } of world.apps) {
			for (const one of subscriptions) one.callback_url = production.callback;
		}
		const standIn = await openGraphStandIn(world);
		const env = { ...canaryEnv, WA_HOOK_GRAPH_URL: standIn.address };
		const { argv } = await listenLine([`--register=${level}`, "--yes", "-v"]);
		const running = await begin(argv, { env });
		await running.says(/delivers here/);
		await expectNoCanaryIn(running.cwd);
		for (const mode of modes) {
			await typeSafely(["restore", "--dry-run", ...mode], {
				env,
				cwd: running.cwd,
			});
		}
		await running.stop();
		expectNoCanary(running.stdout() + running.stderr(), "listen --register");
		await expectNoCanaryIn(running.cwd);
	},
);

it("a bug's report tells no secret", async () => {
	const argv = ["listen", "--tunnel", "none", "--port", "0"];
	const { code } = await typeSafely([...argv, "--verbose"], {
		now: () => {
			throw new Error(`a bug with ${Object.values(canaries).join(" and ")}`);
		},
	});
	expect(code).toBe(70);
});

it("every command has a line here", async () => {
	const typed = await type(["--help"]);
	const names = [...typed.stdout.matchAll(/^ {2}([a-z]+) .*$/gm)].map(
		([, name]) => name,
	);
	const given = { app: "", folder: "" };
	const tried = new Set([
		...[...asking, ...others].map((line) => line(given)[0]),
		...recorded.map(([name]) => name),
		"listen",
		"help",
	]);
	expect(names.length).toBeGreaterThan(8);
	expect(names.filter((name) => !tried.has(name))).toEqual([]);
});
