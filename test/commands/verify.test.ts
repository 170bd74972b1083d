import { createServer } from "node:http";
import { describe, expect, it, onTestFinished } from "vitest";
import { lineSchema } from "../../src/view/schema.ts";
import { findingCodes } from "../../src/webhook/diagnose/codes.ts";
import { sign } from "../../src/webhook/signature.ts";
import { linesOf } from "../support/recorded.ts";
import { listening, openTarget, type Received } from "../support/target.ts";
import { begin, emptyFolder, type } from "../support/world.ts";

const appSecret = "0123456789abcdef0123456789abcdef";
const verifyToken = "correct horse battery";
const known = ["--verify-token", verifyToken, "--app-secret", appSecret];

/** An app that does everything right, and what reached it. */
function healthyApp() {
	return openTarget((response, received) => {
		const { status, body = "" } = healthyAnswer(received);
		response.writeHead(status, { "Content-Type": "text/plain" }).end(body);
	});
}

function healthyAnswer({ method, url = "", headers, body }: Received): {
	status: number;
	body?: string;
} {
	const { pathname, searchParams } = new URL(url, "http://app");
	if (pathname !== "/webhook") return { status: 404 };
	if (method === "POST") {
		const isOurs = headers["x-hub-signature-256"] === sign(body, appSecret);
		return { status: isOurs ? 200 : 401 };
	}
	const isRight =
		searchParams.get("hub.mode") === "subscribe" &&
		searchParams.get("hub.verify_token") === verifyToken;
	return isRight
		? { status: 200, body: searchParams.get("hub.challenge") ?? "" }
		: { status: 403 };
}

describe("a healthy app on this machine", () => {
	it("is told in a few lines, and ends with 0", async () => {
		const { port } = await healthyApp();
		const { code, stdout, stderr } = await type(
			["verify", "--url", String(port), ...known],
			{ columns: 80, env: { NO_COLOR: "1" } },
		);
		expect(code).toBe(0);
		expect(stderr).toBe("");
		expect(stdout).toMatch(
			/^✓ Everything that was checked is in order\.\n\n {2}Target {7}http:\/\/localhost:\d+\/webhook\n/,
		);
		expect(stdout).not.toMatch(/^ +[✗!]/m);
		expect(stdout).toMatch(/ {2}\d+ passed · \d+ skipped · \d+ ms\n$/);
		const widest = Math.max(...stdout.split("\n").map(({ length }) => length));
		expect(widest).toBeLessThan(80);
	});

	it("gives a line for each finding and a result with --json", async () => {
		const { port } = await healthyApp();
		const { code, stdout } = await type([
			"verify",
			"--url",
			String(port),
			...known,
			"--json",
		]);
		const lines = stdout.trimEnd().split("\n");
		for (const line of lines) lineSchema.parse(JSON.parse(line));
		expect(code).toBe(0);
		const findings = linesOf(stdout, "finding");
		expect(new Set(findings.map(({ level }) => level))).toEqual(
			new Set(["ok", "skip"]),
		);
		expect(new Set(findings.map(({ group }) => group))).toEqual(
			new Set(["address", "handshake", "deliveries", "account"]),
		);
		expect(linesOf(stdout, "result")).toMatchObject([
			{ failed: 0, warnings: 0, ok: expect.any(Number) },
		]);
	});

	it("says nothing but the count with --quiet", async () => {
		const { port } = await healthyApp();
		const { stdout } = await type(
			["verify", "-q", "--url", String(port), ...known],
			{},
		);
		expect(stdout).toMatch(
			/^✓ Everything that was checked is in order\.\n\n {2}\d+ passed.*\n$/,
		);
	});

	it("gets no rightly signed delivery with --no-post", async () => {
		const { port, received } = await healthyApp();
		const { code } = await type([
			"verify",
			"--url",
			String(port),
			...known,
			"--no-post",
		]);
		expect(code).toBe(0);
		const posts = received.filter(({ method }) => method === "POST");
		expect(posts.length).toBeGreaterThan(3);
		expect(posts.map(healthyAnswer).map(({ status }) => status)).not.toContain(
			200,
		);
	});
});

describe("a fault", () => {
	it("stands on top in a sentence, with what to do about it; the exit code is 1", async () => {
		const { port } = await openTarget((response, received) => {
			const { status, body } = healthyAnswer(received);
			const isHandshake = received.method === "GET" && status === 200;
			response
				.writeHead(status, { "Content-Type": "application/json" })
				.end(isHandshake ? JSON.stringify(body) : "");
		});
		const { code, stdout } = await type(
			["verify", "--url", `:${port}/webhook`, ...known],
			{ columns: 80, env: { NO_COLOR: "1" } },
		);
		expect(code).toBe(1);
		expect(stdout).toMatch(/^✗ The challenge comes back in JSON quotes\./);
		expect(stdout).toMatch(/ {2}Handshake {4}✗ /);
		expect(stdout).toContain(
			"More about it: wa-hook verify --explain challenge-in-quotes",
		);
	});

	it("is one finding where nobody listens", async () => {
		const { port, close } = await healthyApp();
		await close();
		const { code, stdout } = await type([
			"verify",
			"--url",
			String(port),
			...known,
			"--json",
		]);
		expect(code).toBe(1);
		const failed = linesOf(stdout, "finding").filter(
			({ level }) => level === "fail",
		);
		expect(failed).toHaveLength(1);
	});

	it("shows no token as hex either, where the app sends it instead of the challenge", async () => {
		const { port } = await openTarget((response) => response.end(verifyToken));
		for (const flags of [[], ["--json"]]) {
			const { stdout } = await type([
				"verify",
				"--url",
				String(port),
				...known,
				...flags,
			]);
			expect(stdout).toContain("got       ");
			expect(stdout).not.toContain("63 6f 72 72 65 63 74");
		}
	});

	it("shows neither token nor secret, even if the app sends them back", async () => {
		const { port } = await openTarget((response, { url, headers }) => {
			response
				.writeHead(500, { "X-Echo": String(headers["x-hub-signature-256"]) })
				.end(
					`crashed on ${url} ${verifyToken} ${appSecret} ${encodeURIComponent(verifyToken)}`,
				);
		});
		for (const flags of [[], ["-v"], ["--json"]]) {
			const { stdout, stderr, code } = await type([
				"verify",
				"--url",
				String(port),
				...known,
				...flags,
			]);
			expect(code).toBe(1);
			for (const secret of [
				appSecret,
				verifyToken,
				encodeURIComponent(verifyToken),
				"correct+horse",
			]) {
				expect(stdout + stderr).not.toContain(secret);
			}
		}
	});
});

describe("what is to be checked", () => {
	it("is asked for where nothing is known", async () => {
		const { code, stderr } = await type(["verify"]);
		expect(code).toBe(3);
		expect(stderr).toMatch(/there is nothing to check.*\nhint: .*--url 3000/);
	});

	it("is not in order where no verify token is known", async () => {
		const { port } = await healthyApp();
		const { code, stdout } = await type(["verify", "--url", String(port)]);
		expect(stdout).toMatch(
			/^! Nothing wrong was found so far, but .*\n {2}Give it with --verify-token/,
		);
		expect(code).toBe(0);
	});

	it("is named with --url", async () => {
		const { code, stderr } = await type([
			"verify",
			"https://shop.example/webhook",
		]);
		expect(code).toBe(2);
		expect(stderr).toContain(
			"hint:  wa-hook verify --url https://shop.example/webhook",
		);
	});

	it("is best given with https, as Meta wants it", async () => {
		const { code, stderr } = await type([
			"verify",
			"--url",
			"shop.example/webhook",
		]);
		expect(code).toBe(2);
		expect(stderr).toContain("did you mean https://shop.example/webhook ?");
	});

	it.each([
		[
			"is down",
			false,
			/^! The app that listen forwards to doesn't answer.*\n {2}Start the app/,
		],
		["runs", true, /– the app behind: not checked/],
	])("is the listener, and the app behind it %s", async (_, runs, says) => {
		const cwd = await emptyFolder();
		const app = await healthyApp();
		if (!runs) await app.close();
		const listener = await begin(
			[
				"listen",
				...["--tunnel", "none", "--port", "0"],
				...["--forward-to", `:${app.port}/webhook`],
			],
			{ cwd, env: { NO_COLOR: "1" } },
		);
		await listener.says(/http:\/\/127\.0\.0\.1:\d+\/webhook/);
		const { code, stdout } = await type(["verify"], { cwd });
		expect(stdout).toMatch(says);
		expect(stdout).toContain(`http://localhost:${app.port}/webhook`);
		expect(code).toBe(0);
		await listener.stop();
	});

	it("is the listener that runs here, which gets one signed sample", async () => {
		const cwd = await emptyFolder();
		const listener = await begin(
			["listen", "--tunnel", "none", "--port", "0"],
			{ cwd, env: { NO_COLOR: "1" } },
		);
		const [url] = await listener.says(/http:\/\/127\.0\.0\.1:\d+\/webhook/);
		const { code, stdout } = await type(["verify"], { cwd });
		expect(stdout).toContain(`Target       ${url}`);
		expect(stdout).toMatch(/^✓/);
		expect(code).toBe(0);
		await listener.stop();
		const recorded = await type(["events", "--json"], { cwd });
		expect(linesOf(recorded.stdout, "delivery")).toHaveLength(1);
	});

	it("is compared with how the app looks from here, where --local tells", async () => {
		const app = await healthyApp();
		const tunnel = await openTarget((response) =>
			response.writeHead(502).end("<html>bad gateway</html>"),
		);
		const { code, stdout } = await type(
			[
				"verify",
				"--url",
				String(tunnel.port),
				"--local",
				String(app.port),
				...known,
				"--json",
			],
			{},
		);
		expect(code).toBe(1);
		const findings = linesOf(stdout, "finding");
		const [first] = findings.filter(({ level }) => level === "fail");
		expect(first).toMatchObject({ group: "handshake" });
		expect(
			findings.filter(
				({ level, side }) => level === "fail" && side === "inside",
			),
		).toEqual([]);
	});
});

describe("the time that answers take", () => {
	it("ends with what is known when it is stopped", async () => {
		const hanging = createServer(() => {});
		onTestFinished(() => {
			hanging.closeAllConnections();
			hanging.close();
		});
		const asked = new Promise<void>((resolve) => {
			hanging.once("request", () => resolve());
		});
		const port = await listening(hanging);
		const running = await begin(["verify", "--url", String(port), ...known], {
			env: { NO_COLOR: "1" },
		});
		await asked;
		expect(await running.stop()).toBe(130);
		expect(running.stdout()).toContain("stopped before everything was checked");
		expect(running.stdout()).not.toMatch(/[✗]|in order/);
	});

	it("is what --timeout allows", async () => {
		const hanging = createServer(() => {});
		onTestFinished(() => {
			hanging.closeAllConnections();
			hanging.close();
		});
		const port = await listening(hanging);
		const { code, stdout } = await type([
			"verify",
			"--url",
			String(port),
			...known,
			"--timeout",
			"80ms",
		]);
		expect(code).toBe(1);
		expect(stdout).toMatch(/^✗/);
	});
});

describe("--explain", () => {
	it("has one meaning for each code", () => {
		const codes = findingCodes.map(({ code }) => code);
		const twice = codes.filter((code, index) => codes.indexOf(code) !== index);
		expect(twice).toEqual([]);
	});

	it.each(findingCodes.map(({ code }) => code))("%s", async (code) => {
		const { stdout, code: exit } = await type(["verify", "--explain", code], {
			columns: 80,
			env: { NO_COLOR: "1" },
		});
		expect(exit).toBe(0);
		expect(stdout).toMatch(new RegExp(`^${code}  `));
		expect(stdout).toMatch(/^ {2}What {2}\S/m);
	});

	it("lists them all without a code", async () => {
		const { stdout } = await type(["verify", "--explain"], {
			columns: 80,
			env: { NO_COLOR: "1" },
		});
		for (const { code } of findingCodes) expect(stdout).toContain(`${code} `);
		const widest = Math.max(...stdout.split("\n").map(({ length }) => length));
		expect(widest).toBeLessThan(90);
	});

	it("cuts nothing off where no terminal is", async () => {
		const { stdout } = await type(["verify", "--explain"]);
		for (const { fault } of findingCodes) expect(stdout).toContain(fault);
	});

	it("has them as lines, too", async () => {
		const { stdout } = await type(["verify", "--explain", "--json"]);
		const lines = stdout.trimEnd().split("\n");
		expect(lines).toHaveLength(findingCodes.length);
		for (const line of lines) {
			expect(lineSchema.parse(JSON.parse(line)).type).toBe("finding-code");
		}
	});

	it.each([
		["challenge-in-qoutes", /did you mean challenge-in-quotes\?/],
		["Challenge in quotes", undefined],
		["131047", /wa-hook explain 131047/],
		["quotes", /did you mean one of: token-quotes, challenge-in-quotes\?/],
		["token", /\d\d names hold it: wa-hook verify --explain/],
		["qqqqqqqqqqqqqqqqqqqq", /--explain lists them all/],
	])("%s", async (typed, hint) => {
		const { code, stderr } = await type(["verify", "--explain", typed]);
		expect(code).toBe(hint === undefined ? 0 : 2);
		if (hint !== undefined) expect(stderr).toMatch(hint);
	});
});

describe("flags that don't go together", () => {
	it.each([
		[["--local", "3000"], /--local goes with --url/],
		[["--yes"], /--yes goes with --fix/],
		[["--dry-run"], /--dry-run goes with --fix/],
		[["--to", "+16505551234"], /--to goes with --live/],
		[["--wait", "5s"], /--wait goes with --live/],
		[["-H", "A: b", "--url", "3000"], /-H is for the headers of a --delivery/],
		[["--explain", "x", "--delivery", "last"], /are different questions/],
		[["--live", "--url", "3000"], /--live waits at wa-hook's own listener/],
		[["--fix", "--no-graph"], /--no-graph leaves out/],
		[["--fix", "--url", "3000"], /no access token is configured/],
		[["--graph", "--url", "3000"], /no access token is configured/],
		[
			["--skip-verify", "--url", "https://shop.example"],
			/--skip-verify is for/,
		],
		[["--url", "shop.example"], /is not a URL or a port/],
		[["--url", ""], /is not a URL or a port/],
		[["--url", "3000", "--resolve", "x"], /is not HOST:PORT:ADDRESS/],
		[["--url", "3000", "--signature-header", "a b"], /not the name of an HTTP/],
		[["--url", "3000", "--timeout", "soon"], /A duration is like/],
		[["--waba-id", "abc"], /An id of Meta's is a number/],
		[["--live", "--to", "me"], /is not a phone number/],
		[["--urll", "3000"], /unknown option/],
		[["surplus"], /verify takes its target with --url/],
	])("%j", async (flags, message) => {
		const { code, stderr, stdout } = await type(["verify", ...flags]);
		expect([2, 3]).toContain(code);
		expect(stderr).toMatch(message);
		expect(stderr).toMatch(/^error: .*\nhint: {2}\S/);
		expect(stdout).toBe("");
	});
});
