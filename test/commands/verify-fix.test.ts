import { expect, it, vi } from "vitest";
import {
	healthyWorld,
	ids,
	openGraphStandIn,
	secrets,
	type World,
} from "../support/graph.ts";
import { linesOf } from "../support/recorded.ts";
import { openTarget } from "../support/target.ts";
import { begin, type Start, type Typed, type } from "../support/world.ts";

/** A world in which no app is subscribed to the account, and a line that verifies an app on this machine with it. */
async function unsubscribed(bend: (world: World) => void = () => {}) {
	const world = healthyWorld();
	const [waba] = world.wabas;
	if (waba === undefined) throw new Error("no account");
	waba.apps = [];
	bend(world);
	const standIn = await openGraphStandIn(world);
	const { port } = await openTarget((response, { method, url = "" }) => {
		const { searchParams } = new URL(url, "http://app");
		const isRight = searchParams.get("hub.verify_token") === secrets.verify;
		const isHandshake = method === "GET" && isRight;
		response
			.writeHead(isHandshake ? 200 : 403, { "Content-Type": "text/plain" })
			.end(isHandshake ? searchParams.get("hub.challenge") : "");
	});
	const argv = ["verify", "--url", `${port}`, "--no-post"];
	const env = {
		NO_COLOR: "1",
		WA_HOOK_GRAPH_URL: standIn.address,
		WHATSAPP_APP_ID: ids.app,
		WHATSAPP_APP_SECRET: secrets.app,
		WHATSAPP_ACCESS_TOKEN: secrets.token,
		WHATSAPP_VERIFY_TOKEN: secrets.verify,
	};
	const posts = () =>
		standIn.requests.filter(({ method }) => method === "POST");
	const verify = (flags: readonly string[], start: Start = {}) =>
		type([...argv, ...flags], { env, ...start });
	return { verify, posts, argv, env, waba, port };
}

function expectNoSecret({ stdout, stderr }: Pick<Typed, "stdout" | "stderr">) {
	for (const secret of Object.values(secrets)) {
		expect(stdout + stderr).not.toContain(secret);
	}
}

it("a gap at Meta is named, with the command that mends it", async () => {
	const { verify, posts, port } = await unsubscribed();
	const typed = await verify(["-v"]);
	expect(typed.code).toBe(1);
	expect(typed.stdout).toContain(
		"No app is subscribed to the WhatsApp account",
	);
	expect(typed.stdout).toMatch(
		new RegExp(`wa-hook verify --url http://\\S+:${port}/webhook --fix`),
	);
	expect(typed.stdout).toContain("$WHATSAPP_ACCESS_TOKEN");
	expect(posts()).toEqual([]);
	expectNoSecret(typed);
});

it("--fix asks, mends, and says how to undo it", async () => {
	const { argv, env, waba } = await unsubscribed();
	const running = await begin([...argv, "--fix"], { env, columns: 80 });
	await running.says(/\[y\/N\] $/);
	expect(running.stderr()).toContain(
		"subscribe the app to the WhatsApp account",
	);
	expect(waba.apps).toEqual([]);
	running.press("y");
	await running.code;
	expect(waba.apps).toEqual([{ id: ids.app }]);
	expect(running.stderr()).toContain("-X DELETE");
	expectNoSecret({ stdout: running.stdout(), stderr: running.stderr() });
});

it("--fix takes no other key for a yes", async () => {
	const { argv, env, posts } = await unsubscribed();
	const running = await begin([...argv, "--fix"], { env, columns: 80 });
	await running.says(/\[y\/N\] $/);
	running.press("n");
	expect(await running.code).toBe(1);
	expect(posts()).toEqual([]);
});

it("--fix without a terminal needs --yes", async () => {
	const { verify, posts } = await unsubscribed();
	const typed = await verify(["--fix"]);
	expect(typed.code).toBe(2);
	expect(typed.stderr).toContain("there is no terminal to ask on");
	expect(posts()).toEqual([]);
	const again = await verify(["--fix", "--yes"]);
	expect(again.code).toBe(0);
	expect(posts()).toHaveLength(1);
	expectNoSecret(again);
});

it("--fix --dry-run shows it and does nothing", async () => {
	const { verify, posts } = await unsubscribed();
	const typed = await verify(["--fix", "--dry-run", "--json"]);
	expect(typed.code).toBe(1);
	expect(linesOf(typed.stdout, "remedy")).toMatchObject([
		{
			outcome: "planned",
			mends: ["waba-not-subscribed"],
			undo: [expect.stringContaining("-X DELETE")],
		},
	]);
	expect(posts()).toEqual([]);
	expectNoSecret(typed);
});

it("--fix stopped at its question changes nothing", async () => {
	const { argv, env, posts } = await unsubscribed();
	const running = await begin([...argv, "--fix"], { env, columns: 80 });
	await running.says(/\[y\/N\] $/);
	expect(await running.stop()).toBe(130);
	expect(running.stderr()).toContain("not done");
	expect(posts()).toEqual([]);
});

it("--fix stopped before Meta has answered says that it may be done, and how to undo it", async () => {
	const { argv, env, posts } = await unsubscribed((world) => {
		world.instead = ({ method }) => method === "POST";
	});
	const running = await begin([...argv, "--fix", "--yes"], { env });
	await vi.waitFor(() => expect(posts()).toHaveLength(1));
	expect(await running.stop()).toBe(130);
	expect(running.stderr()).toMatch(/it may be done.*-X DELETE/s);
});

it("--fix says what it lacks", async () => {
	const { argv, env, posts } = await unsubscribed((world) => {
		world.token.appId = ids.otherApp;
		for (const app of world.apps) app.subscriptions = [];
	});
	const { WHATSAPP_VERIFY_TOKEN: _, ...rest } = env;
	const typed = await type([...argv, "--fix", "--yes"], { env: rest });
	expect(typed.code).toBe(1);
	expect(typed.stderr).toContain(
		[
			"--fix can't repair this:",
			"  Meta verifies the callback again, so the verify token is needed: --verify-token, or WHATSAPP_VERIFY_TOKEN.",
			"  No public https address is known that Meta could be given: start wa-hook listen, or name one with --url.",
			"  Meta subscribes the app that the access token is of, and this one is not known to be this app's.",
			"",
		].join("\n"),
	);
	expect(posts()).toEqual([]);
});
