import { appendFileSync, mkdirSync, truncateSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it, onTestFinished } from "vitest";
import { deliveryLine } from "../../../src/io/store/encode-line.ts";
import { followRecord } from "../../../src/io/store/follow.ts";
import { beginning, endOfRecord } from "../../../src/io/store/place.ts";
import { readRecord } from "../../../src/io/store/reader.ts";
import { openRecord } from "../../../src/io/store/record.ts";
import { arrival, temporaryDir } from "./world.ts";

it("gives what is recorded behind a place, across segments, in order and once", async () => {
	const dir = temporaryDir();
	const record = await openRecord({
		dir,
		pid: process.pid,
		limits: { segmentBytes: 1000, maxSegments: 99 },
	});
	onTestFinished(() => record.close());
	for (let n = 1; n <= 10; n++) await record.append(arrival(`n${n}`));
	const place = await endOfRecord(dir);
	const following = follow(dir, place);
	for (let n = 11; n <= 30; n++) await record.append(arrival(`n${n}`));
	const expected = Array.from({ length: 20 }, (_, n) => n + 11);
	expect(await following.take(20)).toEqual(expected);
});

it("leaves to a reader exactly what stands before the place", async () => {
	const dir = temporaryDir();
	const record = await openRecord({
		dir,
		pid: process.pid,
		limits: { segmentBytes: 1000 },
	});
	onTestFinished(() => record.close());
	for (let n = 1; n <= 5; n++) await record.append(arrival("before"));
	const place = await endOfRecord(dir);
	for (let n = 1; n <= 5; n++) await record.append(arrival("behind"));
	const ids: number[] = [];
	for await (const entry of readRecord(dir, place)) {
		if (entry.type === "delivery") ids.push(entry.delivery.id);
	}
	expect(ids).toEqual([5, 4, 3, 2, 1]);
	for await (const _ of readRecord(dir, beginning)) expect.unreachable();
});

it("gives a line when it is whole, however it is cut", async () => {
	const lines = Buffer.from(
		[1, 2, 3]
			.map((id) => deliveryLine({ id, ...arrival("héllo 😀") }))
			.join(""),
	);
	await fc.assert(
		fc.asyncProperty(
			fc.array(fc.integer({ min: 1, max: lines.length - 1 }), {
				minLength: 1,
				maxLength: 3,
			}),
			async (cuts) => {
				const dir = temporaryDir();
				const path = segmentIn(dir);
				const following = follow(dir, beginning);
				let from = 0;
				for (const to of [...new Set(cuts)].sort((a, b) => a - b)) {
					appendFileSync(path, lines.subarray(from, to));
					from = to;
					const whole = lines.subarray(0, to).toString().split("\n").length - 1;
					await following.until(whole);
				}
				appendFileSync(path, lines.subarray(from));
				expect(await following.take(3)).toEqual([1, 2, 3]);
			},
		),
		{ numRuns: 5 },
	);
});

it("goes on in a record that was emptied and is as long again", async () => {
	const dir = temporaryDir();
	const path = segmentIn(dir);
	appendFileSync(path, deliveryLine({ id: 1, ...arrival("one") }));
	const following = follow(dir, await endOfRecord(dir));
	truncateSync(path);
	appendFileSync(path, deliveryLine({ id: 2, ...arrival("two") }));
	expect(await following.take(1)).toEqual([2]);
});

it("tells of a damaged line and goes on behind it", async () => {
	const dir = temporaryDir();
	const following = follow(dir, beginning);
	const line = deliveryLine({ id: 1, ...arrival("one") });
	appendFileSync(segmentIn(dir), `garbage\n{"v":1,"type":"later"}\n${line}`);
	expect(await following.take(2)).toEqual(["damaged", 1]);
});

it("ends when it is asked to", async () => {
	const stopping = new AbortController();
	const entries = followRecord(temporaryDir(), beginning, stopping.signal);
	const next = entries.next();
	stopping.abort();
	expect(await next).toMatchObject({ done: true });
});

function segmentIn(dir: string): string {
	mkdirSync(join(dir, "record"), { recursive: true });
	return join(dir, "record", "0000000001.jsonl");
}

/** Follows a record from a place on: deliveries by their ids, other entries by their types. */
function follow(dir: string, place: typeof beginning) {
	const stopping = new AbortController();
	const entries = followRecord(dir, place, stopping.signal);
	onTestFinished(async () => {
		stopping.abort();
		await entries.return(undefined);
	});
	const taken: (number | string)[] = [];
	const until = async (count: number) => {
		while (taken.length < count) {
			const { value } = await entries.next();
			if (value === undefined) break;
			taken.push(value.type === "delivery" ? value.delivery.id : value.type);
		}
	};
	return {
		until,
		async take(count: number) {
			await until(count);
			return taken;
		},
	};
}
