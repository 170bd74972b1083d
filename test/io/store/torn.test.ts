import { appendFileSync, copyFileSync, mkdirSync, readFileSync } from "node:fs";
import { truncate } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { deliveryLine } from "../../../src/io/store/encode-line.ts";
import { openRecord } from "../../../src/io/store/record.ts";
import { openStateDir } from "../../../src/io/store/state-dir.ts";
import { arrival, shortly, temporaryDir } from "./world.ts";

const first = deliveryLine({ id: 1, ...arrival("é") });
const second = deliveryLine({ id: 2, ...arrival(Buffer.from([0xff, 0x0a])) });
const bytes = Buffer.from(first + second);

it("gives back every whole delivery and records the next one, cut off at any byte", async () => {
	const { dir, segment } = await stateDir();
	for (let length = 0; length <= bytes.length; length += 1) {
		copyFileSync(join(dir, "whole"), segment);
		await truncate(segment, length);
		const firstIsWhole = length >= Buffer.byteLength(first);
		const secondIsWhole = length === bytes.length;
		const whole = [
			...(firstIsWhole ? ["1 é"] : []),
			...(secondIsWhole ? ["2 \uFFFD\n"] : []),
		];

		expect(await shortly(dir), `cut to ${length}`).toEqual(whole);
		const record = await openRecord({ dir, pid: process.pid });
		const { id } = await record.append(arrival("next"));
		await record.close();
		expect(await shortly(dir), `cut to ${length}`).toEqual([
			...whole,
			`${id} next`,
		]);
		expect(id).toBe(whole.length + 1);
	}
});

it("sets the torn line aside, and adds to what was set aside before", async () => {
	const { dir, segment } = await stateDir();
	copyFileSync(join(dir, "whole"), segment);
	for (const torn of ['{"v":1,"type', "\0".repeat(100_000)]) {
		appendFileSync(segment, torn);
		const record = await openRecord({ dir, pid: process.pid });
		await record.close();
		expect(readFileSync(segment)).toEqual(bytes);
	}
	expect(readFileSync(`${segment}.corrupt`, "utf8")).toBe(
		`{"v":1,"type${"\0".repeat(100_000)}`,
	);
});

async function stateDir() {
	const dir = temporaryDir();
	await openStateDir(dir);
	mkdirSync(join(dir, "record"));
	appendFileSync(join(dir, "whole"), bytes);
	return { dir, segment: join(dir, "record", "0000000001.jsonl") };
}
