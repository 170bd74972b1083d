import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { lineSchema } from "../../src/view/schema.ts";
import { fixtureName, kinds } from "../../src/webhook/catalogue.ts";
import { encode } from "../../src/webhook/wire.ts";
import { textMessage } from "../support/meta.ts";
import { emptyFolder, type } from "../support/world.ts";

const folder = fileURLToPath(new URL("../../fixtures/", import.meta.url));

function fixture(name: string): Promise<string> {
	return readFile(join(folder, `${name}.json`), "utf8");
}

/** The lines of `--json`, each as the schema has it. */
function lines(stdout: string) {
	return stdout
		.trimEnd()
		.split("\n")
		.map((line) => lineSchema.parse(JSON.parse(line)));
}

async function folderWith(files: Record<string, string | Buffer>) {
	const cwd = await emptyFolder();
	for (const [name, content] of Object.entries(files)) {
		await writeFile(join(cwd, name), content);
	}
	return cwd;
}

describe("wa-hook fixtures list", () => {
	it("is what wa-hook fixtures does, and has each file of the folder once", async () => {
		const { code, stdout, stderr } = await type(["fixtures", "--json"]);
		expect([code, stderr]).toEqual([0, ""]);
		const names = lines(stdout).map((line) => "name" in line && line.name);
		const files = (await readdir(folder)).filter((file) =>
			file.endsWith(".json"),
		);
		expect(names.toSorted()).toEqual(
			files.map((file) => file.replace(".json", "")).toSorted(),
		);
	});

	it("puts a heading over the fixtures of each field", async () => {
		const { stdout } = await type(["fixtures", "list", "security", "flows"]);
		expect(stdout.match(/^\S.*$/gm)).toEqual(["flows", "security"]);
		expect(stdout).toMatch(
			/\n\nsecurity\n {2}phone-number-security +phone_number\.security +\S.*\n/,
		);
	});

	it("says of each what, where and of which kind it is", async () => {
		const { stdout } = await type(["fixtures", "list", "text", "--json"]);
		expect(lines(stdout)[0]).toEqual({
			v: 1,
			type: "fixture",
			name: "text",
			kinds: ["message.text"],
			field: "messages",
			title: kinds.find(({ kind }) => kind === "message.text")?.title,
			path: join(folder, "text.json"),
		});
	});

	it.each([
		["a kind", ["status.failed"], "status-failed"],
		["a prefix of kinds", ["status"], "status-sent"],
		["a field", ["message_template_status_update"], "template-status"],
		[
			"another spelling of one",
			["business_username_updates"],
			"business-username",
		],
		["a name with stars", ["status-*d"], "status-failed"],
		["a word of what it is", ["recording"], "call-recording-available"],
		["--kind", ["--kind", "message.image"], "image"],
		["--field", ["--field", "gateway"], "gateway-message-read"],
		["capitals", ["STICKER"], "sticker"],
	])("finds by %s", async (_how, argv, name) => {
		const { stdout } = await type(["fixtures", "list", ...argv, "--json"]);
		const found = lines(stdout).map((line) => "name" in line && line.name);
		expect(found).toContain(name);
		expect(found).not.toContain("location");
	});

	it("takes filters and patterns together", async () => {
		const argv = ["fixtures", "list", "failed", "--field", "calls", "--json"];
		const { stdout } = await type(argv);
		expect(lines(stdout)).toHaveLength(1);
		expect(stdout).toContain("call-terminate-failed");
	});

	it.each([
		[["list", "stikcer"], 'like "stikcer"', "did you mean sticker?"],
		[["chek"], 'like "chek"', "did you mean check?"],
		[
			["list", "--kind", "message.txt"],
			"message.txt",
			"did you mean message.text?",
		],
		[["list", "--field", "mesages"], "mesages", "did you mean messages?"],
		[["list", "[("], "[(", "wa-hook fixtures lists them"],
	])("%j finds nothing", async (argv, said, hint) => {
		const { code, stdout, stderr } = await type(["fixtures", ...argv]);
		expect([code, stdout]).toEqual([2, ""]);
		expect(stderr).toContain(said);
		expect(stderr).toContain(`hint:  ${hint}`);
	});

	it("holds the longest names and kinds in its columns at 120", async () => {
		const { stdout } = await type(["fixtures", "--color", "never"], {
			columns: 120,
		});
		const rows = stdout.split("\n").filter((line) => line.startsWith("  "));
		const starts = rows.map((row) => {
			const [head = ""] = /^ {2}\S+ +\S+(?: \+\d+)? +/.exec(row) ?? [];
			return head.length;
		});
		expect(rows.length).toBeGreaterThan(100);
		expect(new Set(starts).size).toBe(1);
	});

	it.each([120, 80, 60])(
		"keeps to a terminal of %i columns",
		async (columns) => {
			const { stdout } = await type(["fixtures", "--color", "never"], {
				columns,
			});
			for (const line of stdout.split("\n")) {
				expect([...line].length).toBeLessThan(columns);
			}
		},
	);
});

describe("wa-hook fixtures show", () => {
	it.each(["text", "message.text", "text.json", "TEXT"])(
		"%s prints the file as it is",
		async (name) => {
			const { code, stdout } = await type(["fixtures", "show", name]);
			expect(code).toBe(0);
			expect(stdout).toBe(await fixture("text"));
		},
	);

	it.each([
		[["--wire"], "meta"],
		[["--encode", "meta"], "meta"],
		[["--encode", "meta-strict"], "meta-strict"],
		[["--encode", "compact"], "compact"],
	] as const)("%j prints the bytes for the wire", async (flags, as) => {
		const argv = ["fixtures", "show", "image", ...flags];
		const { bytes } = await type(argv);
		expect(bytes).toEqual(encode(await fixture("image"), as));
	});

	it.each([
		["tekst", "did you mean text?"],
		["../package", "wa-hook fixtures lists them"],
		["status.faild", "did you mean status.failed?"],
	])("%s is no fixture", async (name, hint) => {
		const { code, stdout, stderr } = await type(["fixtures", "show", name]);
		expect([code, stdout]).toEqual([2, ""]);
		expect(stderr).toBe(
			`error: there is no fixture called "${name}"\nhint:  ${hint}\n`,
		);
	});

	it("has one for each kind", async () => {
		const names = (await readdir(folder)).map((name) => name.slice(0, -5));
		const missing = kinds.filter(
			({ kind }) => !names.includes(fixtureName(kind)),
		);
		expect(missing).toEqual([]);
	});
});

describe("wa-hook fixtures check", () => {
	it("shows file, verdict and what it holds", async () => {
		const { code, stdout, stderr } = await type(["fixtures", "check", "text"]);
		expect([code, stderr]).toEqual([0, ""]);
		expect(stdout).toBe(
			[
				"text",
				"  ✓ well formed, 1 event  pretty-printed; Meta sends it without white space",
				"  message.text      +16505551234  …NTlFNgA=  Sheena Nelson",
				"  │ Does it come in another color?",
				"",
			].join("\n"),
		);
	});

	it("finds nothing in any fixture", async () => {
		const { code, stdout } = await type(["fixtures", "check", folder, "-q"]);
		expect(stdout).not.toContain("✗");
		expect(code).toBe(0);
	});

	it("knows how Meta spells it", async () => {
		const wire = encode(await fixture("location"), "meta");
		const argv = ["fixtures", "check", "-"];
		const { stdout } = await type(argv, { stdin: wire.toString() });
		expect(stdout).toContain(
			"standard input\n  ✓ well formed, 1 event  byte for byte as Meta writes it\n",
		);
	});

	it("names each deviation by its path, wherever in a batch it is", async () => {
		const batch = JSON.parse(await fixture("batch"));
		delete batch.entry[0].changes[1].value.metadata;
		batch.entry[0].changes[0].value.messages[1].from = 16505551234;
		delete batch.entry[1].id;
		const cwd = await folderWith({ "batch.json": JSON.stringify(batch) });
		const { code, stdout } = await type(["fixtures", "check", "batch.json"], {
			cwd,
		});
		expect(code).toBe(1);
		expect(stdout).toContain("batch.json\n  ✗ 3 deviations, 8 events");
		expect(stdout).toContain("\n    entry[1].id missing\n");
		expect(stdout).toContain(
			"\n    entry[0].changes[1].value.metadata missing\n",
		);
		expect(stdout).toContain(
			"\n    entry[0].changes[0].value.messages[1].from is a number, not a string\n",
		);
	});

	it("tells of many deviations as a number, and in --json of all", async () => {
		const change = { value: {}, field: "messages" };
		const payload = {
			object: "whatsapp_business_account",
			entry: [{ id: "1", changes: Array(100).fill(change) }],
		};
		const cwd = await folderWith({ "many.json": JSON.stringify(payload) });
		const argv = ["fixtures", "check", "many.json"];
		const { stdout } = await type(argv, { cwd });
		const shown = stdout.match(/^ {4}entry.*$/gm) ?? [];
		expect(shown).toHaveLength(40);
		expect(stdout).toContain("160 more deviations (--json has them)");
		expect(stdout.length).toBeLessThan(20_000);
		const { stdout: json } = await type([...argv, "--json"], { cwd });
		const deviations = lines(json).filter(
			(line) => line.type === "finding" && line.code === "deviation",
		);
		expect(deviations).toHaveLength(200);
		expect(lines(json).at(-1)).toMatchObject({ deviations: 200, failed: 1 });
	});

	it.each([
		['{\n  "object": x', "not JSON: expected a value at line 2, column 13"],
		["", "an empty body"],
		["[]", "not a JSON object"],
		["{}", "no entry list"],
		['{"entry":[]}', "an empty entry list"],
	])("%j is not what Meta sends", async (stdin, problem) => {
		const argv = ["fixtures", "check", "-"];
		const { code, stdout } = await type(argv, { stdin });
		expect(code).toBe(1);
		expect(stdout).toContain(`✗ ${problem}`);
		const { stdout: json } = await type([...argv, "--json"], { stdin });
		const failed = lines(json).filter(
			(line) => line.type === "finding" && line.level === "fail",
		);
		expect(failed[0]).toMatchObject({ title: problem });
	});

	it("takes a kind it doesn't know for no mistake, and says so", async () => {
		const payload = {
			object: "whatsapp_business_account",
			entry: [{ id: "1", changes: [{ value: { a: 1 }, field: "news" }] }],
		};
		const argv = ["fixtures", "check", "-"];
		const start = { stdin: JSON.stringify(payload) };
		const { code, stdout } = await type(argv, start);
		expect(code).toBe(0);
		expect(stdout).toContain("! not a kind this version knows: news");
		const { stdout: json } = await type([...argv, "--json"], start);
		expect(lines(json)).toContainEqual({
			v: 1,
			type: "finding",
			file: "standard input",
			code: "unknown-kind",
			level: "warn",
			title: "a kind this version doesn't know",
			seen: "news",
		});
	});

	it("takes files, folders and fixtures, and counts", async () => {
		const cwd = await folderWith({
			"good.json": await fixture("image"),
			"bad.json": "nope",
			"notes.txt": "nope",
			"more.ndjson": "{}",
		});
		await mkdir(join(cwd, "within.json"));
		const { code, stdout, stderr } = await type(
			["fixtures", "check", ".", "good.json", "status.read"],
			{ cwd },
		);
		expect(code).toBe(1);
		expect(stderr).toBe("left out in .: 2 not named .json\n");
		expect(stdout.match(/^\S.*$/gm)).toEqual([
			"./bad.json",
			"./good.json",
			"good.json",
			"status-read",
			"3 payloads as Meta sends them, 1 not",
		]);
	});

	it("tells of how they are written only of one alone, or with -v", async () => {
		const of = async (...argv: string[]) =>
			(await type(["fixtures", "check", ...argv])).stdout;
		expect(await of("text")).toContain("pretty-printed");
		expect(await of("text", "image")).not.toContain("pretty-printed");
		expect(await of("text", "image", "-v")).toContain("pretty-printed");
	});

	it("gives its events as lines that name their file", async () => {
		const argv = ["fixtures", "check", "text", "--json"];
		const { stdout } = await type(argv);
		const [json, spelling, event, result] = lines(stdout);
		expect(json).toMatchObject({ code: "json", level: "ok" });
		expect(spelling).toMatchObject({ code: "spelling", level: "ok" });
		expect(event).toMatchObject({
			type: "event",
			file: "text",
			kind: "message.text",
			messageId: expect.stringMatching(/^wamid\./),
		});
		expect(event).not.toHaveProperty("delivery");
		expect(result).toEqual({
			v: 1,
			type: "result",
			ok: 1,
			failed: 0,
			events: 1,
			deviations: 0,
		});
	});

	it.each([
		["missing.json", "there is no file missing.json\nhint:  name a file, "],
		[
			"tekst",
			'there is no file and no fixture called "tekst"\nhint:  did you mean text?',
		],
		["empty", "there is no .json file in empty"],
	])("%s can't be read", async (name, sentence) => {
		const cwd = await emptyFolder();
		await mkdir(join(cwd, "empty"));
		const { code, stdout, stderr } = await type(
			["fixtures", "check", "text", name],
			{ cwd },
		);
		expect([code, stdout]).toEqual([2, ""]);
		expect(stderr).toContain(`error: ${sentence}`);
	});

	it("reads 16 MiB and no more", async () => {
		const cwd = await folderWith({
			"large.json": Buffer.alloc(16 * 1024 * 1024 + 1, " "),
		});
		const { code, stderr } = await type(["fixtures", "check", "large.json"], {
			cwd,
		});
		expect(code).toBe(2);
		expect(stderr).toContain("large.json is larger than 16 MiB");
	});

	it("lets no payload and no name of a file touch the terminal", async () => {
		const hostile = "\u001b[2J\u0007\u202e\rok";
		const cwd = await folderWith({
			"a\u001b[31m\nb.json": textMessage(hostile),
			"c.json": JSON.stringify({ entry: [{ changes: [{ field: hostile }] }] }),
		});
		const { stdout } = await type(["fixtures", "check", "."], { cwd });
		expect(stdout).toContain("\\u{1B}[2J");
		expect(stdout).not.toMatch(/(?!\n)\p{Cc}|\u202e/u);
	});
});
