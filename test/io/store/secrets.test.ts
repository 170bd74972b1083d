import { randomBytes } from "node:crypto";
import { readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { projectSecrets } from "../../../src/io/store/secrets.ts";
import { temporaryDir } from "./world.ts";

it("makes them once, in a private file", async () => {
	const dir = temporaryDir();
	const made = await projectSecrets(dir, (size) => Buffer.alloc(size, 0xab));
	expect(made).toEqual({
		verifyToken: "wah_abababababab",
		appSecret: "abababababababababababababababab",
		created: true,
	});
	expect(statSync(join(dir, "secrets.json")).mode & 0o777).toBe(0o600);
	expect(readdirSync(dir)).toEqual(["secrets.json"]);

	const again = await projectSecrets(dir, randomBytes);
	expect(again).toEqual({ ...made, created: false });
});

it("gives all who ask at once the same", async () => {
	const dir = temporaryDir();
	const all = await Promise.all(
		Array.from({ length: 20 }, () => projectSecrets(dir, randomBytes)),
	);
	expect(new Set(all.map(({ appSecret }) => appSecret)).size).toBe(1);
	expect(all.filter(({ created }) => created)).toHaveLength(1);
});

it.each([
	["not JSON", "canary-secret{"],
	["cut off", '{"v":1,"verifyToken":"wah_ab'],
	["emptied", ""],
	[
		"an empty secret",
		'{"v":1,"verifyToken":"wah_abababababab","appSecret":""}',
	],
])("never uses a file that is %s, and doesn't show it", async (_, text) => {
	const dir = temporaryDir();
	writeFileSync(join(dir, "secrets.json"), text);
	const error = await projectSecrets(dir, randomBytes).catch((e) => e);
	expect(error).toMatchObject({
		name: "CliError",
		code: "secrets-unreadable",
		message: expect.stringContaining(join(dir, "secrets.json")),
		hint: expect.stringContaining("delete it"),
		cause: undefined,
	});
	expect(error.message).not.toContain("canary");
});

it("names a folder that can't be written", async () => {
	const dir = join(temporaryDir(), "missing");
	await expect(projectSecrets(dir, randomBytes)).rejects.toMatchObject({
		code: "state-dir-unusable",
		message: expect.stringContaining(dir),
	});
});
