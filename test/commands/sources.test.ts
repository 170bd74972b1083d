import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Payload } from "../../src/commands/payload.ts";
import { findPayloads } from "../../src/commands/sources.ts";
import type { Context, Sink } from "../../src/context.ts";
import { CliError } from "../../src/errors.ts";
import { openRecord, type RecordLimits } from "../../src/io/store/record.ts";
import { segmentFor } from "../../src/io/store/segments.ts";
import { textOf } from "../support/fixtures.ts";
import { projectWith } from "../support/recorded.ts";
import { emptyFolder, type } from "../support/world.ts";

const packageRoot = join(import.meta.dirname, "../..");

/** A folder with these files in it. */
async function folderWith(
	files: Readonly<Record<string, string | Buffer>>,
): Promise<string> {
	const cwd = await emptyFolder();
	for (const [name, content] of Object.entries(files)) {
		await mkdir(join(cwd, name, ".."), { recursive: true });
		await writeFile(join(cwd, name), content);
	}
	return cwd;
}

function contextIn(
	cwd: string,
	stdin = "",
): { context: Context; talk(): string } {
	let talk = "";
	const sink: Sink = {
		write: (text) => {
			talk += String(text);
			return true;
		},
		drained: async () => undefined,
		abandon: () => undefined,
		gone: new AbortController().signal,
		isTTY: false,
		columns: () => undefined,
	};
	const context: Context = {
		stdin: {
			isTTY: false,
			readAll: async () => Buffer.from(stdin),
			onKey: () => () => undefined,
		},
		stdout: sink,
		stderr: sink,
		env: {},
		cwd,
		pid: 1,
		now: Date.now,
		elapsed: () => 0,
		randomBytes: (size) => Buffer.alloc(size),
		hidden: new Set(),
		packageRoot,
		stop: new AbortController().signal,
		fault: new AbortController().signal,
	};
	return { context, talk: () => talk };
}

function find(cwd: string, args: readonly string[], stdin?: string) {
	const place = { dir: join(cwd, ".wa-hook") };
	return findPayloads(args, place, contextIn(cwd, stdin).context);
}

async function load(
	cwd: string,
	args: readonly string[],
	stdin?: string,
): Promise<readonly Payload[]> {
	const sources = await find(cwd, args, stdin);
	return Promise.all(sources.map((source) => source.load()));
}

async function namesOf(cwd: string, args: readonly string[]) {
	return (await find(cwd, args)).map(({ name }) => name);
}

async function problemOf(found: Promise<unknown>): Promise<string> {
	try {
		await found;
	} catch (error) {
		if (error instanceof CliError) {
			return [error.message, error.hint ?? ""].join(" | ");
		}
	}
	throw new Error("it was found");
}

const whatCounts =
	"name a file, a folder, a fixture (wa-hook fixtures) or a delivery (wa-hook events)";

describe("fixtures and files", () => {
	it("are named by name, kind, path, folder and glob, in the order typed", async () => {
		const cwd = await folderWith({
			"bodies/b.json": "b",
			"bodies/a.json": "a",
			"bodies/deep/c.json": "c",
			"bodies/d.txt": "d",
		});
		const args = ["message.text", "bodies", "bodies/**/*.json", "bodies/d.txt"];
		const payloads = await load(cwd, args);
		expect(payloads.map(({ name, body }) => [name, String(body)])).toEqual([
			["text", textOf("text")],
			["bodies/a.json", "a"],
			["bodies/b.json", "b"],
			["bodies/a.json", "a"],
			["bodies/b.json", "b"],
			["bodies/deep/c.json", "c"],
			["bodies/d.txt", "d"],
		]);
		expect(payloads.some((payload) => "recorded" in payload)).toBe(false);
	});

	it.each(["last~x", "last^2", "1..", "..3", "last..", "1..x"])(
		"%s is told the form of an id",
		async (typed) => {
			const cwd = await emptyFolder();
			expect(await problemOf(find(cwd, [typed]))).toBe(
				`${typed} names no recorded delivery | 12, last, last~3 (the third before the last), 12..20 or last~5..last`,
			);
		},
	);

	it("of a family are named", async () => {
		const cwd = await emptyFolder();
		expect(await problemOf(find(cwd, ["template"]))).toMatch(
			/"template" \| several: template-category, .*template-\S+, … \(wa-hook fixtures\)$/,
		);
	});

	it("may be lines of payloads, in a file or on standard input", async () => {
		const lines = '{"a":1}\n\n{"b":"é"}\n';
		const cwd = await folderWith({ "day.ndjson": lines });
		for (const [typed, name] of [
			["day.ndjson", "day.ndjson"],
			["-", "standard input"],
		] as const) {
			const payloads = await load(cwd, [typed], lines);
			expect(payloads).toEqual([
				{ name: `${name}:1`, body: Buffer.from('{"a":1}') },
				{ name: `${name}:3`, body: Buffer.from('{"b":"é"}') },
			]);
		}
	});

	it("of several lines are one payload when they are indented", async () => {
		const indented = '{\n  "a": 1\n}\n';
		const payloads = await load(await emptyFolder(), ["-"], indented);
		expect(payloads.map(({ body }) => String(body))).toEqual([indented]);
	});

	it("keep their bytes", async () => {
		const bytes = Buffer.from([0xef, 0xbb, 0xbf, 0x7b, 0x00, 0xff, 0x0a]);
		const cwd = await folderWith({ "odd.json": bytes });
		const [payload] = await load(cwd, ["odd.json"]);
		expect(payload?.body).toEqual(bytes);
	});

	it("are a fixture as a bare word, a file with a slash or an ending", async () => {
		const cwd = await folderWith({
			text: "file",
			"text.json": "json",
			mine: "mine",
			"12": "twelve",
		});
		const args = ["text", "./text", "text.json", "image.json", "mine", "./12"];
		const payloads = await load(cwd, args);
		expect(payloads.map(({ body }) => String(body))).toEqual([
			textOf("text"),
			"file",
			"json",
			textOf("image"),
			"mine",
			"twelve",
		]);
	});

	it("may have signs of a glob in their names", async () => {
		const cwd = await folderWith({ "a[1].json": "one", "a1.json": "glob" });
		expect(await namesOf(cwd, ["a[1].json"])).toEqual(["a[1].json"]);
		await rm(join(cwd, "a[1].json"));
		expect(await namesOf(cwd, ["a[1].json"])).toEqual(["a1.json"]);
	});

	it("are read when they are asked for", async () => {
		const cwd = await folderWith({ "a.json": "before" });
		const [source] = await find(cwd, ["a.json"]);
		await writeFile(join(cwd, "a.json"), "after");
		expect(String((await source?.load())?.body)).toBe("after");
		await rm(join(cwd, "a.json"));
		expect(await problemOf(source?.load() ?? Promise.resolve())).toContain(
			"a.json",
		);
	});

	it.each([
		[
			"tekst",
			'there is no file and no fixture called "tekst" | did you mean text?',
		],
		["no/such", `there is no file no/such | ${whatCounts}`],
		["no.json", `there is no file no.json | ${whatCounts}`],
		[
			"empty",
			"there is no .json file in empty | only files right in it count; 'empty/**/*.json' takes those further down",
		],
		["cut/off", "there is no file cut/off | did you mean cut/off.json?"],
		["empty.ndjson", "there is nothing in empty.ndjson | "],
		[
			"1..2..3",
			"1..2..3 names no recorded delivery | 12, last, last~3 (the third before the last), 12..20 or last~5..last",
		],
	])("%s is none", async (typed, problem) => {
		const cwd = await folderWith({
			"empty/x.txt": "",
			"empty.ndjson": "\n\n",
			"cut/off.json": "{}",
		});
		expect(await problemOf(find(cwd, ["text", typed]))).toBe(problem);
	});

	it("a glob that matches nothing says where it was looked for", async () => {
		const cwd = await folderWith({});
		expect(await problemOf(find(cwd, ["status-*"]))).toBe(
			`no file matches status-* | it is looked for from ${cwd} on; fixtures are named one by one (wa-hook fixtures)`,
		);
	});
});

describe("recorded deliveries", () => {
	const five = ["a", "b", "c", "d", "e"].map((body) => ({
		body: Buffer.from(body),
		replies: [200],
	}));

	it.each([
		["2", "2"],
		["last", "5"],
		["last~4", "1"],
		["2..4", "234"],
		["4..99", "45"],
		["last~1..last", "45"],
		["last~99..2", "12"],
		["3..last~1", "34"],
		["3..3", "3"],
	])("%s", async (typed, ids) => {
		const cwd = await projectWith(five);
		const names = await namesOf(cwd, [typed]);
		expect(names).toEqual([...ids].map((id) => `recorded ${id}`));
	});

	it("come with their headers, byte for byte", async () => {
		const odd = Buffer.from([0x7b, 0x00, 0xff, 0x0a]);
		const cwd = await projectWith([...five, { body: odd }]);
		const [payload] = await load(cwd, ["last"]);
		expect(payload).toEqual({
			name: "recorded 6",
			body: odd,
			recorded: { id: 6, headers: [["Content-Type", "application/json"]] },
		});
	});

	it.each([
		["9", "no delivery 9 is recorded | wa-hook events lists what there is"],
		[
			"last~5",
			"no delivery last~5 is recorded | wa-hook events lists what there is",
		],
		[
			"7..9",
			"no delivery 7..9 is recorded | wa-hook events lists what there is",
		],
		[
			"4..2",
			"in 4..2 the newer one stands first | the older one goes first: 12..20, last~5..last",
		],
		[
			"last..last~2",
			"in last..last~2 the newer one stands first | the older one goes first: 12..20, last~5..last",
		],
	])("%s is none", async (typed, problem) => {
		expect(await problemOf(find(await projectWith(five), [typed]))).toBe(
			problem,
		);
		expect(await problemOf(find(await emptyFolder(), ["last"]))).toContain(
			"nothing is recorded in",
		);
	});

	it("are found over many segments, in any order, until they are dropped", async () => {
		const cwd = await emptyFolder();
		const dir = join(cwd, ".wa-hook");
		const limits: Partial<RecordLimits> = { segmentBytes: 2_000 };
		const record = await openRecord({ dir, pid: process.pid, limits });
		const bodies = Array.from(
			{ length: 40 },
			(_, index) => `body ${index + 1}`,
		);
		for (const body of bodies) {
			await record.append({
				receivedAt: 0,
				target: "/",
				headers: [],
				body: Buffer.from(body),
				verification: { verified: false, reason: "not-checked" },
			});
		}
		await record.close();
		const sources = await find(cwd, ["1..40"]);
		const loaded = await Promise.all(
			sources
				.toReversed()
				.map(async (source) => String((await source.load()).body)),
		);
		expect(loaded).toEqual(bodies.toReversed());
		expect(await namesOf(cwd, ["17..19"])).toEqual([
			"recorded 17",
			"recorded 18",
			"recorded 19",
		]);
		await rm(segmentFor(dir, 1).path);
		const [first] = sources;
		expect(await problemOf(first?.load() ?? Promise.resolve())).toContain(
			"recorded 1 is no longer there",
		);
		await writeFile(segmentFor(dir, 1).path, "x".repeat(5_000));
		expect(await problemOf(first?.load() ?? Promise.resolve())).toContain(
			"recorded 1 is no longer there",
		);
	});

	it("leave out what is damaged, and say so", async () => {
		const cwd = await projectWith(five);
		const { path } = segmentFor(join(cwd, ".wa-hook"), 1);
		const { context, talk } = contextIn(cwd);
		await writeFile(path, "{}\n", { flag: "a" });
		const place = { dir: join(cwd, ".wa-hook") };
		const found = await findPayloads(["last~1..last"], place, context);
		expect(found.map(({ name }) => name)).toEqual(["recorded 4", "recorded 5"]);
		expect(talk()).toBe("1 damaged line of the record was skipped\n");
	});
});

describe("exports", () => {
	const bodies = [textOf("text"), Buffer.from([0x7b, 0xff]), ""];

	async function exported(): Promise<{ cwd: string; lines: string }> {
		const cwd = await projectWith(
			bodies.map((body) => ({ body: Buffer.from(body) })),
		);
		const { stdout } = await type(["events", "export"], { cwd });
		return { cwd, lines: stdout };
	}

	it("hold as many payloads as lines, from a file", async () => {
		const { lines } = await exported();
		const cwd = await folderWith({
			"all.ndjson": `\n${lines.replace("\n", "\n\r\n\n")}`,
		});
		const payloads = await load(cwd, ["all.ndjson"]);
		expect(payloads.map(({ name }) => name)).toEqual([
			"all.ndjson:2",
			"all.ndjson:5",
			"all.ndjson:6",
		]);
		expect(payloads.map(({ body }) => body)).toEqual(
			bodies.map((body) => Buffer.from(body)),
		);
		expect(payloads[1]?.recorded).toEqual({
			id: 2,
			headers: [["Content-Type", "application/json"]],
		});
	});

	it("come on standard input, as one payload does", async () => {
		const { cwd, lines } = await exported();
		const payloads = await load(cwd, ["-"], lines);
		expect(payloads.map(({ body }) => body)).toEqual(
			bodies.map((body) => Buffer.from(body)),
		);
		const apart = lines.replaceAll("\n", "\n\r\n");
		expect((await load(cwd, ["-"], apart)).map(({ name }) => name)).toEqual([
			"standard input:1",
			"standard input:3",
			"standard input:5",
		]);
		const [line = ""] = lines.split("\n");
		expect((await load(cwd, ["-"], line))[0]?.recorded?.id).toBe(1);
		for (const single of ["", "{", `${textOf("text")}\n`]) {
			expect(await load(cwd, ["-"], single)).toEqual([
				{ name: "standard input", body: Buffer.from(single) },
			]);
		}
	});

	it("are refused, by line, where they are not what was exported", async () => {
		const { lines } = await exported();
		const cwd = await folderWith({
			"all.ndjson": `${lines.replace("another color", "another colour")}[]\n{"a": }\n`,
		});
		const sources = await find(cwd, ["all.ndjson"]);
		const problems = await Promise.allSettled(
			sources.map((source) => problemOf(source.load())),
		);
		expect(
			problems.flatMap((each) =>
				each.status === "fulfilled" ? each.value : [],
			),
		).toEqual([
			expect.stringContaining("all.ndjson:1: the body is not the one that was"),
			expect.stringContaining("all.ndjson:4: not a line of an export"),
			expect.stringContaining(
				"all.ndjson:5 is not JSON: expected a value at column 7",
			),
		]);
	});
});

describe("the bounds of a glob", () => {
	it("leaves node_modules and hidden files out unless it names them", async () => {
		const cwd = await folderWith({
			"a.json": "",
			".b.json": "",
			"node_modules/c.json": "",
		});
		expect(await namesOf(cwd, ["**/*.json"])).toEqual(["a.json"]);
		expect(await namesOf(cwd, [".*.json", "node_modules/*.json"])).toEqual([
			".b.json",
			"node_modules/c.json",
		]);
	});
});
