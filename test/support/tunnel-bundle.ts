import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { build } from "esbuild";

/** A TypeScript entry, bundled so that Node can run it as a process of its own. */
export interface Bundle {
	readonly path: string;
	remove(): Promise<void>;
}

/** Bundles one of the project's files into a temporary folder. */
export async function bundle(entry: string): Promise<Bundle> {
	const folder = await mkdtemp(join(tmpdir(), "wa-hook-bundle-"));
	const path = join(folder, `${basename(entry, ".ts")}.cjs`);
	await build({
		entryPoints: [join(import.meta.dirname, "../..", entry)],
		outfile: path,
		bundle: true,
		platform: "node",
		format: "cjs",
		logLevel: "error",
	});
	return { path, remove: () => rm(folder, { recursive: true, force: true }) };
}
