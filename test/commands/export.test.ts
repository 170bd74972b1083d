import { existsSync } from "node:fs";
import {
	chmod,
	mkdir,
	readdir,
	readFile,
	stat,
	writeFile,
} from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openRecord } from "../../src/io/store/record.ts";
import { lineSchema } from "../../src/view/schema.ts";
import {
	type Export,
	readExported,
	toExported,
} from "../../src/webhook/exported.ts";
import { encode } from "../../src/webhook/wire.ts";
import { textMessage } from "../support/meta.ts";
import { emptyFolder, type } from "../support/world.ts";

const noon = Date.UTC(2026, 10, 21, 12, 0, 0);
const signature = `sha256=${"ab".repeat(32)}`;

/** A project whose record holds these bodies, a minute apart. */
async function projectWith(...bodies: Buffer[]): Promise<string> {
	const cwd = await emptyFolder();
	const dir = join(cwd, ".wa-hook");
	const record = await openRecord({ dir, pid: process.pid });
	for (const [index, body] of bodies.entries()) {
		await record.append({
			receivedAt: noon + index * 60_000,
			target: "/webhook?tenant=7",
			headers: [
				["Host", "brave-otter.loca.lt"],
				["Content-Type", "application/json"],
				["X-Hub-Signature-256", signature],
				["Cookie", "session=1"],
				["Authorization", "Bearer abcdef"],
				["Proxy-Authorization", "Basic abcdef"],
				["X-Forwarded-For", "203.0.113.7"],
				["X-Api-Key", "abcdef"],
			],
			body,
			verification: {
				verified: true,
				secret: "app secret",
				header: "X-Hub-Signature-256",
			},
		});
	}
	await record.close();
	return cwd;
}

function exported(cwd: string, ...argv: string[]) {
	return type(["events", "export", ...argv], { cwd, now: () => noon });
}

/** The deliveries in an export, read back. */
function readBack(stdout: string): Export[] {
	return stdout
		.split("\n")
		.filter((line) => line !== "")
		.map((line) => {
			const read = readExported(line);
			if (!read.ok) throw new Error(read.problem);
			return read.delivery;
		});
}

async function fixtureBytes(name: string): Promise<Buffer> {
	const url = new URL(`../../fixtures/${name}.json`, import.meta.url);
	return encode(await readFile(url, "utf8"), "meta");
}

describe("wa-hook events export", () => {
	it("prints each delivery as a line from which it can be sent again, oldest first", async () => {
		const bodies = [
			textMessage("first é/"),
			Buffer.from([0xff, 0xfe, 0x00]),
			Buffer.from("\ufeff{}"),
		];
		const cwd = await projectWith(...bodies);
		const { code, stdout, stderr } = await exported(cwd);
		expect([code, stderr]).toEqual([0, ""]);
		const lines = stdout.trimEnd().split("\n");
		for (const line of lines) lineSchema.parse(JSON.parse(line));
		const deliveries = readBack(stdout);
		expect(deliveries.map(({ id }) => id)).toEqual([1, 2, 3]);
		expect(deliveries.map(({ body }) => body)).toEqual(bodies);
		expect(deliveries[0]).toEqual({
			id: 1,
			receivedAt: noon,
			target: "/webhook?tenant=7",
			headers: [
				["Content-Type", "application/json"],
				["X-Hub-Signature-256", signature],
			],
			verified: true,
			body: bodies[0],
		});
	});

	it("takes ids, -n and filters", async () => {
		const cwd = await projectWith(
			textMessage("one", { from: "111111111" }),
			textMessage("two", { from: "222222222" }),
			textMessage("three", { from: "111111111" }),
		);
		const ids = async (...argv: string[]) =>
			readBack((await exported(cwd, ...argv)).stdout).map(({ id }) => id);
		expect(await ids("last", "1")).toEqual([1, 3]);
		expect(await ids("last~1")).toEqual([2]);
		expect(await ids("2", "2")).toEqual([2]);
		expect(await ids("-n", "2")).toEqual([2, 3]);
		expect(await ids("--phone", "111111111")).toEqual([1, 3]);
		expect(await ids("--text", "two")).toEqual([2]);
		expect(await ids("1", "2", "--text", "two")).toEqual([2]);
	});

	it("says when there is nothing", async () => {
		const cwd = await projectWith(textMessage("one"));
		const nothing = await exported(cwd, "--text", "two");
		expect([nothing.code, nothing.stdout]).toEqual([0, ""]);
		expect(nothing.stderr).toMatch(/^nothing to export in .*\.wa-hook\n$/);
		const unknown = await exported(cwd, "9");
		expect(unknown.code).toBe(2);
		expect(unknown.stderr).toContain("no delivery 9 is recorded");
	});

	it("masks a configured secret in what stands around the body", async () => {
		const cwd = await projectWith(textMessage("one"));
		const { stdout } = await type(["events", "export"], {
			cwd,
			env: { WA_HOOK_VERIFY_TOKEN: "tenant=7" },
		});
		expect(stdout).not.toContain("tenant=7");
	});

	it("anonymised, has bodies of the same events, and no signature", async () => {
		const wire = await fixtureBytes("image");
		const cwd = await projectWith(wire, Buffer.from("nope"));
		const { code, stdout, stderr } = await exported(cwd, "--anonymise");
		expect(code).toBe(0);
		expect(stderr).toBe(
			"delivery 2 is left out: it is not JSON\nwhat people wrote is kept, but for the numbers, names and ids recognised in it: read it before you share it\n",
		);
		const [delivery, ...others] = readBack(stdout);
		expect(others).toEqual([]);
		expect(delivery?.headers).toEqual([["Content-Type", "application/json"]]);
		expect(delivery?.target).toBe("/webhook");
		const body = delivery?.body.toString() ?? "";
		expect(body).toContain("The one on the left, please");
		expect(body).not.toMatch(/16505551234|Sheena/);
		// As Meta would spell it.
		expect(encode(body, "meta").toString()).toBe(body);
	});
});

it("any delivery comes back from its line as it was", () => {
	const delivery = fc.record({
		id: fc.integer({ min: 1 }),
		receivedAt: fc.integer({ min: 0, max: 4e12 }),
		target: fc.string(),
		headers: fc.array(fc.tuple(fc.string(), fc.string())),
		verified: fc.boolean(),
		body: fc.oneof(
			fc.uint8Array().map((bytes) => Buffer.from(bytes)),
			fc.string({ unit: "binary" }).map((text) => Buffer.from(text)),
		),
	});
	fc.assert(
		fc.property(delivery, (given) => {
			expect(readExported(JSON.stringify(toExported(given)))).toEqual({
				ok: true,
				delivery: given,
			});
		}),
	);
});

it.each([
	["", "not a line of an export"],
	["{}", "not a line of an export"],
	['{"v":1,"type":"delivery"}', "not a line of an export"],
])("%j is none", (line, problem) => {
	expect(readExported(line)).toEqual({ ok: false, problem });
});

it("a line that was changed is told from one that was not", () => {
	const line = JSON.stringify(
		toExported({
			id: 1,
			receivedAt: noon,
			target: "/",
			headers: [],
			verified: true,
			body: Buffer.from('{"a":1}'),
		}),
	);
	expect(readExported(line.replace('\\"a\\":1', '\\"a\\":2'))).toEqual({
		ok: false,
		problem: "the body is not the one that was exported",
	});
});

describe("wa-hook events export --fixture", () => {
	it("writes readable files, named for what they hold", async () => {
		const cwd = await projectWith(
			await fixtureBytes("text"),
			await fixtureBytes("batch"),
			await fixtureBytes("button-reply"),
			await fixtureBytes("unknown-field"),
			Buffer.from("{}"),
		);
		const { code, stdout, stderr } = await exported(
			cwd,
			"--fixture",
			"made/new",
		);
		expect(code).toBe(0);
		expect(stdout).toBe(
			[
				"made/new/text-1.json",
				"made/new/batch-2.json",
				"made/new/button-reply-3.json",
				"made/new/event-4.json",
				"made/new/event-5.json",
				"",
			].join("\n"),
		);
		expect(stderr).toBe(
			"5 written to made/new\nthey hold numbers and names as they came; --anonymise swaps them\n",
		);
		for (const [name, file] of [
			["text", "text-1"],
			["batch", "batch-2"],
		]) {
			const url = new URL(`../../fixtures/${name}.json`, import.meta.url);
			const made = join(cwd, "made", "new", `${file}.json`);
			expect(await readFile(made, "utf8")).toBe(await readFile(url, "utf8"));
		}
	});

	it("keeps spellings of numbers, key order and doubled keys", async () => {
		const json =
			'{"b":1.50,"a":12345678901234567890,"b":[],"c":"\\ud83d \\u202e"}';
		const cwd = await projectWith(Buffer.from(json));
		await exported(cwd, "--fixture", ".");
		const made = await readFile(join(cwd, "event-1.json"), "utf8");
		expect(made).toBe(
			'{\n\t"b": 1.50,\n\t"a": 12345678901234567890,\n\t"b": [],\n\t"c": "\\ud83d \\u202e"\n}\n',
		);
		expect(encode(made, "compact").toString()).toBe(json);
	});

	it("leaves out what is no JSON, and says so", async () => {
		const cwd = await projectWith(
			Buffer.from("nope"),
			Buffer.from([0x22, 0xff, 0x22]),
			textMessage("yes"),
		);
		const { code, stdout, stderr } = await exported(
			cwd,
			"--fixture",
			"f",
			"-q",
		);
		expect([code, stdout]).toEqual([0, "f/text-3.json\n"]);
		expect(stderr).toBe(
			"delivery 1 is left out: it is not JSON\ndelivery 2 is left out: it is not UTF-8\n",
		);
	});

	it("overwrites nothing but with --force", async () => {
		const cwd = await projectWith(textMessage("new"));
		const path = join(cwd, "f", "text-1.json");
		await mkdir(join(cwd, "f"));
		await writeFile(path, "mine");
		const kept = await exported(cwd, "--fixture", "f");
		expect([kept.code, kept.stdout]).toEqual([1, ""]);
		expect(kept.stderr).toBe(
			"error: f/text-1.json holds another body\nhint:  --force replaces it\n",
		);
		expect(await readFile(path, "utf8")).toBe("mine");
		const forced = await exported(cwd, "--fixture", "f", "--force");
		expect(forced.code).toBe(0);
		expect(await readFile(path, "utf8")).toContain("new");
		const again = await exported(cwd, "--fixture", "f");
		expect(again.code).toBe(0);
		expect(again.stderr).toContain("0 written to f, 1 there already\n");
	});

	it("carries no signature, token or cookie, and anonymised nobody's number", async () => {
		const cwd = await projectWith(
			textMessage("call me: +1 650 555 1234"),
			textMessage("Sheena Nelson sent me", {
				name: "Bo Ek",
				from: "4670111222333",
			}),
		);
		const { stderr } = await exported(cwd, "--fixture", "f", "--anonymise");
		expect(stderr).toContain("read it before you share it");
		const files = await readdir(join(cwd, "f"));
		expect(files).toEqual(["text-1.json", "text-2.json"]);
		const texts = await Promise.all(
			files.map((file) => readFile(join(cwd, "f", file), "utf8")),
		);
		const all = texts.join("");
		for (const secret of [signature, "Bearer", "session=1", "203.0.113.7"])
			expect(all).not.toContain(secret);
		expect(all).not.toMatch(/650 ?555 ?1234|Sheena|Nelson|46701112/);
		expect(all).toContain("call me: +1 555");
	});

	it("tells of each file in --json", async () => {
		const cwd = await projectWith(textMessage("one"));
		const { stdout } = await exported(cwd, "--fixture", "f", "--json");
		expect(lineSchema.parse(JSON.parse(stdout))).toMatchObject({
			type: "fixture",
			name: "text-1",
			kinds: ["message.text"],
			field: "messages",
			path: join("f", "text-1.json"),
			delivery: 1,
		});
	});

	it.each([
		["file", /^error: can't write \S+: a file stands where a folder should/],
		["file/f", /^error: can't write \S+: a file stands where a folder should/],
	])("says when %s can't be a folder", async (folder, said) => {
		const cwd = await projectWith(textMessage("one"));
		await writeFile(join(cwd, "file"), "");
		const { code, stderr } = await exported(cwd, "--fixture", folder);
		expect(code).toBe(2);
		expect(stderr).toMatch(said);
		expect(stderr).toContain("hint:  name another folder with --fixture\n");
	});

	it.skipIf(!existsSync("/proc/self"))(
		"says so where the system denies that there is a folder",
		async () => {
			const cwd = await projectWith(textMessage("one"));
			const { code, stderr } = await exported(cwd, "--fixture", "/proc/x/y");
			expect(code).toBe(2);
			expect(stderr).toMatch(/^error: can't write \/proc\/x\/y\/text-1.json: /);
		},
	);

	it("makes folders as the user's others are", async () => {
		const cwd = await projectWith(textMessage("one"));
		await mkdir(join(cwd, "other"));
		await exported(cwd, "--fixture", "a/b");
		const modes = ["other", "a", "a/b"].map(
			async (name) => (await stat(join(cwd, name))).mode,
		);
		expect(new Set(await Promise.all(modes)).size).toBe(1);
	});

	it.skipIf(process.getuid?.() === 0)("or is read-only", async () => {
		const cwd = await projectWith(textMessage("one"));
		const made = join(cwd, "f");
		await mkdir(made);
		await chmod(made, 0o500);
		const { code, stderr } = await exported(cwd, "--fixture", "f");
		expect(code).toBe(2);
		expect(stderr).toContain("permission denied (EACCES)");
		expect((await stat(made)).isDirectory()).toBe(true);
	});
});
