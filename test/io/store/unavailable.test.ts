import {
	existsSync,
	mkdirSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { readRecord } from "../../../src/io/store/reader.ts";
import { openRecord } from "../../../src/io/store/record.ts";
import { RecordUnavailable } from "../../../src/io/store/record-unavailable.ts";
import { openStateDir } from "../../../src/io/store/state-dir.ts";
import { arrival, shortly, temporaryDir } from "./world.ts";

it.skipIf(!existsSync("/dev/full"))(
	"acknowledges nothing while the disk is full, and recovers by itself",
	async () => {
		const dir = temporaryDir();
		const segment = join(dir, "record", "0000000001.jsonl");
		await openStateDir(dir);
		mkdirSync(join(dir, "record"));
		symlinkSync("/dev/full", segment);
		const record = await open(dir);

		const lost = record.append(arrival("lost"));
		await expect(lost).rejects.toBeInstanceOf(RecordUnavailable);
		await expect(lost).rejects.toMatchObject({
			code: "ENOSPC",
			message: "no space left on the disk (ENOSPC)",
		});
		await expect(record.append(arrival("lost"))).rejects.toThrow("ENOSPC");

		rmSync(segment);
		await record.append(arrival("kept"));
		expect(await shortly(dir)).toEqual(["3 kept"]);
	},
);

it("acknowledges nothing while the folder can't be used, and recovers by itself", async () => {
	const dir = join(temporaryDir(), "state");
	const record = await open(dir);
	await record.append(arrival("before"));
	rmSync(dir, { recursive: true });
	writeFileSync(dir, "in the way");
	await expect(record.append(arrival("lost"))).rejects.toMatchObject({
		name: "RecordUnavailable",
		code: "ENOTDIR",
	});
	rmSync(dir);
	await record.append(arrival("kept"));
	expect(await shortly(dir)).toEqual(["3 kept"]);
});

it("says which folder it can't open, and the ways around it", async () => {
	const path = join(temporaryDir(), "file");
	writeFileSync(path, "in the way");
	await expect(open(path)).rejects.toMatchObject({
		name: "CliError",
		code: "state-dir-unusable",
		message: `can't use ${path}: a file stands where a folder should be (ENOTDIR)`,
		hint: expect.stringMatching(/--state-dir.*--no-store/),
	});
});

it("says so when the record is there but can't be read", async () => {
	const dir = temporaryDir();
	writeFileSync(join(dir, "record"), "in the way");
	await expect(readRecord(dir).next()).rejects.toMatchObject({
		code: "state-dir-unusable",
	});
});

async function open(dir: string) {
	const limits = { lookEveryMs: 0 };
	const record = await openRecord({ dir, pid: process.pid, limits });
	onTestFinished(() => record.close());
	return record;
}
