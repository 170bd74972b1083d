import {
	chmodSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openStateDir } from "../../../src/io/store/state-dir.ts";
import { temporaryDir } from "./world.ts";

it("makes a private folder that git ignores", async () => {
	const dir = join(temporaryDir(), "deep", ".wa-hook");
	await openStateDir(dir);
	expect(mode(dir)).toBe("700");
	expect(readdirSync(dir)).toEqual([".gitignore"]);
	expect(readFileSync(join(dir, ".gitignore"), "utf8")).toBe("*\n");
	expect(mode(join(dir, ".gitignore"))).toBe("600");
});

it("tightens what became open, and follows no link out", async () => {
	const outside = join(temporaryDir(), "outside");
	writeFileSync(outside, "", { mode: 0o644 });
	const dir = temporaryDir();
	await openStateDir(dir);
	mkdirSync(join(dir, "record"));
	writeFileSync(join(dir, "record", "0000000001.jsonl"), "");
	symlinkSync(outside, join(dir, "link"));
	for (const path of [".", "record", "record/0000000001.jsonl"]) {
		chmodSync(join(dir, path), 0o777);
	}
	await openStateDir(dir);
	expect(mode(dir)).toBe("700");
	expect(mode(join(dir, "record"))).toBe("700");
	expect(mode(join(dir, "record", "0000000001.jsonl"))).toBe("600");
	expect(mode(outside)).toBe("644");
});

it("tightens a folder that is reached by a link", async () => {
	const dir = temporaryDir();
	const link = join(temporaryDir(), "link");
	symlinkSync(dir, link);
	chmodSync(dir, 0o755);
	await openStateDir(link);
	expect(mode(dir)).toBe("700");
});

it("leaves a folder of something else alone", async () => {
	const dir = temporaryDir();
	chmodSync(dir, 0o755);
	writeFileSync(join(dir, "package.json"), "{}", { mode: 0o644 });
	await expect(openStateDir(dir)).rejects.toMatchObject({
		name: "CliError",
		code: "state-dir-foreign",
		message: expect.stringContaining(dir),
		hint: expect.stringContaining("--state-dir"),
	});
	expect(mode(dir)).toBe("755");
	expect(readdirSync(dir)).toEqual(["package.json"]);
});

it.skipIf(!existsSync("/proc/self"))(
	"names a folder that can't be made",
	async () => {
		await expect(openStateDir("/proc/wa-hook")).rejects.toMatchObject({
			code: "state-dir-unusable",
			message: expect.stringContaining("/proc/wa-hook"),
			hint: expect.stringContaining("--no-store"),
		});
	},
);

function mode(path: string): string {
	return (statSync(path).mode & 0o777).toString(8);
}
