import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { openLibrary } from "../../src/io/library.ts";
import { emptyFolder } from "../support/world.ts";

async function packageWith(files: Record<string, string>): Promise<string> {
	const root = await emptyFolder();
	await mkdir(join(root, "fixtures", "scenarios"), { recursive: true });
	for (const [name, text] of Object.entries(files)) {
		await writeFile(join(root, "fixtures", name), text);
	}
	return root;
}

it("reads a fixture as it stands on disk", async () => {
	const root = fileURLToPath(new URL("../..", import.meta.url));
	const library = openLibrary(root);
	const path = library.pathOf("text");
	expect(path).toBe(join(root, "fixtures", "text.json"));
	expect(await library.read("text")).toBe(await readFile(path, "utf8"));
});

it("lists the .json files of its folder, and nothing else", async () => {
	const root = await packageWith({ "b.json": "2", "a.json": "1", "a.md": "" });
	expect(await openLibrary(root).names()).toEqual(["a", "b"]);
});

it.each([
	"../secret",
	"./a",
	"scenarios/../a",
	"scenarios",
	"/etc/passwd",
	"",
	"a.json",
	"link",
])("never makes a path of %j", async (name) => {
	const root = await packageWith({ "a.json": "1" });
	await writeFile(join(root, "secret.json"), "secret");
	await symlink(join(root, "secret.json"), join(root, "fixtures", "link.json"));
	const library = openLibrary(root);
	expect(await library.has(name)).toBe(false);
	await expect(library.read(name)).rejects.toThrow("no fixture");
});
