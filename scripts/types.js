import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { promisify } from "node:util";

/**
 * Writes the declarations of `src/index.ts`, and of what they need, into `folder`. They may need nothing else: an installed wa-hook
 * brings no other package, so a type of a bundled one in a public signature is an error.
 */
export async function writeTypes(folder) {
	const all = await mkdtemp(join(tmpdir(), "wa-hook-types-"));
	try {
		await promisify(execFile)(process.execPath, [
			"node_modules/typescript/bin/tsc",
			...["--project", "tsconfig.types.json", "--outDir", all],
		]);
		const needed = await closure(join(all, "index.d.ts"));
		await rm(folder, { recursive: true, force: true });
		for (const [path, text] of needed) {
			const target = join(folder, relative(all, path));
			await mkdir(dirname(target), { recursive: true });
			await writeFile(target, text);
		}
	} finally {
		await rm(all, { recursive: true });
	}
}

/** A declaration file and all that it imports, with imports as every TypeScript understands them. */
async function closure(entry) {
	const found = new Map();
	const wanted = [entry];
	for (const path of wanted) {
		if (found.has(path)) continue;
		const text = await readFile(path, "utf8");
		for (const [, , name] of text.matchAll(/\b(from |import\()"([^"]+)"/g)) {
			if (!name.startsWith(".")) {
				throw new Error(`${relative(dirname(entry), path)} needs ${name}`);
			}
			wanted.push(join(dirname(path), name.replace(/\.ts$/, ".d.ts")));
		}
		found.set(
			path,
			text
				.replaceAll(/(\b(?:from |import\()"\.[^"]+)\.ts"/g, '$1.js"')
				.replace(' preserve="true"', ""),
		);
	}
	return found;
}
