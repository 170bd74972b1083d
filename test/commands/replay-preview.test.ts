import { execFile, execFileSync } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { sign } from "../../src/webhook/signature.ts";
import { appSecret, wire } from "../support/meta.ts";
import { projectWith } from "../support/recorded.ts";
import { replay } from "../support/replayed.ts";
import { openTarget } from "../support/target.ts";
import { emptyFolder } from "../support/world.ts";

describe("--dry-run", () => {
	it("prints headers and body, and sends nothing", async () => {
		const app = await openTarget();
		const argv = ["text", "--dry-run", "-u", `${app.port}`, "-H", "Api-Key: x"];
		const { code, stdout, stderr } = await replay(argv);
		const signature = sign(wire("text"), appSecret);
		expect([code, stderr]).toEqual([0, ""]);
		expect(stdout).toBe(`POST http://localhost:${app.port}/webhook
User-Agent: facebookexternalua
Accept: */*
Content-Type: application/json
X-Hub-Signature-256: ${signature}
Api-Key: ••••

${wire("text")}
`);
		expect(app.received).toEqual([]);
	});

	it("shows a header whatever its name means to us", async () => {
		const own = ["-H", "constructor: a", "-H", "Host: shop.example"];
		const { stdout } = await replay(["text", "--dry-run", "-u", "1", ...own]);
		expect(stdout).toContain("\nconstructor: a\nHost: shop.example\n");
	});

	it("names each of several", async () => {
		const argv = ["text", "image", "--dry-run", "-u", "3000"];
		const { stdout } = await replay(argv);
		expect(stdout.match(/^(?:# .*|POST .*)$/gm)).toEqual([
			"# text",
			"POST http://localhost:3000/webhook",
			"# image",
			"POST http://localhost:3000/webhook",
		]);
	});

	it("is a line for a program", async () => {
		const argv = ["text", "--dry-run", "--json", "-u", "3000"];
		const { stdout } = await replay(argv);
		expect(JSON.parse(stdout)).toMatchObject({
			type: "request",
			method: "POST",
			url: "http://localhost:3000/webhook",
			body: wire("text").toString(),
		});
		expect(JSON.parse(stdout).headers).toContainEqual([
			"X-Hub-Signature-256",
			sign(wire("text"), appSecret),
		]);
	});

	it("shows the bytes that are sent, whatever they look like", async () => {
		const text = "qqEAABwzLixnjYBO1234567890abcdef";
		const odd = Buffer.concat([Buffer.from(text, "base64"), Buffer.of(0xff)]);
		const cwd = await projectWith([{ body: odd }]);
		const argv = ["last", "--dry-run", "--json", "-u", "3000"];
		const { stdout } = await replay(argv, { cwd });
		expect(odd.toString("base64")).toContain("EAABwzLixnjYBO");
		expect(JSON.parse(stdout).bodyBase64).toBe(odd.toString("base64"));
	});

	it("masks what looks like a secret in the query, and the app secret anywhere", async () => {
		const url = "http://localhost:3000/hook?token=abc&x=1&sig=0123456789abcdef";
		const argv = ["text", "--text", appSecret, "--dry-run", "-u", url];
		for (const more of [[], ["--json"]]) {
			const { stdout } = await replay([...argv, ...more]);
			expect(stdout).toContain("/hook?token=••••&x=1&sig=••••cdef");
			expect(stdout).not.toContain(appSecret);
		}
	});
});

describe("--curl", () => {
	const hasCurl = runs("curl", "--version");

	it.runIf(hasCurl).each([
		["what a shell would mind", ["text", "--text", `it's "$HOME" \`x\` \\ !`]],
		["bytes that are no text", ["last"]],
	])("sends the identical bytes: %s", async (_what, payloads) => {
		const odd = Buffer.from([0x00, 0xff, 0x0a, 0x27]);
		const cwd = await projectWith([{ body: odd }]);
		const app = await openTarget();
		const argv = [...payloads, "-u", `${app.port}`];
		const { code, stdout } = await replay([...argv, "--curl"], { cwd });
		expect(code).toBe(0);
		expect(app.received).toEqual([]);
		await replay(argv, { cwd });
		await promisify(execFile)("sh", ["-c", stdout], { cwd });
		const [ours, theirs] = app.received;
		expect(theirs?.body).toEqual(ours?.body);
		for (const name of ["content-type", "user-agent", "x-hub-signature-256"]) {
			expect(theirs?.headers[name]).toBe(ours?.headers[name]);
		}
	});

	it("says of several commands what each sends", async () => {
		const cwd = await emptyFolder();
		const steps = [
			{ send: "text", as: "order" },
			{ pause: "2s" },
			{ again: "order", expect: { status: 200 } },
		];
		await writeFile(join(cwd, "a.json"), JSON.stringify({ steps }));
		const argv = ["--scenario", "a.json", "-u", "3000", "--curl"];
		const { stdout } = await replay(argv, { cwd });
		expect(stdout.match(/^#.*$/gm)).toEqual([
			"# 1 text, order",
			"# 2 order, again, in 2.0 s, expects 200",
		]);
	});

	it("says nothing that a shell without comments would obey", async () => {
		const cwd = await emptyFolder();
		const name = "a'; touch `b` $(c) #é\u202e.json";
		await writeFile(join(cwd, name), "{}");
		const argv = ["text", `./${name}`, "-u", "3000", "--curl"];
		const { stdout } = await replay(argv, { cwd });
		expect(stdout.match(/^#.*$/gm)).toEqual([
			"# 1 text",
			"# 2 ./a touch b c é.json",
		]);
	});

	it("says nothing of a single one", async () => {
		const { stdout } = await replay(["text", "-u", "3000", "--curl"]);
		expect(stdout).toMatch(/^curl /);
	});

	it("keeps the files of the commands it printed before", async () => {
		const bodies = [Buffer.from([0x00, 0xff]), Buffer.from([0x01, 0xff])];
		const cwd = await projectWith(bodies.map((body) => ({ body })));
		const files: string[] = [];
		for (const id of ["1", "2", "1"]) {
			const argv = [id, "-u", "3000", "--curl"];
			const { stdout } = await replay(argv, { cwd });
			files.push(/--data-binary '@(.+)'/.exec(stdout)?.[1] ?? "");
		}
		const [first = "", second = "", again] = files;
		expect(again).toBe(first);
		const folder = join(cwd, ".wa-hook/");
		expect(first.slice(folder.length)).toMatch(/^curl-[0-9a-f]{12}\.body$/);
		expect(await Promise.all([readFile(first), readFile(second)])).toEqual(
			bodies,
		);
	});
});

function runs(program: string, ...args: string[]): boolean {
	try {
		execFileSync(program, args, { stdio: "ignore" });
		return true;
	} catch {
		return false;
	}
}
