import {
	appendFileSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { clearRecord } from "../../../src/io/store/clear.ts";
import { replyLine } from "../../../src/io/store/encode-line.ts";
import { readRecord } from "../../../src/io/store/reader.ts";
import {
	type DeliveryRecord,
	openRecord,
	type RecordLimits,
} from "../../../src/io/store/record.ts";
import type { Reply } from "../../../src/webhook/reply.ts";
import {
	arrival,
	bodyOf,
	entriesAbout,
	entriesIn,
	shortly,
	temporaryDir,
} from "./world.ts";

const reply: Reply = {
	target: "http://localhost:3000/",
	ok: true,
	status: 200,
	ms: 4,
	headers: [],
	body: Buffer.alloc(0),
	truncated: false,
};

it("counts deliveries up from 1 and gives them back as they came", async () => {
	const dir = temporaryDir();
	const record = await open(dir);
	const first = await record.append(arrival("hello"));
	record.appendReply(first.id, reply);
	await record.append(arrival("world"));
	await record.close();

	expect(first).toEqual({ id: 1, ...arrival("hello") });
	const { headers: _h, body: _b, truncated: _t, ...kept } = reply;
	expect(await entriesIn(dir)).toEqual([
		{ type: "delivery", delivery: first },
		{ type: "reply", delivery: 1, reply: kept },
		{ type: "delivery", delivery: { id: 2, ...arrival("world") } },
	]);
});

it("has a delivery on disk by the time it says so", async () => {
	const dir = temporaryDir();
	const record = await open(dir);
	for (const body of ["a", "b", "c"]) {
		const { id } = await record.append(arrival(body));
		expect(await bodyOf(dir, id)).toBe(body);
	}
});

it("goes on counting when it is opened again", async () => {
	const dir = temporaryDir();
	for (const body of ["a", "b", "c"]) {
		const record = await open(dir);
		await record.append(arrival(body));
		await record.close();
	}
	expect(await shortly(dir)).toEqual(["1 a", "2 b", "3 c"]);
});

it("keeps the order of a thousand, read while they are written", async () => {
	const dir = temporaryDir();
	const record = await open(dir, { segmentBytes: 20_000, maxSegments: 99 });
	const writing = recordInTurns(record, 50, 20);
	const expected = Array.from({ length: 1000 }, (_, n) => `${n + 1} n${n}`);
	for (let seen = 0; seen < 1000; ) {
		const read = await shortly(dir);
		expect(read).toEqual(expected.slice(0, read.length));
		expect(read.length).toBeGreaterThanOrEqual(seen);
		seen = read.length;
	}
	await writing;
	expect(readdirSync(join(dir, "record")).length).toBeGreaterThan(10);
});

it("reads the newest first, across segments", async () => {
	const dir = temporaryDir();
	const record = await open(dir, { segmentBytes: 1000 });
	for (let n = 1; n <= 20; n += 1) await record.append(arrival("x"));
	const ids: number[] = [];
	for await (const entry of readRecord(dir)) {
		if (entry.type === "delivery") ids.push(entry.delivery.id);
		if (ids.length === 12) break;
	}
	expect(ids).toEqual([20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9]);
});

it("finds one delivery and its replies, newest first, wherever in the record", async () => {
	const dir = temporaryDir();
	const record = await open(dir, { segmentBytes: 2000, maxSegments: 99 });
	for (let n = 1; n <= 20; n += 1) {
		await record.append(arrival(`n${n}`));
		record.appendReply(n, reply);
		// Answered twice, the second time a delivery later.
		record.appendReply(n - 1 || n, { ...reply, status: 503 });
	}
	await record.close();
	expect(readdirSync(join(dir, "record")).length).toBeGreaterThan(5);
	for (let n = 2; n <= 19; n += 1) {
		const about = await entriesAbout(dir, n);
		expect(about).toMatchObject([
			{ type: "delivery", delivery: { id: n, body: Buffer.from(`n${n}`) } },
			{ type: "reply", delivery: n, reply: { status: 200 } },
			{ type: "reply", delivery: n, reply: { status: 503 } },
		]);
	}
	expect(await entriesAbout(dir, 21)).toEqual([]);
});

it("looks for one delivery in its segment and the next one only", async () => {
	const dir = temporaryDir();
	const record = await open(dir, { segmentBytes: 1000 });
	for (let n = 1; n <= 20; n += 1) await record.append(arrival(`n${n}`));
	await record.close();
	const names = readdirSync(join(dir, "record")).sort();
	const [path = "", next = ""] = names
		.slice(1)
		.map((name) => join(dir, "record", name));
	const id = Number.parseInt(names[1] ?? "", 10);
	appendFileSync(next, replyLine(id, reply));
	for (const name of names) {
		const other = join(dir, "record", name);
		if (other === path || other === next) continue;
		// Can't be read, and would say so.
		rmSync(other);
		mkdirSync(other);
	}

	await expect(entriesIn(dir)).rejects.toThrow("EISDIR");
	expect(await entriesAbout(dir, id)).toMatchObject([
		{ type: "delivery", delivery: { id } },
		{ type: "reply", delivery: id },
	]);
});

it("drops the oldest segments whole beyond the limit", async () => {
	const dir = temporaryDir();
	const record = await open(dir, { segmentBytes: 1000, maxSegments: 3 });
	for (let n = 1; n <= 40; n += 1) await record.append(arrival("x"));

	expect(readdirSync(join(dir, "record"))).toHaveLength(3);
	const kept = await shortly(dir);
	expect(kept.length).toBeLessThan(12);
	expect(kept).toEqual(
		Array.from({ length: kept.length }, (_, n) => `${41 - kept.length + n} x`),
	);
	expect(await bodyOf(dir, 1)).toBeUndefined();
	expect(await bodyOf(dir, 40)).toBe("x");
	expect(await bodyOf(dir, 41)).toBeUndefined();
});

it("refuses what comes faster than the disk takes it, and takes the next", async () => {
	const dir = temporaryDir();
	const record = await open(dir, { maxQueued: 1000 });
	const outcomes = await Promise.allSettled(
		["a", "b", "c", "d", "e"].map((body) => record.append(arrival(body))),
	);
	expect(outcomes.map(({ status }) => status)).toContain("rejected");
	for (const outcome of outcomes) {
		if (outcome.status === "fulfilled") continue;
		expect(outcome.reason).toMatchObject({
			name: "RecordUnavailable",
			code: "busy",
		});
	}
	const next = await record.append(arrival("next"));
	const acknowledged = outcomes.filter((each) => each.status === "fulfilled");
	expect(await shortly(dir)).toHaveLength(acknowledged.length + 1);
	expect(await bodyOf(dir, next.id)).toBe("next");
});

it("takes one delivery that is larger than the whole queue", async () => {
	const dir = temporaryDir();
	const record = await open(dir, { maxQueued: 1000, segmentBytes: 1000 });
	const { id } = await record.append(arrival("x".repeat(4_000_000)));
	expect(await bodyOf(dir, id)).toHaveLength(4_000_000);
});

it("writes what is queued before it closes, and nothing afterwards", async () => {
	const dir = temporaryDir();
	const record = await open(dir);
	const last = record.append(arrival("last"));
	record.appendReply(1, reply);
	await record.close();
	record.appendReply(1, reply);
	await last;
	await expect(record.append(arrival("late"))).rejects.toMatchObject({
		code: "closed",
	});
	expect(await shortly(dir)).toEqual(["1 last", "reply"]);
});

it("skips a bad line in the middle and says where it is", async () => {
	const dir = temporaryDir();
	const record = await open(dir);
	for (const body of ["a", "b", "c"]) await record.append(arrival(body));
	await record.close();
	const path = join(dir, "record", "0000000001.jsonl");
	const lines = readFileSync(path, "utf8").split("\n");
	const [first = "", , third] = lines;
	writeFileSync(path, [first, "\0\0garbage{", third, ""].join("\n"));

	expect(await shortly(dir)).toEqual(["1 a", "damaged", "3 c"]);
	expect(await entriesAbout(dir, 1)).toHaveLength(1);
	expect((await entriesIn(dir))[1]).toEqual({
		type: "damaged",
		where: `${path}, byte ${first.length + 1}`,
		why: "not JSON",
	});
});

it("is empty where there is none", async () => {
	const dir = join(temporaryDir(), "nowhere");
	expect(await entriesIn(dir)).toEqual([]);
	expect(await bodyOf(dir, 1)).toBeUndefined();
	await clearRecord(dir);
});

it("is emptied under a running writer, which goes on counting", async () => {
	const dir = temporaryDir();
	const record = await open(dir, { segmentBytes: 1000 });
	for (let n = 1; n <= 10; n += 1) await record.append(arrival("old"));
	await clearRecord(dir);
	expect(await shortly(dir)).toEqual([]);
	await record.append(arrival("new"));
	expect(await shortly(dir)).toEqual(["11 new"]);
});

it("loses nothing that comes after it was emptied, under load", async () => {
	const dir = temporaryDir();
	const record = await open(dir, { segmentBytes: 5000 });
	for (let round = 0; round < 20; round += 1) {
		const meanwhile = record.append(arrival("old"));
		await clearRecord(dir);
		const after = await Promise.all(
			Array.from({ length: 20 }, () => record.append(arrival("new"))),
		);
		await meanwhile;
		const kept = after.map(({ id }) => `${id} new`);
		expect((await shortly(dir)).slice(-kept.length)).toEqual(kept);
	}
});

it("keeps on recording when the folder is removed under it", async () => {
	const dir = join(temporaryDir(), "state");
	const record = await open(dir);
	await record.append(arrival("gone"));
	rmSync(dir, { recursive: true });
	await record.append(arrival("kept"));
	expect(await shortly(dir)).toEqual(["2 kept"]);
	expect(readFileSync(join(dir, ".gitignore"), "utf8")).toBe("*\n");
});

/** Records `n0`, `n1`, …, so many at once. */
async function recordInTurns(
	record: DeliveryRecord,
	turns: number,
	atOnce: number,
): Promise<void> {
	for (let turn = 0; turn < turns; turn += 1) {
		const bodies = Array.from(
			{ length: atOnce },
			(_, n) => `n${turn * atOnce + n}`,
		);
		await Promise.all(bodies.map((body) => record.append(arrival(body))));
	}
}

async function open(dir: string, limits: Partial<RecordLimits> = {}) {
	const record = await openRecord({
		dir,
		pid: process.pid,
		limits: { lookEveryMs: 0, ...limits },
	});
	onTestFinished(() => record.close());
	return record;
}
