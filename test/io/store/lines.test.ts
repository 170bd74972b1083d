import { writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { linesBackward, linesForward } from "../../../src/io/store/lines.ts";
import { temporaryDir } from "./world.ts";

const chunk = 64 * 1024;

it("reads lines with the byte each begins at, and knows the unfinished one", async () => {
	expect(await readLines("one\n\ntwo\nthr")).toEqual([
		"0 one",
		"5 two",
		"9 thr (unfinished)",
	]);
});

it("reads nothing from an empty file", async () => {
	expect(await readLines("")).toEqual([]);
	expect(await readLines("\n\n")).toEqual([]);
});

it("reads the same lines wherever the chunks are cut", async () => {
	const length = fc.oneof(
		fc.integer({ min: 0, max: 40 }),
		fc.integer({ min: chunk - 3, max: chunk + 3 }),
		fc.constant(3 * chunk),
	);
	await fc.assert(
		fc.asyncProperty(
			fc.array(length, { maxLength: 8 }),
			fc.boolean(),
			async (lengths, ended) => {
				const texts = lengths.map((n, i) => String(i).repeat(n).slice(0, n));
				const text = texts.join("\n") + (ended ? "\n" : "");
				const lines = await readLines(text);
				expect(
					lines.map((line) => line.replace(/^\d+ | \(unfinished\)$/g, "")),
				).toEqual(texts.filter((each) => each !== ""));
			},
		),
		{ numRuns: 40 },
	);
});

it("begins and ends in between", async () => {
	const path = join(temporaryDir(), "lines");
	writeFileSync(path, "one\ntwo\nthree\n");
	const file = await open(path);
	try {
		const behind: string[] = [];
		for await (const { bytes } of linesForward(file, 4))
			behind.push(`${bytes}`);
		expect(behind).toEqual(["two", "three"]);
		const before: string[] = [];
		for await (const { bytes } of linesBackward(file, 8))
			before.push(`${bytes}`);
		expect(before).toEqual(["two", "one"]);
	} finally {
		await file.close();
	}
});

/** The lines of a file with this text in the order they stand in, which is the same from either end. */
async function readLines(text: string): Promise<string[]> {
	const path = join(temporaryDir(), "lines");
	writeFileSync(path, text);
	const file = await open(path);
	try {
		const shown: string[] = [];
		for await (const { start, bytes, ended } of linesBackward(file)) {
			expect(text.slice(start, start + bytes.length)).toBe(`${bytes}`);
			shown.push(`${start} ${bytes}${ended ? "" : " (unfinished)"}`);
		}
		const forward: string[] = [];
		for await (const { start, bytes, ended } of linesForward(file))
			forward.push(`${start} ${bytes}${ended ? "" : " (unfinished)"}`);
		expect(forward).toEqual(shown.reverse());
		return forward;
	} finally {
		await file.close();
	}
}
