import { randomBytes } from "node:crypto";
import { appendFile, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { list } from "../../src/commands/events/list.ts";
import { parsePeriod } from "../../src/commands/events/times.ts";
import type { Context, Sink } from "../../src/context.ts";
import { openRecord } from "../../src/io/store/record.ts";
import { lineSchema } from "../../src/view/schema.ts";
import { textMessage, wire } from "../support/meta.ts";
import { begin, emptyFolder, type } from "../support/world.ts";

const noon = Date.UTC(2026, 10, 21, 12, 0, 0);

/** A project whose record holds these bodies, a minute apart, the last one at noon. */
async function projectWith(...bodies: Buffer[]): Promise<string> {
	const cwd = await emptyFolder();
	const record = await openRecord({
		dir: join(cwd, ".wa-hook"),
		pid: process.pid,
	});
	for (const [index, body] of bodies.entries()) {
		await record.append({
			receivedAt: noon - (bodies.length - 1 - index) * 60_000,
			target: "/webhook",
			headers: [
				["Content-Type", "application/json"],
				["X-Hub-Signature-256", `sha256=${"ab".repeat(32)}`],
			],
			body,
			verification: {
				verified: true,
				secret: "app secret",
				header: "X-Hub-Signature-256",
			},
		});
	}
	record.appendReply(1, {
		target: "http://localhost:3000/webhook",
		ok: true,
		status: 200,
		ms: 4,
		headers: [],
		body: Buffer.alloc(0),
		truncated: false,
	});
	await record.close();
	return cwd;
}

/** Breaks the line of delivery `id`, or adds a broken one at the end. */
async function damage(cwd: string, id?: number): Promise<void> {
	const path = join(cwd, ".wa-hook", "record", "0000000001.jsonl");
	if (id === undefined) return appendFile(path, "garbage\n");
	const text = await readFile(path, "utf8");
	await writeFile(path, text.replace(`"id":${id},`, `"id":"${id}",`));
}

function message(body: string, index: number, from = "16505551234"): Buffer {
	return textMessage(body, {
		id: `wamid.${index}`,
		from,
		at: noon / 1000 - 60,
	});
}

describe("wa-hook events", () => {
	it("says where nothing is", async () => {
		const { code, stdout, stderr, cwd } = await type(["events"]);
		expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
		expect(stderr).toBe(`nothing recorded in ${join(cwd, ".wa-hook")}\n`);
	});

	it("lists the newest, newest last, with what the targets answered", async () => {
		const cwd = await projectWith(
			message("first", 1),
			message("second", 2),
			wire("status-read"),
		);
		const { code, stdout } = await type(["events"], { cwd, now: () => noon });
		expect(code).toBe(0);
		expect(stdout).toMatch(
			/2026-11-21[\s\S]*11:58:00 +--> +1 .*[\s\S]*first[\s\S]*<-- +1 +200[\s\S]*--> +2 [\s\S]*second[\s\S]*--> +3 +status\.read/,
		);
	});

	it("-n takes the newest few", async () => {
		const cwd = await projectWith(
			...[1, 2, 3, 4].map((index) => message(`text ${index}`, index)),
		);
		const { stdout } = await type(["events", "list", "-n", "2"], { cwd });
		expect(stdout).not.toContain("text 2");
		expect(stdout).toMatch(/text 3[\s\S]*text 4/);
	});

	it.each([
		[["--kind", "statuses"], ["status.read"]],
		[["--kind", "message.image"], ["message.image"]],
		[["--type", "text"], ["message.text"]],
		[["--phone", "+44 20 7946 0000"], ["message.text"]],
		[["--since", "30s"], ["status.read"]],
	])("filters by %j", async (flags, kinds) => {
		const cwd = await projectWith(
			message("hello", 1, "442079460000"),
			wire("image"),
			wire("status-read"),
		);
		const { code, stdout } = await type(
			["events", "list", "--json", ...flags],
			{ cwd, now: () => noon },
		);
		expect(code).toBe(0);
		const events = stdout
			.trim()
			.split("\n")
			.map((line) => JSON.parse(line) as { type: string; kind: string });
		expect(
			events.filter(({ type }) => type === "event").map(({ kind }) => kind),
		).toEqual(kinds);
	});

	it("counts deliveries, and says so", async () => {
		const { stdout } = await type(["events", "list", "--help"]);
		expect(stdout).toMatch(/-n, --number <count> +how many deliveries/);
		expect(stdout).toContain("the newest deliveries, newest last");
	});

	it.each([[[]], [["-n", "1"]]])(
		"tells of a damaged line it has come by, with %j",
		async (flags) => {
			const cwd = await projectWith(message("first", 1), message("second", 2));
			await damage(cwd);
			const { stdout, stderr } = await type(["events", "list", ...flags], {
				cwd,
			});
			expect(stdout).toContain("second");
			expect(stderr).toBe("1 damaged line of the record was skipped\n");
		},
	);

	it("counts the damaged lines", async () => {
		const cwd = await projectWith(message("first", 1), message("second", 2));
		await damage(cwd, 1);
		await damage(cwd);
		const { stdout, stderr } = await type(["events"], { cwd });
		expect(stdout).not.toContain("first");
		expect(stderr).toBe("2 damaged lines of the record were skipped\n");
	});

	it.each([
		[["list"], ["delivery", "event", "reply", "delivery", "event"]],
		[
			["show", "1"],
			["delivery", "event", "reply"],
		],
	])("%j --json says what its schema promises", async (words, types) => {
		const cwd = await projectWith(message("first", 1), wire("status-failed"));
		const { stdout } = await type(["events", ...words, "--json"], { cwd });
		const lines = stdout
			.trimEnd()
			.split("\n")
			.map((line) => lineSchema.parse(JSON.parse(line)));
		expect(lines.map(({ type }) => type)).toEqual(types);
	});

	it.each([
		["shwo", "Did you mean show?"],
		["clea", "Did you mean clear?"],
		["12", "wa-hook events --help"],
	])("doesn't take %s for something to list", async (word, hint) => {
		const { code, stderr } = await type(["events", word]);
		expect(code).toBe(2);
		expect(stderr).toBe(`error: unknown command '${word}'\nhint:  ${hint}\n`);
	});

	it("leaves an argument too many for list itself to commander", async () => {
		const { code, stderr } = await type(["events", "list", "shwo"]);
		expect(code).toBe(2);
		expect(stderr).toContain("too many arguments for 'list'");
	});

	it.each([
		[["--kind", "mesage.text"], "hint:  did you mean message.text?"],
		[
			["--since", "yesterday-ish"],
			"hint:  --since 2h, --since 3d, --since 14:30 or --since 2026-11-21",
		],
		[["-n", "0"], "A count is a whole number from 1."],
	])("refuses %j in a sentence", async (flags, sentence) => {
		const { code, stderr } = await type(["events", "list", ...flags]);
		expect(code).toBe(2);
		expect(stderr).toContain(sentence);
	});
});

describe("wa-hook events list, for a reader who", () => {
	it("is slow, waits before it writes more", async () => {
		const reader = aReader();
		await listFor(reader);
		expect(reader.heard()).toEqual(["first", "second", "third"]);
		expect(reader.hurried()).toBe(0);
	});

	it("has gone away, stops", async () => {
		const reader = aReader({ onWrite: () => reader.leave() });
		await listFor(reader);
		expect(reader.heard()).toEqual(["first"]);
	});

	it("never reads, ends when it is asked to stop", async () => {
		const stopping = new AbortController();
		const reader = aReader({
			reads: false,
			onWrite: () => setImmediate(() => stopping.abort()),
		});
		await listFor(reader, stopping.signal);
		expect(reader.heard()).toEqual(["first"]);
	});
});

describe("wa-hook events show", () => {
	it("shows events, headers and body of one delivery", async () => {
		const cwd = await projectWith(message("first", 1), message("second", 2));
		const { stdout } = await type(["events", "show", "1"], { cwd });
		expect(stdout).toMatch(
			/first\n(?: .*\n)*? {21}headers\n {19}│ Content-Type: application\/json\n/,
		);
		expect(stdout).toMatch(
			/ +body\n +│ \{\n +│ {3}"object": "whatsapp_business_account",\n/,
		);
		expect(stdout).toMatch(/ {10}"messaging_product": "whatsapp",\n/);
	});

	it("shows a body that is no JSON as it is", async () => {
		const cwd = await projectWith(Buffer.from('{"object": '));
		const { stdout } = await type(["events", "show", "1"], { cwd });
		expect(stdout).toMatch(/ +body\n +│ \{"object": \n/);
	});

	it("knows last and what stood before it", async () => {
		const cwd = await projectWith(message("first", 1), message("second", 2));
		expect((await type(["events", "show", "last"], { cwd })).stdout).toContain(
			"second",
		);
		expect(
			(await type(["events", "show", "last~1"], { cwd })).stdout,
		).toContain("first");
	});

	it("shows the replies that stand far behind it", async () => {
		const cwd = await projectWith(
			...[1, 2, 3, 4].map((index) => message(`text ${index}`, index)),
		);
		const { stdout } = await type(["events", "show", "1"], { cwd });
		expect(stdout).toContain("text 1");
		expect(stdout).toMatch(/<-- +1 +200/);
	});

	it("has nothing to do with the lines of others", async () => {
		const cwd = await projectWith(message("first", 1), message("second", 2));
		await damage(cwd, 2);
		const first = await type(["events", "show", "1"], { cwd });
		expect(first.stdout).toContain("first");
		expect(first.stderr).toBe("");
	});

	it("gives the bytes back with --raw, whatever they are", async () => {
		const body = Buffer.from([0x7b, 0xff, 0xfe, 0x00, 0x0a, 0x7d]);
		const cwd = await projectWith(body);
		const { bytes } = await type(["events", "show", "1", "--raw"], { cwd });
		expect(bytes).toEqual(body);
	});

	it("has headers and body in its JSON, the body as text if it is one", async () => {
		const cwd = await projectWith(
			message("héllo", 1),
			Buffer.from([0xff, 0x00]),
		);
		const shown = async (id: string) => {
			const { stdout } = await type(["events", "show", id, "--json"], { cwd });
			return lineSchema.parse(JSON.parse(stdout.split("\n")[0] ?? ""));
		};
		expect(await shown("1")).toMatchObject({
			headers: [
				["Content-Type", "application/json"],
				["X-Hub-Signature-256", "sha256=abababab…abab"],
			],
			body: message("héllo", 1).toString(),
		});
		expect(await shown("2")).toMatchObject({ bodyBase64: "/wA=" });
	});

	it.each(["last", "1"])("says that nothing is recorded: %s", async (id) => {
		const { code, stderr, cwd } = await type(["events", "show", id]);
		expect(code).toBe(2);
		expect(stderr).toBe(
			`error: nothing is recorded in ${join(cwd, ".wa-hook")} yet\nhint:  wa-hook listen records what comes, wa-hook replay text sends a fixture; --state-dir names another folder\n`,
		);
	});

	it.each([["7"], ["last~9"]])("says that %s is not there", async (id) => {
		const cwd = await projectWith(message("only", 1));
		const { code, stderr } = await type(["events", "show", id], { cwd });
		expect(code).toBe(2);
		expect(stderr).toBe(
			`error: no delivery ${id} is recorded\nhint:  wa-hook events lists what there is\n`,
		);
	});
});

describe("wa-hook events path and clear", () => {
	it("path prints the folder, clear empties the record", async () => {
		const cwd = await projectWith(message("gone soon", 1));
		const { stdout } = await type(["events", "path"], { cwd });
		expect(stdout).toBe(`${join(cwd, ".wa-hook")}\n`);
		expect((await stat(stdout.trim())).isDirectory()).toBe(true);
		const { code, stderr } = await type(["events", "clear", "--yes"], { cwd });
		expect([code, stderr]).toEqual([
			0,
			`1 delivery removed, the record in ${join(cwd, ".wa-hook")} is empty\n`,
		]);
		expect((await type(["events"], { cwd })).stdout).toBe("");
	});

	it.each([
		["y", "yes\n2 deliveries removed", ""],
		["n", "no\nnothing was removed", "first"],
		["\r", "no\nnothing was removed", "first"],
	])("clear asks on a terminal: %j", async (key, said, left) => {
		const cwd = await projectWith(message("first", 1), message("second", 2));
		const running = await begin(["events", "clear"], { cwd, columns: 80 });
		await running.says(/^remove 2 deliveries from .* \[y\/N\] $/);
		running.press(key);
		expect(await running.code).toBe(0);
		expect(running.stderr()).toContain(said);
		expect((await type(["events"], { cwd })).stdout).toContain(left);
	});

	it("clear leaves all as it is when it is interrupted", async () => {
		const cwd = await projectWith(message("first", 1));
		const running = await begin(["events", "clear"], { cwd, columns: 80 });
		await running.says(/\[y\/N\] $/);
		expect(await running.stop()).toBe(130);
		expect((await type(["events"], { cwd })).stdout).toContain("first");
	});

	it("clear removes nothing where nobody can be asked", async () => {
		const cwd = await projectWith(message("first", 1));
		const { code, stderr } = await type(["events", "clear"], { cwd });
		expect(code).toBe(2);
		expect(stderr).toBe(
			"error: 1 delivery would be removed, and there is no terminal to ask on\nhint:  wa-hook events clear --yes\n",
		);
		expect((await type(["events"], { cwd })).stdout).toContain("first");
	});

	it("clear says when there is nothing", async () => {
		const { code, stderr } = await type(["events", "clear"]);
		expect(code).toBe(0);
		expect(stderr).toMatch(/^nothing was recorded in /);
	});

	it("--state-dir leads elsewhere", async () => {
		const { stdout, cwd } = await type([
			"events",
			"path",
			"--state-dir",
			"elsewhere",
		]);
		expect(stdout).toBe(`${join(cwd, "elsewhere")}\n`);
	});
});

const never = new AbortController().signal;

/** Lists a record of three as NDJSON into this reader's stdout. */
async function listFor(
	{ stdout }: { readonly stdout: Sink },
	stop: AbortSignal = never,
): Promise<void> {
	const cwd = await projectWith(
		...["first", "second", "third"].map((body, index) => message(body, index)),
	);
	const context: Context = {
		stdin: {
			isTTY: false,
			readAll: async () => Buffer.alloc(0),
			onKey: () => () => undefined,
		},
		stdout,
		stderr: aReader().stdout,
		env: {},
		cwd,
		pid: process.pid,
		now: () => noon,
		elapsed: () => performance.now(),
		randomBytes,
		hidden: new Set(),
		packageRoot: cwd,
		stop,
		fault: never,
	};
	await list({ number: 20, color: "never", json: true }, context);
}

/** A reader who is behind after every write, and catches up a turn later if he reads at all. */
function aReader({
	reads = true,
	onWrite = () => undefined,
}: {
	reads?: boolean;
	onWrite?: () => void;
} = {}) {
	const gone = new AbortController();
	let text = "";
	let behind = false;
	let hurried = 0;
	const stdout: Sink = {
		write(more) {
			if (behind) hurried++;
			behind = true;
			text += more;
			onWrite();
			return false;
		},
		drained: () =>
			new Promise((resolve) => {
				if (!reads) return;
				setImmediate(() => {
					behind = false;
					resolve();
				});
			}),
		abandon: () => undefined,
		gone: gone.signal,
		isTTY: false,
		columns: () => undefined,
	};
	return {
		stdout,
		leave: () => gone.abort(),
		/** The messages that were written, by their text. */
		heard: () =>
			[...text.matchAll(/"text":\{"body":"(\w+)"/g)].map(([, body]) => body),
		/** How often more was written while the reader was behind. */
		hurried: () => hurried,
	};
}

describe("--since with a time of day", () => {
	it.each([
		["11:30", "2026-11-21T11:30:00.000Z"],
		["14:30", "2026-11-20T14:30:00.000Z"],
	])("%s is the last one", (text, expected) => {
		const { since } = parsePeriod({ since: text }, noon);
		expect(new Date(since).toISOString()).toBe(expected);
	});
});
