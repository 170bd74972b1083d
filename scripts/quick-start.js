// Plugins for esbuild that make wa-hook start sooner. Each changes what is loaded when, and nothing else.
import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** commander loads node:child_process for subcommands that are programs of their own. We have none. */
export const withoutChildProcess = {
	name: "commander-without-child-process",
	setup({ onResolve, onLoad }) {
		onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
			/node_modules.commander/.test(importer)
				? { path: "none", namespace: "without" }
				: undefined,
		);
		onLoad({ filter: /.*/, namespace: "without" }, () => ({ contents: "" }));
	},
};

/** chalk asks the terminal what it can do, by way of node:process, node:os and node:tty. wa-hook decides that by itself. */
export const withoutTerminalQueries = {
	name: "chalk-without-terminal-queries",
	setup({ onResolve, onLoad }) {
		onResolve({ filter: /^#supports-color$/ }, () => ({
			path: "none",
			namespace: "colour",
		}));
		onLoad({ filter: /.*/, namespace: "colour" }, () => ({
			contents: "export default { stdout: false, stderr: false };",
		}));
	},
};

/** Its patterns for emoji take 12 ms to make, and most texts are measured without them. What is required is evaluated at its first use. */
export const withWidthAtFirstUse = {
	name: "width-at-first-use",
	setup({ onResolve, onLoad }) {
		onResolve({ filter: /^fast-string-width$/ }, ({ namespace, path }) =>
			namespace === "at-first-use"
				? undefined
				: { path, namespace: "at-first-use" },
		);
		onLoad({ filter: /.*/, namespace: "at-first-use" }, ({ path }) => ({
			contents: `export default (text) => require(${JSON.stringify(path)}).default(text);`,
			resolveDir: process.cwd(),
		}));
	},
};

// What most commands need is what a replay needs: reading, showing, configuration.
const core = [
	"src/commands/replay/settings.ts",
	"src/commands/replay/replay.ts",
];

// What is there before it is known what a command will do.
const isLight = /src[\\/](?:program|report|commands[\\/][\w-]+)\.ts$/;

/**
 * Splitting makes a chunk of whatever two commands share and a third doesn't: a hundred small files, of which a replay would load
 * eighty, at half a millisecond each. Whatever is loaded on demand brings the whole core here, so that the core is one chunk.
 */
export const withOneCore = {
	name: "one-core",
	setup({ onResolve, onLoad }) {
		onResolve({ filter: /^\.\.?\// }, ({ kind, resolveDir, path }) => {
			const file = join(resolveDir, path);
			return kind === "dynamic-import" && !isLight.test(file)
				? { path: file, pluginData: { needsCore: true } }
				: undefined;
		});
		onLoad({ filter: /\.ts$/ }, async ({ path, pluginData }) =>
			pluginData?.needsCore
				? {
						contents: `import "core:";\n${await readFile(path, "utf8")}`,
						loader: "ts",
					}
				: undefined,
		);

		// Imported for themselves alone, they would be left out as files without effects.
		const sideEffects = true;
		onResolve({ filter: /^core:$/ }, () => ({
			path: "core",
			namespace: "core",
			sideEffects,
		}));
		onLoad({ filter: /.*/, namespace: "core" }, () => ({
			contents: core.map((file) => `import "./${file}";`).join("\n"),
			resolveDir: process.cwd(),
		}));
		onResolve({ filter: /.*/, namespace: "core" }, ({ resolveDir, path }) => ({
			path: join(resolveDir, path),
			sideEffects,
		}));
	},
};
