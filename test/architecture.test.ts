import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const files = readdirSync(join(root, "src"), {
	recursive: true,
	encoding: "utf8",
})
	.filter((file) => file.endsWith(".ts"))
	.map((file) => `src/${file}`);

/** Who may import whom, by the first folder or the file under src/. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
	webhook: ["webhook"],
	io: ["io", "webhook", "errors.ts", "context.ts"],
	view: ["view", "webhook", "errors.ts", "context.ts"],
	config: [
		"config",
		"io/tunnel/choices.ts",
		"errors.ts",
		"context.ts",
		"suggest.ts",
	],
	commands: [
		"commands",
		"io",
		"view",
		"webhook",
		"config",
		"errors.ts",
		"context.ts",
		"suggest.ts",
		"program.ts",
	],
	library: [
		"library",
		"io",
		"view/schema.ts",
		"webhook",
		"suggest.ts",
		"package-root.ts",
	],
	"index.ts": ["library", "webhook"],
	"program.ts": ["commands", "errors.ts", "context.ts", "version.ts"],
	"main.ts": [
		"program.ts",
		"report.ts",
		"errors.ts",
		"context.ts",
		"version.ts",
	],
	"report.ts": [
		"config/names.ts",
		"errors.ts",
		"context.ts",
		"version.ts",
		"view/error-text.ts",
		"view/ndjson.ts",
		"view/redact.ts",
	],
	"entry.ts": ["main.ts", "system.ts"],
	"system.ts": ["context.ts", "package-root.ts", "sink.ts"],
	"package-root.ts": [],
	"sink.ts": ["context.ts"],
	"context.ts": [],
	"errors.ts": [],
	"suggest.ts": [],
	"version.ts": [],
};

/** The one home of each third party. */
const homes: Readonly<Record<string, RegExp>> = {
	commander: /^src\/(program|main)\.ts$|^src\/commands\/\w+\.ts$/,
	zod: /^src\/webhook\/(?:schema\/|(?:notes|deviations|exported|scenario|scenario-schema)\.ts$)|^src\/config\/|^src\/io\/store\/|^src\/view\/schema(?:\/\w+)?\.ts$/,
	chalk: /^src\/view\/theme\.ts$/,
	undici: /^src\/io\//,
	localtunnel: /^src\/io\/tunnel\/localtunnel-agent\.ts$/,
	"fast-string-width": /^src\/view\/measure\.ts$/,
	"p-limit": /^src\/commands\/lanes\.ts$/,
	"fastest-levenshtein": /^src\/suggest\.ts$/,
	tinyglobby: /^src\/io\/glob\.ts$/,
};

/** The process's own edges: the real context, and the entry of the child process that runs localtunnel. */
const edges = ["src/system.ts", "src/io/tunnel/localtunnel-agent.ts"];

it("finds the source files", () => {
	expect(files.length).toBeGreaterThan(50);
});

describe("zod, which takes long to load, is for who wants notes", () => {
	it.each([
		"src/webhook/events.ts",
		"src/webhook/catalogue.ts",
		"src/view/timeline.ts",
		"src/commands/replay/settings.ts",
		"src/commands/replay/replay.ts",
	])("%s comes without it", (file) => {
		const reached = loadedWith(file);
		expect(reached.size).toBeGreaterThan(10);
		expect(reached).not.toContain("zod");
	});

	it("src/webhook/noted-events.ts comes with it", () => {
		expect(loadedWith("src/webhook/noted-events.ts")).toContain("zod");
	});
});

describe.each(files)("%s", (file) => {
	const source = readFileSync(join(root, file), "utf8");
	const imports = [
		...source.matchAll(
			/^(?:import|export)\b[^;]*?\bfrom "([^"]+)";|\bimport\("([^"]+)"\)/gm,
		),
	].map(([, fixed, lazy]) => fixed ?? lazy ?? "");

	it("imports only what its room may import", () => {
		const room = file.split("/")[1] ?? "";
		const allowed = mayImport[room] ?? [];
		const strangers = imports
			.filter((name) => name.startsWith("."))
			.map((name) => relative("src", normalize(join(dirname(file), name))))
			.filter(
				(path) =>
					!path.startsWith("..") &&
					!allowed.some((each) => path === each || path.startsWith(`${each}/`)),
			);
		expect(strangers).toEqual([]);
	});

	it("leaves other commands alone", () => {
		const own = /^src\/commands\/(\w+)\//.exec(file)?.[1];
		if (own === undefined) return;
		const others = imports
			.map((name) => normalize(join(dirname(file), name)))
			.map((path) => /^src\/commands\/(\w+)\//.exec(path)?.[1])
			.filter((name) => name !== undefined && name !== own);
		expect(others).toEqual([]);
	});

	it("uses third parties only where they live", () => {
		const misplaced = imports.filter((name) => {
			if (name.startsWith(".") || name.startsWith("node:")) return false;
			return !(homes[name]?.test(file) ?? false);
		});
		expect(misplaced).toEqual([]);
	});

	it("keeps to the context for the world", () => {
		if (edges.includes(file)) return;
		const code = source.replace(
			/\/\*[\s\S]*?\*\/|\/\/.*|"(?:[^"\\]|\\.)*"/g,
			"",
		);
		expect(
			code.match(/\bprocess\s*[.[]|\bconsole\b|"node:process"/g),
		).toBeNull();
	});

	it("exports by name, with a sentence for each function and class", () => {
		expect(source).not.toMatch(/^export default/m);
		const undocumented = [
			...source.matchAll(
				/(.*)\nexport (?:async )?(?:function|class)\*? (\w+)/g,
			),
		]
			.filter(([, before = ""]) => !before.trim().endsWith("*/"))
			.map(([, , name]) => name);
		expect(undocumented).toEqual([]);
	});
});

/** All that loading a file loads: our own files, and the packages by name. What is imported as a type, or later, is not. */
function loadedWith(file: string, reached = new Set<string>()): Set<string> {
	if (reached.has(file)) return reached;
	reached.add(file);
	const source = readFileSync(join(root, file), "utf8");
	const imports = source.matchAll(
		/^(?:import|export)\b(?! type\b)[^;]*?\bfrom "([^"]+)";/gm,
	);
	for (const [, name = ""] of imports) {
		if (name.startsWith(".")) {
			loadedWith(normalize(join(dirname(file), name)), reached);
		} else reached.add(name);
	}
	return reached;
}
