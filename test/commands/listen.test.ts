import { existsSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { lineSchema } from "../../src/view/schema.ts";
import { sign } from "../../src/webhook/signature.ts";
import {
	appSecret,
	handshake,
	post,
	textMessage,
	wire,
} from "../support/meta.ts";
import { linesOf } from "../support/recorded.ts";
import { openTarget } from "../support/target.ts";
import {
	begin,
	emptyFolder,
	type Running,
	type Start,
	type,
} from "../support/world.ts";

const local = ["listen", "--tunnel", "none", "--port", "0"];
const configured = {
	NO_COLOR: "1",
	WHATSAPP_APP_SECRET: appSecret,
	WHATSAPP_VERIFY_TOKEN: "correct horse",
};

async function listening(
	flags: readonly string[] = [],
	start: Start = {},
): Promise<Running & { url: string }> {
	const running = await begin([...local, ...flags], {
		env: configured,
		...start,
	});
	const [url] = await running.says(/http:\/\/127\.0\.0\.1:\d+\/webhook/);
	return { ...running, url };
}

describe("with nothing configured", () => {
	it("makes a verify token and an app secret, and keeps them", async () => {
		const cwd = await emptyFolder();
		const first = await listening([], { cwd, env: {} });
		const [token] = await first.says(/wah_[0-9a-f]{12}/);
		expect((await handshake(first.url, token)).body).toBe("1158201444");
		expect(await first.stop()).toBe(0);

		const { appSecret: made } = JSON.parse(
			readFileSync(join(cwd, ".wa-hook/secrets.json"), "utf8"),
		) as { appSecret: string };
		const second = await listening([], { cwd, env: {} });
		await second.says(new RegExp(token));
		const body = textMessage("hello");
		const signature = { "X-Hub-Signature-256": sign(body, made) };
		expect((await post(second.url, body, signature)).status).toBe(200);
		expect(first.stderr() + second.stderr()).not.toContain(made);
	});

	it("says that Meta's deliveries need the app's own secret", async () => {
		const listener = await listening([], { env: {} });
		expect(listener.stderr()).toContain("WHATSAPP_APP_SECRET");
		await post(listener.url, textMessage("from Meta"));
		await listener.says(/refused.*signature/s);
		await listener.says(/made up its own app secret/);
	});
});

describe("the handshake", () => {
	it("gives the challenge back, byte for byte, as plain text", async () => {
		const listener = await listening();
		const answer = await handshake(
			listener.url,
			"correct horse",
			"0012345678901234567890",
		);
		expect(answer).toMatchObject({
			status: 200,
			body: "0012345678901234567890",
		});
		expect(answer.headers["content-type"]).toBe("text/plain");
		await listener.says(/handshake/);
	});

	it("refuses a wrong token with an empty 403 and says what is wrong with it", async () => {
		const listener = await listening();
		expect(await handshake(listener.url, "Correct Horse")).toMatchObject({
			status: 403,
			body: "",
		});
		await listener.says(/case/);
		expect(listener.stdout()).not.toContain("Correct Horse");
		expect(listener.stdout() + listener.stderr()).not.toContain(
			"correct horse",
		);
	});
});

describe("a signed delivery", () => {
	it.each([
		"text",
		"image",
		"reaction",
		"location",
		"button-reply",
		"status-failed",
		"batch",
	])(
		"%s is acknowledged, shown and recorded byte for byte",
		async (fixture) => {
			const listener = await listening();
			const body = wire(fixture);
			expect(await post(listener.url, body)).toMatchObject({
				status: 200,
				body: "",
			});
			await listener.says(/-->\s+1/);
			await listener.stop();
			const shown = await type(["events", "show", "last", "--raw"], {
				cwd: listener.cwd,
			});
			expect(shown).toMatchObject({ code: 0, stdout: body.toString("utf8") });
		},
	);

	it("shows who wrote what", async () => {
		const listener = await listening();
		await post(listener.url, textMessage("Olá, tudo bem? 😀\nsecond line"));
		await listener.says(/second line/);
		const [first = "", second = "", third = ""] = listener.stdout().split("\n");
		expect(first).toMatch(
			/^\d\d:\d\d:\d\d {2}--> 1 +message\.text +\+16505551234 {2}…GBQzQQA= {2}Sheena Nelson$/,
		);
		expect(second).toMatch(/│ Olá, tudo bem\? 😀$/);
		expect(third).toMatch(/│ second line$/);
	});

	it("is labelled when it comes again", async () => {
		const listener = await listening();
		const body = textMessage("once");
		await post(listener.url, body);
		await post(listener.url, body);
		await listener.says(/duplicate ×2/);
		await listener.stop();
		expect(listener.stderr()).toMatch(/1 duplicate/);
	});

	it("counts from the same id on after a restart", async () => {
		const first = await listening();
		await post(first.url, textMessage("one"));
		await first.stop();
		const second = await listening([], { cwd: first.cwd });
		await post(second.url, textMessage("two"));
		await second.says(/--> +2 /);
	});
});

describe("a delivery that is not signed by the app", () => {
	const body = textMessage("hello");
	const good = sign(body, appSecret);
	const hex = good.slice("sha256=".length);
	it.each([
		["no signature", {}],
		["an empty one", { "X-Hub-Signature-256": "" }],
		["another secret's", { "X-Hub-Signature-256": sign(body, "another") }],
		["no prefix", { "X-Hub-Signature-256": hex }],
		["upper case", { "X-Hub-Signature-256": `sha256=${hex.toUpperCase()}` }],
		["something behind it", { "X-Hub-Signature-256": `${good}zz` }],
		["two of them", { "X-Hub-Signature-256": `${good}, ${good}` }],
		["cut short", { "X-Hub-Signature-256": good.slice(0, -2) }],
		["the sha1 prefix", { "X-Hub-Signature-256": `sha1=${hex}` }],
		["only the old header", { "X-Hub-Signature": `sha1=${hex.slice(0, 40)}` }],
	])("is refused the same way: %s", async (_, headers) => {
		const listener = await listening();
		expect(await post(listener.url, body, headers)).toMatchObject({
			status: 401,
			body: "",
		});
		await listener.says(/refused/);
		await listener.stop();
		const listed = await type(["events"], { cwd: listener.cwd });
		expect(listed.stdout).toBe("");
	});

	it("is explained when something on the way rewrote the body", async () => {
		const listener = await listening();
		const sent = textMessage("café");
		const rewritten = JSON.stringify(JSON.parse(sent.toString("utf8")));
		await post(listener.url, rewritten, {
			"X-Hub-Signature-256": sign(sent, appSecret),
		});
		await listener.says(/refused[\s\S]*(escape|rewrit|serialis)/);
		expect(listener.stdout()).not.toContain(
			sign(Buffer.from(rewritten), appSecret).slice(7),
		);
	});

	it.each([
		[
			"another secret's",
			{ "X-Hub-Signature-256": sign(body, "another") },
			/no usual mistake explains it: is the app secret from WHATSAPP_APP_SECRET/,
		],
		[
			"a gateway's header",
			{ "X-Webhook-Signature": good },
			/--signature-header X-Webhook-Signature/,
		],
	])("comes with what to look at: %s", async (_, headers, advice) => {
		const listener = await listening();
		await post(listener.url, body, headers);
		await listener.says(advice);
	});

	it("is refused in few lines when there are many", async () => {
		const listener = await listening();
		for (let i = 0; i < 100; i++) await post(listener.url, body, {});
		await listener.stop();
		expect(listener.stdout().split("\n").length).toBeLessThan(20);
		expect(listener.stderr()).toMatch(/Received +100 in .* · 100 refused/);
	});

	it("tells at the end of those it has not told yet", async () => {
		const listener = await listening();
		for (let i = 0; i < 9; i++) await post(listener.url, body, {});
		for (let i = 0; i < 7; i++) await handshake(listener.url, "wrong");
		await listener.stop();
		expect(listener.stdout()).toMatch(/! +refused +4 more since\n/);
		expect(listener.stdout()).toMatch(/✗ +handshake +refused +2 more since\n/);
	});

	it("tells of them in --json, too", async () => {
		const listener = await listening(["--json"]);
		for (let i = 0; i < 9; i++) await post(listener.url, body, {});
		await listener.stop();
		const lines = linesOf(listener.stdout(), "refused");
		expect(lines).toHaveLength(6);
		expect(lineSchema.parse(lines.at(-1))).toMatchObject({
			reason: "others",
			more: 4,
		});
	});
});

describe("signatures of gateways and several apps", () => {
	it("accepts the signature under another header, if told", async () => {
		const listener = await listening([
			"--signature-header",
			"X-Webhook-Signature",
		]);
		const body = textMessage("from a gateway");
		const headers = { "X-Webhook-Signature": sign(body, appSecret) };
		expect((await post(listener.url, body, headers)).status).toBe(200);
	});

	it("tries each of several secrets", async () => {
		const listener = await listening([
			"--app-secret",
			"old",
			"--app-secret",
			"new",
		]);
		const body = textMessage("rotated");
		for (const secret of ["old", "new"]) {
			const headers = { "X-Hub-Signature-256": sign(body, secret) };
			expect((await post(listener.url, body, headers)).status).toBe(200);
		}
	});

	it("tells a gateway's secret from an app secret", async () => {
		const env = { ...configured, WA_HOOK_WEBHOOK_SECRET: "a gateway's secret" };
		const listener = await listening([], { env });
		await listener.says(/Gateway secret +••••\S* +WA_HOOK_WEBHOOK_SECRET\n/);
		expect(listener.stderr().match(/App secret/g)).toHaveLength(1);
		const headers = { "X-Hub-Signature-256": sign(Buffer.from("x"), "y") };
		await post(listener.url, textMessage("wrong"), headers);
		await listener.says(/WHATSAPP_APP_SECRET that of the app, or/);
		await listener.says(/gateway secret from WA_HOOK_WEBHOOK_SECRET/);
	});

	it("says where a gateway's secret is from beside one made for the project", async () => {
		const env = { NO_COLOR: "1", WA_HOOK_WEBHOOK_SECRET: "a gateway's secret" };
		const listener = await listening([], { env });
		expect(listener.stderr()).toMatch(
			/App secret .*, in \.wa-hook\/secrets\.json\n +Gateway secret +••••\S* +WA_HOOK_WEBHOOK_SECRET\n/,
		);
	});

	it("takes everything with --no-verify-signature, and says so each time", async () => {
		const listener = await listening(["--no-verify-signature"]);
		expect(
			(await post(listener.url, textMessage("who knows"), {})).status,
		).toBe(200);
		await listener.says(/who knows/);
		expect(listener.stdout()).toMatch(/NOT VERIFIED/);
	});

	it("refuses to do that on a public address", async () => {
		const { code, stderr } = await type(["listen", "--no-verify-signature"]);
		expect(code).toBe(2);
		expect(stderr).toContain("--allow-unverified-tunnel");
	});
});

describe("forwarding", () => {
	it("passes the same bytes and the same signature on and shows the reply", async () => {
		const app = await openTarget();
		const listener = await listening([
			"--forward-to",
			String(app.port),
			"-H",
			"X-Stage: dev",
		]);
		const body = textMessage("weiter 😀");
		await post(listener.url, body);
		await listener.says(/<-- +1 +200/);
		const [request] = app.received;
		expect(request?.body).toEqual(body);
		expect(request?.headers["x-hub-signature-256"]).toBe(sign(body, appSecret));
		expect(request?.headers["content-type"]).toBe("application/json");
		expect(request?.headers["x-stage"]).toBe("dev");
	});

	it("tells of a target that is down, and keeps the delivery", async () => {
		const listener = await listening([
			"--forward-to",
			"http://127.0.0.1:9/webhook",
		]);
		expect((await post(listener.url, textMessage("still here"))).status).toBe(
			200,
		);
		await listener.says(/<-- +1 .*refused/i);
	});

	it("gives a hint once, not with each delivery", async () => {
		const listener = await listening(["--forward-to", "9"]);
		await post(listener.url, textMessage("one", { id: "wamid.1" }));
		await listener.says(/<-- +1 /);
		await post(listener.url, textMessage("two", { id: "wamid.2" }));
		await listener.says(/<-- +2 /);
		expect(listener.stdout().match(/is the app running/g)).toHaveLength(1);
	});

	it("begins no more of them once it is stopped, and says so in one line", async () => {
		let asked = 0;
		const app = await openTarget(() => asked++);
		const listener = await listening(["--forward-to", String(app.port)]);
		for (let sender = 0; sender < 40; sender++) {
			const id = `wamid.${sender}`;
			const from = `1650555${1000 + sender}`;
			await post(listener.url, textMessage("hello", { id, from }));
		}
		await expect.poll(() => asked).toBe(16);
		await listener.stop();
		const said = listener.stdout() + listener.stderr();
		expect(said.match(/<-- \d+ +stopped/g)).toHaveLength(16);
		expect(said.match(/not sent to .*: listen is ending/g)).toHaveLength(1);
		expect(said).toMatch(/Forwarded +0 answered 2xx · 40 not/);
		expect(asked).toBe(16);
	});

	it("shows why the app refused", async () => {
		const app = await openTarget((response) =>
			response.writeHead(401).end("bad signature\n"),
		);
		const listener = await listening(["--forward-to", String(app.port)]);
		await post(listener.url, textMessage("hello"));
		await listener.says(/<-- +1 +401[\s\S]*bad signature[\s\S]*secret/);
	});

	it("gives Meta the app's status with --pass-through", async () => {
		const app = await openTarget((response) => response.writeHead(500).end());
		const listener = await listening([
			"--forward-to",
			String(app.port),
			"--pass-through",
		]);
		expect((await post(listener.url, textMessage("no"))).status).toBe(500);
	});

	it("holds back what --events leaves out, and records it all the same", async () => {
		const app = await openTarget();
		const listener = await listening([
			"--forward-to",
			String(app.port),
			"--events",
			"statuses",
		]);
		await post(listener.url, textMessage("not shown"));
		await post(listener.url, wire("status-read"));
		await listener.says(/<-- +2 +200/);
		expect(app.received).toHaveLength(1);
		expect(listener.stdout()).not.toContain("not shown");
		const listed = await type(["events"], { cwd: listener.cwd });
		expect(listed.stdout).toContain("not shown");
	});

	it("says what it shows only, and how much it did not show", async () => {
		const listener = await listening([
			"--events",
			"template,status.failed",
			"--from",
			"16505551234",
		]);
		expect(listener.stderr()).toMatch(
			/Showing only +template, status\.failed; from or to 16505551234 +everything is recorded\n/,
		);
		await post(listener.url, textMessage("one"));
		await post(listener.url, textMessage("two"));
		await listener.stop();
		expect(listener.stderr()).toMatch(
			/Events +2 events not shown \(--events, --from\)/,
		);
	});

	it("says it in --json, too", async () => {
		const listener = await listening(["--json", "--events", "statuses"]);
		await post(listener.url, textMessage("one"));
		await listener.stop();
		const [ready] = linesOf(listener.stdout(), "ready");
		expect(lineSchema.parse(ready)).toMatchObject({ showingOnly: "statuses" });
		const [end] = linesOf(listener.stdout(), "end");
		expect(lineSchema.parse(end)).toMatchObject({ notShown: 1, kinds: {} });
	});
});

describe("other outputs", () => {
	it("--json prints one object a line", async () => {
		const app = await openTarget();
		const listener = await listening([
			"--json",
			"--forward-to",
			String(app.port),
		]);
		await post(listener.url, textMessage("data"));
		await listener.says(/"type":"reply"/);
		await listener.stop();
		const lines = listener
			.stdout()
			.trim()
			.split("\n")
			.map((line) => lineSchema.parse(JSON.parse(line)));
		expect(lines.map(({ type }) => type)).toEqual([
			"ready",
			"delivery",
			"event",
			"reply",
			"end",
		]);
	});

	it("--raw prints the bodies only", async () => {
		const listener = await listening(["--raw"]);
		const body = textMessage("raw");
		await post(listener.url, body);
		await listener.says(/wamid/);
		expect(listener.stdout()).toBe(`${body.toString("utf8")}\n`);
	});

	it("-q keeps to the events", async () => {
		const listener = await begin([...local, "-q"], {
			env: configured,
		});
		const [url] = await listener.says(/http:\/\/\S+\/webhook/);
		await post(url, textMessage("quiet"));
		await listener.says(/quiet/);
		expect(listener.stderr().trim().split("\n")).toHaveLength(1);
	});

	it("-v adds headers and the raw body", async () => {
		const listener = await listening(["-v"]);
		await post(listener.url, textMessage("verbose"));
		await listener.says(/facebookexternalua/);
		await listener.says(/"messaging_product":"whatsapp"/);
	});
});

describe("the end", () => {
	it("comes with Ctrl-C, a summary, and exit code 0", async () => {
		const listener = await listening();
		await post(listener.url, textMessage("one"));
		await post(listener.url, textMessage("two"), {});
		expect(await listener.stop()).toBe(0);
		expect(listener.stderr()).toMatch(
			/Received +2 in .* · 1 verified · 1 refused/,
		);
	});

	it("comes quietly when nobody reads any more", async () => {
		const listener = await listening();
		listener.closeStdout();
		expect(await listener.code).toBe(0);
	});

	it("comes with q", async () => {
		const listener = await listening([], { columns: 100 });
		listener.press("q");
		expect(await listener.code).toBe(0);
	});
});

describe("keys", () => {
	it("t sends a test message that is shown like any other", async () => {
		const listener = await listening([], { columns: 100 });
		listener.press("t");
		await listener.says(/--> +1 +message\.text/);
		listener.press("t");
		await listener.says(/--> +2 +message\.text/);
		expect(listener.stdout()).not.toMatch(/duplicate|late/);
	});

	it("p holds the output back, and everything is there afterwards", async () => {
		const listener = await listening([], { columns: 100 });
		listener.press("p");
		await listener.says(/paused/);
		await post(listener.url, textMessage("meanwhile"));
		expect(listener.stdout()).not.toContain("meanwhile");
		listener.press("p");
		await listener.says(/meanwhile/);
	});
});

describe("one kind of trouble doesn't hide another", () => {
	it("a wrong token is shown after a flood of unsigned POSTs", async () => {
		const listener = await listening();
		const body = textMessage("hello");
		for (let i = 0; i < 20; i++) await post(listener.url, body, {});
		await handshake(listener.url, "wrong");
		await listener.says(/handshake +refused/);
	});

	it("a refused delivery is shown and counted beside a scanner's requests", async () => {
		const listener = await listening();
		await handshake(`${new URL(listener.url).origin}/wp-login.php`, "x");
		await listener.says(/another path/);
		const encoded = { "Content-Encoding": "gzip" };
		expect(
			(await post(listener.url, textMessage("hello"), encoded)).status,
		).toBe(415);
		await listener.says(/POST \/webhook/);
		await listener.stop();
		expect(listener.stderr()).toMatch(/Received +1 in .* · 1 refused/);
	});
});

describe("a large delivery", () => {
	it.each([["--json"], ["--raw"]])("is printed whole with %s", async (flag) => {
		const listener = await listening([flag]);
		const text = "long ".repeat(300_000);
		expect((await post(listener.url, textMessage(text))).status).toBe(200);
		await listener.says(/(?:long ){300000}/);
	});
});

describe("--json and secrets", () => {
	it.each(["1", "event", "true"])(
		"stays JSON when the verify token is %j",
		async (token) => {
			const env = { ...configured, WHATSAPP_VERIFY_TOKEN: token };
			const listener = await listening(["--json"], { env });
			await post(listener.url, textMessage(`it is ${token}`));
			await listener.says(/"value"/);
			await listener.stop();
			const lines = listener
				.stdout()
				.trim()
				.split("\n")
				.map((line) => lineSchema.parse(JSON.parse(line)));
			expect(lines.map(({ type }) => type)).toEqual([
				"ready",
				"delivery",
				"event",
				"end",
			]);
			expect(lines[2]).toMatchObject({
				value: { text: { body: "it is ••••" } },
			});
		},
	);
});

describe("--host", () => {
	it.each([
		["127.0.0.1", false],
		["0.0.0.0", true],
	])("%s is warned of: %s", async (host, isWarned) => {
		const listener = await listening(["--host", host]);
		expect(listener.stderr().includes("other machines may reach")).toBe(
			isWarned,
		);
	});
});

describe("what can't be", () => {
	it.each([[["--subdomain", "X"]], [["--public-url", "ftp://x"]]])(
		"%j is found out before anything opens",
		async (flags) => {
			const { code, stderr, cwd } = await type([
				"listen",
				"--port",
				"0",
				...flags,
			]);
			expect(code).toBe(2);
			expect(stderr).toMatch(/^error: .*\nhint: {2}.*\n$/);
			expect(existsSync(join(cwd, ".wa-hook"))).toBe(false);
		},
	);

	it("checks the config file as it checks flags", async () => {
		const cwd = await emptyFolder();
		await writeFile(join(cwd, "wa-hook.config.json"), '{"path":"webhook"}');
		const { code, stderr } = await type(local, { cwd });
		expect(code).toBe(2);
		expect(stderr).toContain("wa-hook.config.json: path: is not a path");
		await writeFile(
			join(cwd, "wa-hook.config.json"),
			'{"events":"messages, statuses"}',
		);
		await listening([], { cwd });
	});

	it("leaves the note of a running listener alone", async () => {
		const first = await listening();
		const note = join(first.cwd, ".wa-hook/listener.json");
		await vi.waitFor(() => expect(existsSync(note)).toBe(true));
		const before = readFileSync(note, "utf8");
		const other = { cwd: first.cwd, pid: process.ppid };
		const second = await listening(["--no-store"], other);
		await second.stop();
		expect(readFileSync(note, "utf8")).toBe(before);
	});

	it("is interrupted while it waits for a secret on standard input", async () => {
		const stopped = AbortSignal.abort();
		const { code } = await type([...local, "--app-secret", "-"], {
			stop: stopped,
		});
		expect(code).toBe(130);
	});

	it("a given port that is taken is an error", async () => {
		const first = await listening();
		const { port } = new URL(first.url);
		const { code, stderr } = await type([
			"listen",
			"--tunnel",
			"none",
			"--port",
			port,
		]);
		expect(code).toBe(2);
		expect(stderr).toMatch(new RegExp(`port ${port} is already in use`));
		expect(stderr).toContain("--port");
	});

	it("the default port gives way to a free one", async () => {
		const first = await begin(["listen", "--tunnel", "none"], {
			env: configured,
		});
		await first.says(/127\.0\.0\.1:31\d\d/);
		const second = await begin(["listen", "--tunnel", "none"], {
			env: configured,
		});
		await second.says(/127\.0\.0\.1:31\d\d[\s\S]*taken/);
	});

	it.each([
		[["--forward-to", "localhost:3000"], /http:\/\/localhost:3000/],
		[["--events", "mesages"], /did you mean messages\?/],
		[["--tunel", "none"], /--tunnel/],
		[["--port", "banana"], /0 to 65535/],
		[["--pass-through"], /--forward-to/],
		[["--pass-through", "-f", "1", "-f", "2"], /one target only/],
		[
			["--public-url", "https://x.example", "--tunnel", "ssh"],
			/--public-url and --tunnel/,
		],
		[["--subdomain", "brave-otter"], /localtunnel alone/],
		[["--ssh-host", "srv.us"], /--tunnel ssh/],
		[["--print-url"], /nothing to print/],
		[
			["--skip-verify", "-f", "https://shop.example/webhook"],
			/not for shop\.example/,
		],
		[["--print-url", "--raw"], /exclude/],
		[["-H", "nonsense"], /Name: value/],
		[["--env-file", "nowhere.env"], /nowhere\.env/],
	])("%j is one clear sentence", async (flags, sentence) => {
		const { code, stdout, stderr } = await type([...local, ...flags]);
		expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
		expect(stderr).toMatch(/^error: /);
		expect(stderr).toMatch(sentence);
		expect(stderr.trim().split("\n").length).toBeLessThanOrEqual(2);
	});
});
