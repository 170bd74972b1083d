import { describe, expect, it } from "vitest";
import { lineSchema } from "../../src/view/schema.ts";
import { checkSignature } from "../../src/webhook/signature.ts";
import { gate } from "../support/gate.ts";
import { appSecret, wire } from "../support/meta.ts";
import { body, linesOf, projectWith } from "../support/recorded.ts";
import { replay, steady } from "../support/replayed.ts";
import { openTarget, type Received } from "../support/target.ts";
import { begin, emptyFolder } from "../support/world.ts";

const secrets = [{ value: appSecret, label: "the app's" }];

function isSigned({ rawHeaders, body }: Received): boolean {
	const headers = Array.from({ length: rawHeaders.length / 2 }, (_, i) => {
		return [rawHeaders[2 * i] ?? "", rawHeaders[2 * i + 1] ?? ""] as const;
	});
	const headerNames = ["X-Hub-Signature-256"];
	return checkSignature({ headers, body, secrets, headerNames }).verified;
}

describe("one delivery", () => {
	it("goes out as Meta would send it", async () => {
		const app = await openTarget();
		const { code } = await replay(["text", "--url", `:${app.port}/hook`]);
		expect(code).toBe(0);
		const [received] = app.received;
		if (received === undefined) throw new Error("nothing came");
		const { method, url, headers } = received;
		expect({ method, url }).toEqual({ method: "POST", url: "/hook" });
		expect(headers).toMatchObject({
			"content-type": "application/json",
			"user-agent": "facebookexternalua",
			accept: "*/*",
		});
		expect(received.body).toEqual(wire("text"));
		expect(isSigned(received)).toBe(true);
	});

	it("is shown with its reply", async () => {
		const app = await openTarget();
		const { stdout, stderr } = await replay(["text", "-u", `${app.port}`]);
		expect(
			steady(stdout),
		).toBe(`hh:mm:ss  --> 1    message.text      +16505551234  …NTlFNgA=  Sheena Nelson
                   │ Does it come in another color?
          <-- 1    200 in n ms       text
`);
		expect(steady(stderr)).toBe(
			"Sending 1 delivery, signed with the app secret from WA_HOOK_APP_SECRET, to http://localhost:PORT/webhook\n",
		);
	});

	it("is shown with headers and body when asked for, the signature masked", async () => {
		const app = await openTarget();
		const argv = ["text", "-v", "-u", `${app.port}`, "-H", "Authorization: x"];
		const { stdout } = await replay(argv);
		expect(stdout).toMatch(
			/X-Hub-Signature-256: sha256=[0-9a-f]{8}…[0-9a-f]{4}\n/,
		);
		expect(stdout).toContain("Authorization: ••••\n");
		expect(stdout).toContain('│ {"object":"whatsapp_business_account"');
		expect(app.received[0]?.headers["authorization"]).toBe("x");
	});
});

describe("a reply that is not good", () => {
	it("is shown with its body and what to look at", async () => {
		const app = await openTarget((response) => {
			response.writeHead(500, { "Content-Type": "text/html" });
			response.end("<title>Oops</title><p>x is\u001b[2J undefined</p>");
		});
		const { code, stdout, stderr } = await replay([
			"text",
			"-u",
			`${app.port}`,
		]);
		expect(code).toBe(1);
		expect(steady(stdout).split("\n").slice(2)).toEqual([
			"          <-- 1    500 in n ms       text",
			"                   │ Oops",
			"                   │ x is\\u{1B}[2J undefined",
			"                     ✗ expected 2xx, got 500",
			"                     hint: the app failed on this delivery: its own log says why",
			"",
		]);
		expect(stderr).not.toContain("Sent");
	});

	it("says where a redirect leads and does not follow it", async () => {
		const app = await openTarget((response) => {
			response.writeHead(308, { Location: "//u:p4ss@a.example/b?t=s" }).end();
		});
		const { code, stdout } = await replay(["text", "-u", `${app.port}`]);
		expect(code).toBe(1);
		expect(stdout).toMatch(
			/use the final address\n +│ http:\/\/a\.example\/b\?…\n/,
		);
		expect(stdout).not.toContain("p4ss");
		expect(app.received).toHaveLength(1);
	});

	it("comes too late", async () => {
		const never = gate();
		const app = await openTarget(() => void never.passed);
		const argv = ["text", "-u", `${app.port}`, "--timeout", "50ms"];
		const { code, stdout } = await replay(argv);
		expect(code).toBe(1);
		expect(stdout).toContain("timed out after");
	});

	it("of a target that is not there has an exit code of its own", async () => {
		const app = await openTarget();
		await app.close();
		const argv = ["text", "image", "-u", `${app.port}`];
		const { code, stdout, stderr } = await replay(argv);
		expect(code).toBe(5);
		expect(stdout).toContain("refused in");
		expect(stdout).toContain("nothing listens there");
		expect(steady(stderr)).toContain(`
  Sent         2 in n ms · none as expected
  Failed       2 refused
`);
	});
});

describe("several deliveries", () => {
	it("go out one after the other in their order, and are summed up", async () => {
		const app = await openTarget((response, { body }) => {
			response.writeHead(body.includes("image") ? 500 : 200).end();
		});
		const argv = ["text", "image", "status-read", "-u", `${app.port}`];
		const { code, stderr } = await replay(argv);
		expect(code).toBe(1);
		expect(app.received.map(({ body }) => body)).toEqual([
			wire("text"),
			wire("image"),
			wire("status-read"),
		]);
		expect(steady(stderr)).toMatch(`
  Sent         3 in n ms · 2 as expected · 1 not
  Answered     2 with 200 · 1 with 500
  Slowest      n ms, `);
	});

	it("show only what is not as expected when it is to be quiet", async () => {
		const app = await openTarget((response, { body }) => {
			response.writeHead(body.includes("image") ? 500 : 200).end();
		});
		const argv = ["text", "image", "-q", "-u", `${app.port}`];
		const { stdout, stderr } = await replay(argv);
		expect(steady(stdout)).toMatch(
			/^hh:mm:ss {2}<-- 2 {4}500 in n ms {7}image\n/,
		);
		expect(stderr).not.toContain("Sending");
	});

	it("end with a summary when they are stopped", async () => {
		const stopping = new AbortController();
		const app = await openTarget((response, { body }) => {
			if (body.includes("image")) stopping.abort();
			else response.end();
		});
		const argv = ["text", "image", "audio", "-u", `${app.port}`];
		const { code, stderr } = await replay(argv, { stop: stopping.signal });
		expect(code).toBe(130);
		expect(app.received).toHaveLength(2);
		expect(steady(stderr)).toContain(
			"Sent         1 of 3 in n ms, 1 POST · 1 as expected",
		);
	});

	it("say to a program that they were stopped", async () => {
		const stopping = new AbortController();
		const app = await openTarget((response, { body }) => {
			if (body.includes("image")) stopping.abort();
			else response.end();
		});
		const argv = ["text", "image", "--json", "-u", `${app.port}`];
		const { stdout } = await replay(argv, { stop: stopping.signal });
		const [result] = linesOf(stdout, "result");
		expect(result).toMatchObject({ ok: 1, failed: 0, cutShort: "stopped" });
		lineSchema.parse(result);
	});

	it("end with a summary even if there was one only, and that is stopped", async () => {
		const app = await openTarget((response) => response.writeHead(500).end());
		const argv = ["text", "--retry", "gateway", "-u", `${app.port}`];
		const running = await begin(["replay", ...argv]);
		await running.says(/sent again in 30 s/);
		expect(await running.stop()).toBe(130);
		expect(steady(running.stderr())).toContain(
			"Sent         0 of 1 in n ms, 1 POST\n",
		);
	});

	it("end quietly when nobody reads on", async () => {
		const app = await openTarget((response) => {
			running.closeStdout();
			response.end();
		});
		const running = await begin([
			"replay",
			"text",
			"image",
			"-u",
			`${app.port}`,
		]);
		expect(await running.code).toBe(0);
		expect(app.received).toHaveLength(1);
	});

	it("have failed all the same when nobody reads that", async () => {
		const app = await openTarget((response) => {
			running.closeStdout();
			response.writeHead(500).end();
		});
		const argv = ["replay", "text", "image", "-u", `${app.port}`];
		const running = await begin(argv);
		expect(await running.code).toBe(1);
		expect(app.received).toHaveLength(1);
	});

	it("are signed by a header of the user's own", async () => {
		const app = await openTarget();
		const header = "X-Hub-Signature-256: sha256=00";
		const argv = ["text", "-H", header, "-u", `${app.port}`];
		const { stderr } = await replay(argv);
		expect(stderr).toContain("Sending 1 delivery, signed by your header, to ");
	});

	it("don't begin when they are stopped before", async () => {
		const argv = ["-", "-u", "3000"];
		const run = await replay(argv, { stop: AbortSignal.abort(), stdin: "{" });
		expect(run).toMatchObject({ code: 130, stdout: "", stderr: "" });
	});
});

describe("the target", () => {
	it("has to be named where nothing runs", async () => {
		const { code, stdout, stderr } = await replay(["text"]);
		expect([code, stdout]).toEqual([3, ""]);
		expect(stderr).toBe(
			"error: there is nowhere to send it: no --url was given, and no listen runs in this project\n" +
				"hint:  name your app with --url 3000, or start wa-hook listen in another terminal\n",
		);
	});

	it("is the listen of the project, whose secret fits by itself", async () => {
		const cwd = await emptyFolder();
		const listener = await begin(
			["listen", "--tunnel", "none", "--port", "0"],
			{ cwd },
		);
		await listener.says(/Try it: wa-hook replay text/);
		const running = await begin(["replay", "text"], { cwd });
		expect(await running.code).toBe(0);
		await listener.says(/--> 1 {4}message\.text/);
		expect(running.stderr()).toContain(
			"signed with the app secret made for this project, to the listen of this project, http://127.0.0.1:",
		);
	});

	it("says it when that listen has another secret", async () => {
		const cwd = await emptyFolder();
		const listener = await begin(
			["listen", "--tunnel", "none", "--port", "0"],
			{ cwd },
		);
		await listener.says(/ctrl-c quit/);
		const { code, stdout } = await replay(["text"], { cwd });
		expect(code).toBe(1);
		expect(stdout).toContain("that listen has another app secret");
	});

	it("is with --to-app the app behind it", async () => {
		const cwd = await emptyFolder();
		const app = await openTarget();
		const forward = ["--forward-to", `:${app.port}/app`];
		const listener = await begin(
			["listen", "--tunnel", "none", "--port", "0", ...forward],
			{ cwd },
		);
		await listener.says(/ctrl-c quit/);
		const { code, stderr } = await replay(["text", "--to-app"], { cwd });
		expect(code).toBe(0);
		expect(app.received.map(({ url }) => url)).toEqual(["/app"]);
		expect(stderr).toContain("to the app behind listen, http://localhost:");
		expect(listener.stdout()).toBe("");
	});

	it.each([
		[[], "needs a running listen that forwards to an app", 3],
		[["--forward-to", "1", "--forward-to", "2"], "forwards to 2 apps", 2],
	])(
		"is not clear with --to-app when listen has %j",
		async (flags, said, exit) => {
			const cwd = await emptyFolder();
			const listener = await begin(
				["listen", "--tunnel", "none", "--port", "0", ...flags],
				{ cwd },
			);
			await listener.says(/ctrl-c quit/);
			const { code, stderr } = await replay(["text", "--to-app"], { cwd });
			expect(code).toBe(exit);
			expect(stderr).toContain(said);
		},
	);
});

describe("a recorded delivery", () => {
	it.each(["last", "last~2", "12", "12..20", "last~5..last"])(
		"is not there before anything was recorded: %s",
		async (id) => {
			const { code, stderr, cwd } = await replay([id, "-u", "3000"]);
			expect([code, stderr]).toEqual([
				2,
				`error: nothing is recorded in ${cwd}/.wa-hook yet\n` +
					"hint:  wa-hook listen records what comes, wa-hook replay text sends a fixture; --state-dir names another folder\n",
			]);
		},
	);

	it("is not there under an id that nothing has", async () => {
		const cwd = await projectWith([{ body: wire("text") }]);
		const { stderr } = await replay(["last~2", "-u", "3000"], { cwd });
		expect(stderr).toBe(
			"error: no delivery last~2 is recorded\nhint:  wa-hook events lists what there is\n",
		);
	});

	it("goes out byte for byte", async () => {
		const odd = Buffer.from([0xef, 0xbb, 0xbf, 0x7b, 0x20, 0x7d, 0x0a, 0xff]);
		const cwd = await projectWith([{ body: odd }]);
		const app = await openTarget();
		const { code } = await replay(["last", "-u", `${app.port}`], { cwd });
		expect(code).toBe(0);
		expect(app.received[0]?.body).toEqual(odd);
		expect(app.received.every(isSigned)).toBe(true);
	});

	it("is spelled anew once it is changed", async () => {
		const recorded = body({ messages: [{ text: { body: "a/b" } }] });
		const cwd = await projectWith([{ body: recorded }]);
		const app = await openTarget();
		const argv = ["1", "--text", "ä/", "-u", `${app.port}`];
		await replay(argv, { cwd });
		expect(app.received[0]?.body.toString()).toContain('"body":"\\u00e4\\/"');
		expect(app.received.every(isSigned)).toBe(true);
	});
});
