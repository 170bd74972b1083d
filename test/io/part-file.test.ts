import { readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openPartFile } from "../../src/io/part-file.ts";
import { emptyFolder } from "../support/world.ts";

it("has its name once it is finished, and not before", async () => {
	const folder = await emptyFolder();
	const path = join(folder, "a.jpg");
	const file = await openPartFile(path, { replace: false });
	await file.write(Buffer.from("one "));
	await file.write(Buffer.from("two"));
	expect(await readdir(folder)).toEqual([
		expect.stringMatching(/^a\.jpg\.[0-9a-f]{8}\.part$/),
	]);
	await file.finish();
	await file.discard();
	expect(await readdir(folder)).toEqual(["a.jpg"]);
	expect(await readFile(path, "utf8")).toBe("one two");
});

it("leaves nothing behind that is given up", async () => {
	const folder = await emptyFolder();
	const file = await openPartFile(join(folder, "a"), { replace: true });
	await file.write(Buffer.from("half"));
	await file.discard();
	expect(await readdir(folder)).toEqual([]);
});

it("doesn't replace what has come in the meantime", async () => {
	const folder = await emptyFolder();
	const path = join(folder, "a");
	const file = await openPartFile(path, { replace: false });
	await writeFile(path, "precious");
	await expect(file.finish()).rejects.toMatchObject({ code: "file-exists" });
	await file.discard();
	expect(await readdir(folder)).toEqual(["a"]);
	expect(await readFile(path, "utf8")).toBe("precious");
});

it("replaces a link, not what it leads to", async () => {
	const folder = await emptyFolder();
	await writeFile(join(folder, "precious"), "precious");
	await symlink("precious", join(folder, "a"));
	const file = await openPartFile(join(folder, "a"), { replace: true });
	await file.write(Buffer.from("new"));
	await file.finish();
	expect(await readFile(join(folder, "precious"), "utf8")).toBe("precious");
	expect(await readFile(join(folder, "a"), "utf8")).toBe("new");
});

it("says which file can't be written, and why", async () => {
	const folder = await emptyFolder();
	const path = join(folder, "missing", "a");
	await expect(openPartFile(path, { replace: false })).rejects.toMatchObject({
		code: "file-unwritable",
		message: `can't write ${path}: no such folder, and it can't be made (ENOENT)`,
	});
});
