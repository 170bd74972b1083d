import { existsSync, readdirSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lineSchema } from "../../src/view/schema.ts";
import { ids, secrets } from "../support/graph.ts";
import { linesOf } from "../support/recorded.ts";
import {
	type Listener,
	listenLine,
	openCallback,
	restoreFolder,
	setStage,
} from "../support/registered.ts";
import { begin, emptyFolder, type } from "../support/world.ts";

const leadsHere = /Meta delivers here/;

function expectNoSecret({
	stdout,
	stderr,
}: Pick<Listener, "stdout" | "stderr">) {
	for (const secret of Object.values(secrets)) {
		expect(stdout() + stderr()).not.toContain(secret);
	}
}

describe("at each level", () => {
	it.each(["phone", "waba"] as const)(
		"--register=%s sets an override while it runs, and clears it",
		async (level) => {
			const stage = await setStage();
			const before = stage.standing();
			const listener = await stage.listen([`--register=${level}`]);
			await listener.says(leadsHere);
			expect(stage.standing()).toEqual({
				...before,
				[level]: listener.callback,
			});
			expect(listener.stderr()).toContain("the app's own callback stays");
			expect(await listener.stop()).toBe(0);
			expect(stage.standing()).toEqual(before);
			expect(listener.stderr()).toMatch(/✓ +register +given back/);
			expect(readdirSync(restoreFolder(listener.cwd))).toEqual([]);
			expectNoSecret(listener);
		},
	);

	it("--register=app gives back the callback and its fields", async () => {
		const stage = await setStage();
		const [app] = stage.world.apps;
		const before = structuredClone(app?.subscriptions);
		const listener = await stage.listen(["--register=app", "--yes"]);
		await listener.says(leadsHere);
		expect(stage.standing().app).toBe(listener.callback);
		expect(app?.subscriptions[0]?.fields).toEqual(before?.[0]?.fields);
		expect(await listener.stop()).toBe(0);
		expect(app?.subscriptions).toEqual(before);
		expectNoSecret(listener);
	});

	it("--register=app leaves no subscription where there was none", async () => {
		const stage = await setStage();
		const [app] = stage.world.apps;
		if (app === undefined) throw new Error("no app");
		app.subscriptions = [];
		const listener = await stage.listen(["--register=app"]);
		await listener.says(leadsHere);
		expect(app.subscriptions[0]).toMatchObject({
			callback_url: listener.callback,
			fields: [{ name: "messages" }],
		});
		await listener.stop();
		expect(app.subscriptions).toEqual([]);
	});

	it("an app that was not subscribed to the account is not afterwards", async () => {
		const stage = await setStage();
		const [waba] = stage.world.wabas;
		if (waba === undefined) throw new Error("no account");
		waba.apps = [];
		const listener = await stage.listen(["--register=waba"]);
		await listener.says(leadsHere);
		expect(listener.stderr()).toContain("subscribed to the account meanwhile");
		await listener.stop();
		expect(waba.apps).toEqual([]);
	});

	it("without a level the narrowest that is configured is taken", async () => {
		const stage = await setStage();
		const listener = await stage.listen(["--register"]);
		await listener.says(leadsHere);
		expect(Object.keys(stage.standing())).toContain("phone");
		const env = { ...stage.env, WHATSAPP_PHONE_NUMBER_ID: "" };
		const wider = await stage.listen(["--register"], { env });
		await wider.says(leadsHere);
		expect(Object.keys(stage.standing())).toContain("waba");
	});
});

describe("before anything is changed", () => {
	it("it is on disk what to give back, without a secret", async () => {
		const stage = await setStage();
		let seen: string | undefined;
		let cwd = "";
		stage.world.instead = ({ method }) => {
			if (method !== "POST" || seen !== undefined) return false;
			const file = join(restoreFolder(cwd), `app-${ids.app}.json`);
			seen = existsSync(file) ? readFileSync(file, "utf8") : "";
			return false;
		};
		const listener = await stage.listen(["--register=app", "--yes"]);
		cwd = listener.cwd;
		await listener.says(leadsHere);
		expect(JSON.parse(seen ?? "")).toMatchObject({
			before: {
				callback: stage.production.callback,
				fields: [{ name: "account_update" }, { name: "messages" }],
			},
			set: [listener.callback],
		});
		for (const secret of Object.values(secrets)) {
			expect(seen).not.toContain(secret);
		}
	});

	it("a folder that keeps nothing is refused before Meta is asked", async () => {
		const stage = await setStage();
		const cwd = await emptyFolder();
		await writeFile(join(cwd, "in-the-way"), "");
		const listener = await stage.listen(
			["--register=phone", "--no-store", "--state-dir", "in-the-way/here"],
			{ cwd, env: stage.env },
		);
		expect(await listener.code).toBe(2);
		expect(listener.stderr()).toContain("what to give back can't be kept");
		expect(listener.stderr()).not.toContain("or record nothing");
		expect(stage.standIn.requests).toEqual([]);
	});

	it("an answer that is none is not taken for an empty place", async () => {
		const stage = await setStage();
		stage.world.instead = ({ method, path }, response) => {
			if (method !== "GET" || path === "/app") return false;
			response.writeHead(200, { "content-type": "application/json" });
			response.end('{"success":true}');
			return true;
		};
		for (const level of ["phone", "waba", "app"]) {
			const listener = await stage.listen([`--register=${level}`]);
			expect(await listener.code).toBe(5);
			expect(listener.stderr()).toContain("tell which callback stands there");
		}
		expect(stage.changes()).toEqual([]);
	});

	it("it is told what the app's callback loses meanwhile, and what may not come back", async () => {
		const stage = await setStage();
		const listener = await stage.listen(["--register=app", "--yes"]);
		await listener.says(leadsHere);
		expect(listener.stderr()).toMatch(
			/nothing goes there meanwhile\n.*given back in the end.*version/s,
		);
	});

	it("somebody else's callback needs a yes", async () => {
		const stage = await setStage();
		const listener = await stage.listen(["--register=app"]);
		expect(await listener.code).toBe(2);
		expect(listener.stderr()).toContain(stage.production.callback);
		expect(listener.stderr()).toContain("--register=waba or --register=phone");
		expect(stage.changes()).toEqual([]);
	});

	it("what Meta would not verify again is not replaced, whatever is said", async () => {
		const stage = await setStage();
		const env = { ...stage.env, WHATSAPP_VERIFY_TOKEN: "another-verify-token" };
		const listener = await stage.listen(["--register=app", "--yes"], { env });
		expect(await listener.code).toBe(3);
		expect(listener.stderr()).toContain("could not be given back");
		expect(listener.stderr()).toContain("it refuses this token (403)");
		expect(listener.stderr()).toContain("--earlier-verify-token");
		expect(stage.changes()).toEqual([]);
		expect(listener.stderr()).not.toContain("another-verify-token");
	});

	it("an override whose app is gone is not replaced either, and it is said how to be rid of it", async () => {
		const stage = await setStage();
		const [phone] = stage.world.phones;
		if (phone !== undefined) phone.override = "http://127.0.0.1:1/webhook";
		const listener = await stage.listen(["--register=phone", "--yes"]);
		expect(await listener.code).toBe(3);
		expect(listener.stderr()).toContain("verify --explain phone-override");
		expect(stage.changes()).toEqual([]);
	});

	it("the earlier callback may have a verify token of its own", async () => {
		const stage = await setStage();
		const env = { ...stage.env, WHATSAPP_VERIFY_TOKEN: "another-verify-token" };
		const listener = await stage.listen(
			["--register=app", "--yes", "--earlier-verify-token", secrets.verify],
			{ env },
		);
		await listener.says(leadsHere);
		expect(await listener.stop()).toBe(0);
		expect(stage.standing().app).toBe(stage.production.callback);
		expectNoSecret(listener);
	});

	it.each([
		["WHATSAPP_APP_SECRET", ["--register=phone"], "WHATSAPP_APP_SECRET"],
		["WHATSAPP_ACCESS_TOKEN", ["--register=waba"], "WHATSAPP_ACCESS_TOKEN"],
		["WHATSAPP_WABA_ID", ["--register=waba"], "WHATSAPP_WABA_ID"],
		["WHATSAPP_PHONE_NUMBER_ID", ["--register=phone"], "wa-hook numbers"],
	])("without %s %j says what is missing", async (name, flags, said) => {
		const stage = await setStage();
		const env = { ...stage.env, [name]: "" };
		const listener = await stage.listen(flags, { env });
		expect(await listener.code).toBe(3);
		expect(listener.stderr()).toContain(said);
		expect(stage.changes()).toEqual([]);
	});

	it("a token of another app is refused", async () => {
		const stage = await setStage();
		const env = { ...stage.env, WHATSAPP_APP_ID: ids.otherApp };
		const listener = await stage.listen(["--register=phone"], { env });
		expect(await listener.code).toBe(3);
		expect(listener.stderr()).toContain(`belongs to app ${ids.app}`);
	});

	it("credentials that Meta refuses end it with 4, an unreachable Meta with 5", async () => {
		const stage = await setStage();
		stage.world.token.error = {
			message: "Session has expired",
			error_subcode: 463,
		};
		const refused = await stage.listen(["--register=phone"]);
		expect(await refused.code).toBe(4);
		expectNoSecret(refused);
		const env = { ...stage.env, WA_HOOK_GRAPH_URL: "http://127.0.0.1:1" };
		const away = await stage.listen(["--register=phone"], { env });
		expect(await away.code).toBe(5);
	});

	it.each([
		[["--register", "--tunnel", "none"], "--public-url"],
		[["--yes"], "--register"],
		[["--earlier-verify-token", "abc"], "--register"],
	])("%j is a contradiction", async (flags, said) => {
		const { env } = await setStage();
		const { code, stderr } = await type(["listen", ...flags], { env });
		expect(code).toBe(2);
		expect(stderr).toContain(said);
	});
});

it("an override that counts first is pointed out", async () => {
	const stage = await setStage();
	const [phone] = stage.world.phones;
	if (phone !== undefined) phone.override = "https://shop.example/webhook";
	const listener = await stage.listen(["--register=waba"]);
	await listener.says(leadsHere);
	expect(listener.stderr()).toContain("--register=phone");
	expect(stage.standing().phone).toBe("https://shop.example/webhook");
});

it("an app that leads here already, but without messages, is not taken for well", async () => {
	const stage = await setStage();
	const { argv, callback } = await listenLine(["--register=app"]);
	const [subscription] = stage.world.apps[0]?.subscriptions ?? [];
	if (subscription === undefined) throw new Error("bare");
	subscription.callback_url = callback;
	subscription.fields.pop();
	const listener = await begin(argv, { env: stage.env });
	await listener.says(/is not subscribed to messages/);
	expect(listener.stderr()).toContain("this project's own of before");
	expect(await listener.stop()).toBe(0);
	expect(stage.changes()).toEqual([]);
});

it("says when Meta has put fields into another version", async () => {
	const stage = await setStage();
	const [field] = stage.world.apps[0]?.subscriptions[0]?.fields ?? [];
	if (field !== undefined) field.version = "v19.0";
	const listener = await stage.listen(["--register=app", "--yes"]);
	await listener.says(leadsHere);
	expect(await listener.stop()).toBe(0);
	expect(listener.stderr()).toContain("another version");
});

describe("when Meta does not take it", () => {
	it("#2200 is explained by how far Meta's own call came, and tried again", async () => {
		const stage = await setStage();
		stage.world.handshake =
			"(#2200) Callback verification failed with the following errors: curl_errno = 6; curl_error = Could not resolve host; HTTP Status Code = 0; HTTP Message = ";
		const listener = await stage.listen(["--register=app", "--yes"]);
		await listener.says(/curl error 6: The host name.*Trying again in 2 s/s);
		expect(listener.stderr()).toContain("fbtrace_id");
		expect(stage.standing().app).toBe(stage.production.callback);
		delete stage.world.handshake;
		expect(await listener.stop()).toBe(0);
		expect(listener.stderr()).not.toMatch(/register +given back/);
		expect(readdirSync(restoreFolder(listener.cwd))).toEqual([]);
	});

	it("#100 says what an override needs first, and the listener goes on", async () => {
		const stage = await setStage();
		const [app] = stage.world.apps;
		if (app === undefined) throw new Error("no app");
		app.subscriptions = [];
		const listener = await stage.listen(["--register=waba"]);
		await listener.says(/subscribed to messages itself.*and to the account/s);
		expect(listener.stderr()).not.toContain("Trying again");
		expect(stage.standing()).toEqual({});
		expect(await listener.stop()).toBe(0);
	});

	it("in the end what could not be given back is kept, said, and the exit code tells why", async () => {
		const stage = await setStage();
		const listener = await stage.listen(["--register=app", "--yes"]);
		await listener.says(leadsHere);
		stage.world.handshake =
			"(#2200) Callback verification failed with the following errors: HTTP Status Code = 503; HTTP Message = Service Unavailable";
		expect(await listener.stop()).toBe(7);
		expect(listener.stderr()).toContain("not given back");
		expect(listener.stderr()).toContain("wa-hook restore");
		expect(readdirSync(restoreFolder(listener.cwd))).toEqual([
			`app-${ids.app}.json`,
		]);
	});

	it("in the end an unreachable Meta is told with 5", async () => {
		const stage = await setStage();
		const listener = await stage.listen(["--register=phone"]);
		await listener.says(leadsHere);
		stage.world.instead = (_, response) => {
			response.socket?.destroy();
			return true;
		};
		expect(await listener.stop()).toBe(5);
		expect(listener.stderr()).toContain("wa-hook restore");
		expect(listener.stderr()).not.toMatch(/\?\./);
		expect(readdirSync(restoreFolder(listener.cwd))).toHaveLength(1);
	});
});

describe("with somebody else about", () => {
	it("what another has set meanwhile is left alone", async () => {
		const stage = await setStage();
		const listener = await stage.listen(["--register=phone"]);
		await listener.says(leadsHere);
		const other = await openCallback(secrets.verify);
		const [phone] = stage.world.phones;
		if (phone !== undefined) phone.override = other.callback;
		expect(await listener.stop()).toBe(1);
		expect(stage.standing().phone).toBe(other.callback);
		expect(listener.stderr()).toContain(other.callback);
		expect(listener.stderr()).toContain("wa-hook restore --yes");
	});

	it("of two listeners the second is refused, and with a yes gives back to the first", async () => {
		const stage = await setStage();
		const first = await stage.listen(["--register=phone"]);
		await first.says(leadsHere);
		const refused = await stage.listen(["--register=phone"]);
		expect(await refused.code).toBe(2);
		expect(refused.stderr()).toContain(first.callback);

		const second = await stage.listen(["--register=phone", "--yes"]);
		await second.says(leadsHere);
		expect(stage.standing().phone).toBe(second.callback);
		expect(await second.stop()).toBe(0);
		expect(stage.standing().phone).toBe(first.callback);
		expect(await first.stop()).toBe(0);
		expect(stage.standing().phone).toBeUndefined();
	});

	it("a second in the same folder is refused by name", async () => {
		const stage = await setStage();
		const first = await stage.listen(["--register=phone"]);
		await first.says(leadsHere);
		const second = await stage.listen(["--register=phone", "--no-store"], {
			env: stage.env,
			cwd: first.cwd,
			pid: process.ppid,
		});
		expect(await second.code).toBe(2);
		expect(second.stderr()).toContain(`pid ${process.pid}`);
	});
});

it("--json has a line for each step", async () => {
	const stage = await setStage();
	const listener = await stage.listen(["--register=phone", "--json"]);
	await listener.says(/"state":"registered"/);
	await listener.stop();
	const lines = linesOf(listener.stdout(), "registration");
	expect(lines.map(({ state }) => state)).toEqual([
		"planned",
		"registered",
		"given-back",
	]);
	for (const line of lines) expect(lineSchema.parse(line)).toEqual(line);
});

it("Meta's silence at the start is explained", async () => {
	const stage = await setStage();
	const held: ServerResponse[] = [];
	stage.world.instead = (_, response) => held.push(response) > 0;
	const listener = await stage.listen(["--register=phone"]);
	await listener.says(/asking Meta what stands there/);
	expect(held).toHaveLength(1);
	expect(await listener.stop()).toBe(130);
});

it("nobody is told to paste what is registered by itself", async () => {
	const stage = await setStage();
	const listener = await stage.listen(["--register=phone"]);
	await listener.says(leadsHere);
	expect(listener.stderr()).not.toContain("Paste");
});
