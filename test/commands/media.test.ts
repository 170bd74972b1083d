import { createHash, randomBytes } from "node:crypto";
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lineSchema } from "../../src/view/schema.ts";
import { textOf } from "../support/fixtures.ts";
import {
	healthyWorld,
	openGraphStandIn,
	secrets,
	type World,
} from "../support/graph.ts";
import { type MediaNode, openMediaHost } from "../support/media-host.ts";
import { projectWith } from "../support/recorded.ts";
import { openTarget } from "../support/target.ts";
import { begin, emptyFolder, type } from "../support/world.ts";

const id = "9373542316599624";
const otherId = "1003383421387256";
const bytes = randomBytes(300_000);
const sha256 = createHash("sha256").update(bytes).digest("hex");

/** A file at Meta, with what is not as usual about it. */
async function setUp(
	changes: Partial<MediaNode> = {},
	bend: (world: World) => void = () => {},
) {
	const host = await openMediaHost(bytes, secrets.token);
	const world = healthyWorld();
	world.media = [
		{ ...host.node(id, "image/jpeg"), ...changes },
		host.node(otherId, "audio/ogg; codecs=opus"),
	];
	bend(world);
	const meta = await openGraphStandIn(world);
	const env = {
		NO_COLOR: "1",
		WA_HOOK_GRAPH_URL: meta.address,
		WHATSAPP_ACCESS_TOKEN: secrets.token,
	};
	return { host, meta, env };
}

const get = (...argv: string[]) => ["media", "get", ...argv];

describe("media get", () => {
	it("downloads a file into one that is called by its id and its type", async () => {
		const { env, host } = await setUp();
		const { code, stdout, stderr, cwd } = await type(get(id), { env });
		expect(stdout).toBe(`${id}.jpg\n`);
		expect(stderr).toBe("✓ 300 kB, SHA-256 as Meta has it  image/jpeg\n");
		expect(code).toBe(0);
		expect(await readdir(cwd)).toEqual([`${id}.jpg`]);
		const path = join(cwd, `${id}.jpg`);
		expect((await readFile(path)).equals(bytes)).toBe(true);
		expect((await stat(path)).mode & 0o777).toBe(0o600);
		expect(host.received.map(({ url }) => url)).toEqual([
			`/whatsapp_business/attachments/?mid=${id}&hash=ARn3`,
		]);
	});

	it("tells it in a line for a program", async () => {
		const { env } = await setUp();
		const { stdout, stderr } = await type(get(id, "--json"), { env });
		expect(lineSchema.parse(JSON.parse(stdout))).toEqual({
			v: 1,
			type: "media",
			id,
			path: `${id}.jpg`,
			mimeType: "image/jpeg",
			bytes: bytes.length,
			sha256,
			checked: true,
		});
		expect(stderr).toBe("");
	});

	it("takes what recorded deliveries refer to, each file once", async () => {
		const { env } = await setUp();
		const image = { body: Buffer.from(textOf("image")) };
		const cwd = await projectWith([
			image,
			image,
			{ body: Buffer.from(textOf("text")) },
		]);
		const { stdout, code } = await type(get("1", "last~1", "-q"), { env, cwd });
		expect(stdout).toBe(`${id}.jpg\n`);
		expect(code).toBe(0);
		const none = await type(get("last"), { env, cwd });
		expect(none.code).toBe(2);
		expect(none.stderr).toContain("the delivery last refers to no file");
	});

	it("puts several into a folder", async () => {
		const { env } = await setUp();
		const cwd = await emptyFolder();
		const { stdout } = await type(get(id, otherId, "-o", "."), { env, cwd });
		expect(stdout).toBe(`${id}.jpg\n${otherId}.ogg\n`);
		expect((await readdir(cwd)).sort()).toEqual([
			`${otherId}.ogg`,
			`${id}.jpg`,
		]);
		const one = await type(get(id, otherId, "-o", "x.jpg"), { env, cwd });
		expect(one.code).toBe(2);
		expect(one.stderr).toContain("several files need a folder");
	});

	it("replaces nothing without --force, and asks for nothing then", async () => {
		const { env, host } = await setUp();
		const cwd = await emptyFolder();
		const path = join(cwd, "photo.jpg");
		await writeFile(path, "precious");
		const refused = await type(get(id, "-o", "photo.jpg"), { env, cwd });
		expect(refused.code).toBe(2);
		expect(refused.stderr).toBe(
			"error: photo.jpg is there already\nhint:  --force replaces it, --output names another file\n",
		);
		expect(await readFile(path, "utf8")).toBe("precious");
		expect(host.received).toEqual([]);
		const forced = await type(get(id, "-o", "photo.jpg", "--force"), {
			env,
			cwd,
		});
		expect(forced.code).toBe(0);
		expect((await readFile(path)).equals(bytes)).toBe(true);
		expect(await readdir(cwd)).toEqual(["photo.jpg"]);
	});

	it("gives the bytes alone to standard output", async () => {
		const { env } = await setUp();
		const typed = await type(get(id, "-o", "-"), { env });
		expect(typed.bytes.equals(bytes)).toBe(true);
		expect(typed.stderr).toContain("SHA-256 as Meta has it");
		expect(await readdir(typed.cwd)).toEqual([]);
	});

	it.each([
		{ argv: [id, "-o", "-", "--json"], says: "can't both go" },
		{ argv: [id, otherId, "-o", "-"], says: "several files can't go" },
		{ argv: [id, "-o", "-"], columns: 80, says: "not for a terminal" },
		{ argv: ["../../etc/passwd"], says: "is no media id" },
		{ argv: ["wamid.HBgL"], says: "is no media id" },
	])("refuses $argv", async ({ argv, columns, says }) => {
		const { env, meta } = await setUp();
		const typed = await type(get(...argv), {
			env,
			...(columns && { columns }),
		});
		expect(typed.code).toBe(2);
		expect(typed.stdout + typed.stderr).toContain(says);
		expect(meta.requests).toEqual([]);
	});

	it("makes no file name of what it is told", async () => {
		const { env } = await setUp({ mime_type: "../../x", file_name: "../y" });
		const { stdout, cwd } = await type(get(id), { env });
		expect(stdout).toBe(`${id}.bin\n`);
		expect(await readdir(cwd)).toEqual([`${id}.bin`]);
	});
});

describe("what goes wrong", () => {
	it("keeps nothing of a file that isn't the one that Meta speaks of", async () => {
		const { env } = await setUp({ sha256: "0".repeat(64) });
		const { code, stderr, stdout, cwd } = await type(get(id), { env });
		expect(code).toBe(1);
		expect(stdout).toBe("");
		expect(stderr).toContain(`its SHA-256 is ${sha256}, not 000`);
		expect(await readdir(cwd)).toEqual([]);
	});

	it("keeps nothing of half a file", async () => {
		const { env } = await setUp({ file_size: 300_001 });
		const { code, stderr, cwd } = await type(get(id), { env });
		expect(code).toBe(1);
		expect(stderr).toContain("300000 bytes of the file");
		expect(await readdir(cwd)).toEqual([]);
	});

	it("says where Meta names no hash", async () => {
		const { env } = await setUp({ sha256: "?" });
		const { code, stderr } = await type(get(id), { env });
		expect(code).toBe(0);
		expect(stderr).toContain("! 300 kB, Meta names no SHA-256");
	});

	it("doesn't begin with one that is too large", async () => {
		const { env, host } = await setUp({ file_size: 200_000_000 });
		const { code, stderr, cwd } = await type(get(id), { env });
		expect(code).toBe(1);
		expect(stderr).toContain("larger than 128 MiB");
		expect(host.received).toEqual([]);
		expect(await readdir(cwd)).toEqual([]);
	});

	it.each([
		"https://files.attacker.example/x",
		"http://lookaside.fbsbx.com/x",
		"https://lookaside.fbsbx.com.attacker.example/x",
		"https://me:pw@lookaside.fbsbx.com/x",
		"file:///etc/passwd",
		"nonsense",
	])("sends no token to %s", async (url) => {
		const { env, host } = await setUp({ url });
		const { code, stderr, cwd } = await type(get(id), { env });
		expect(code).toBe(7);
		expect(stderr).toContain("the access token is not sent there");
		expect(host.received).toEqual([]);
		expect(await readdir(cwd)).toEqual([]);
	});

	it("follows no redirect", async () => {
		const elsewhere = await openTarget();
		const host = await openTarget((response) =>
			response
				.writeHead(302, { location: `http://127.0.0.1:${elsewhere.port}/` })
				.end(),
		);
		const { env } = await setUp({ url: `http://127.0.0.1:${host.port}/x` });
		const { code, stderr, cwd } = await type(get(id), { env });
		expect(code).toBe(5);
		expect(stderr).toContain("a redirect, which is not followed");
		expect(elsewhere.received).toEqual([]);
		expect(await readdir(cwd)).toEqual([]);
	});

	it("says what happened where the host breaks off", async () => {
		const host = await openTarget((response) => {
			response.writeHead(200, { "content-length": "300000" });
			response.write("half of it", () => response.destroy());
		});
		const { env } = await setUp({ url: `http://127.0.0.1:${host.port}/x` });
		const { code, stderr, cwd } = await type(get(id), { env });
		expect(code).toBe(5);
		expect(stderr).toContain("can't reach the Graph API to give the file");
		expect(await readdir(cwd)).toEqual([]);
	});

	it("explains an id that Meta has nothing for", async () => {
		const { env } = await setUp();
		const { code, stderr } = await type(get("1234567890123456"), { env });
		expect(code).toBe(7);
		expect(stderr).toContain("100/33");
		expect(stderr).toContain("for 7 days");
	});

	it("tells where an id is of something else", async () => {
		const { env } = await setUp({ url: "" });
		const { code, stderr } = await type(get(id), { env });
		expect(code).toBe(7);
		expect(stderr).toContain(`${id} is no file`);
	});

	it("never shows the token", async () => {
		const { env } = await setUp({ mime_type: `image/${secrets.token}` });
		const typed = [
			await type(get(id, "-v"), { env }),
			await type(get(id, "-v", "--json"), { env }),
		];
		for (const { stdout, stderr } of typed) {
			expect(stdout + stderr).not.toContain(secrets.token);
		}
	});
});

it("is stopped by Ctrl-C, and leaves nothing behind", async () => {
	const stopping = new AbortController();
	const host = await openTarget((response) => {
		response.writeHead(200, { "content-length": "300000" });
		response.write("half of it", () => stopping.abort());
	});
	const { env } = await setUp({ url: `http://127.0.0.1:${host.port}/x` });
	const { code, stderr, cwd } = await type(get(id), {
		env,
		stop: stopping.signal,
	});
	expect(code).toBe(130);
	expect(stderr).toContain("interrupted");
	expect(await readdir(cwd)).toEqual([]);
});

it("ends quietly where nobody reads the bytes any more", async () => {
	const host = await openTarget((response) => {
		response.writeHead(200, { "content-length": "300000" });
		response.write("half of it", () => running.closeStdout());
	});
	const { env } = await setUp({ url: `http://127.0.0.1:${host.port}/x` });
	const running = await begin(get(id, "-o", "-"), { env });
	expect(await running.code).toBe(0);
	expect(running.stderr()).toBe("");
});
