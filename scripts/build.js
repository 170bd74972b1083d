// Bundles everything into dist/: start-up stays quick, an installed wa-hook brings no other packages, and localtunnel
// carries the axios that our lock file pins instead of the old one that it asks for.
import { readdir, rm, writeFile } from "node:fs/promises";
import { build } from "esbuild";
import { licences } from "./licences.js";
import {
	withOneCore,
	withoutChildProcess,
	withoutTerminalQueries,
	withWidthAtFirstUse,
} from "./quick-start.js";
import { writeTypes } from "./types.js";

const common = {
	bundle: true,
	platform: "node",
	target: "node20.19",
	outdir: "dist",
	metafile: true,
	minifySyntax: true,
	minifyWhitespace: true,
	legalComments: "none",
	logLevel: "warning",
};

const bundle = await build({
	...common,
	entryPoints: { "wa-hook": "src/entry.ts", index: "src/index.ts" },
	format: "esm",
	splitting: true,
	plugins: [
		withoutChildProcess,
		withoutTerminalQueries,
		withWidthAtFirstUse,
		withOneCore,
	],
	chunkNames: "[name]-[hash]",
	// Some of what is bundled is CommonJS and asks for Node's own modules with require.
	banner: {
		js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
	},
});

const agent = await build({
	...common,
	entryPoints: { "localtunnel-agent": "src/io/tunnel/localtunnel-agent.ts" },
	format: "cjs",
	outExtension: { ".js": ".cjs" },
});

const types = "dist/types";
await writeTypes(types);

const licencesFile = "dist/THIRD-PARTY-LICENSES.txt";
await writeFile(
	licencesFile,
	await licences([bundle.metafile, agent.metafile]),
);
await removeAllBut([
	licencesFile,
	types,
	...Object.keys(bundle.metafile.outputs),
	...Object.keys(agent.metafile.outputs),
]);

// What an earlier build left goes last, so that a wa-hook that is starting meanwhile finds all of its files.
async function removeAllBut(paths) {
	for (const name of await readdir("dist")) {
		const path = `dist/${name}`;
		if (!paths.includes(path)) await rm(path, { recursive: true });
	}
}
