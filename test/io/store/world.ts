import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { onTestFinished } from "vitest";
import { readDelivery, readRecord } from "../../../src/io/store/reader.ts";
import type { RecordEntry } from "../../../src/io/store/record-entry.ts";
import type { Delivery } from "../../../src/webhook/delivery.ts";

/** A folder that is gone when the test is. */
export function temporaryDir(): string {
	const dir = mkdtempSync(join(tmpdir(), "wa-hook-store-"));
	onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
	return dir;
}

/** A delivery as it arrives, with this body. */
export function arrival(body: string | Uint8Array): Omit<Delivery, "id"> {
	return {
		receivedAt: Date.UTC(2026, 0, 2, 3, 4, 5, 6),
		target: "/webhook",
		headers: [["Content-Type", "application/json"]],
		body: Buffer.from(body),
		verification: {
			verified: true,
			secret: "app secret",
			header: "X-Hub-Signature-256",
		},
	};
}

/** The whole record, oldest first. */
export async function entriesIn(dir: string): Promise<RecordEntry[]> {
	return (await all(readRecord(dir))).reverse();
}

/** The delivery with this id and the replies to it, in the order they were recorded. */
export async function entriesAbout(
	dir: string,
	id: number,
): Promise<RecordEntry[]> {
	return (await all(readDelivery(dir, id))).reverse();
}

/** The body of the delivery with this id, as text. */
export async function bodyOf(
	dir: string,
	id: number,
): Promise<string | undefined> {
	const [entry] = await entriesAbout(dir, id);
	return entry?.type === "delivery" ? String(entry.delivery.body) : undefined;
}

/** The record in short, oldest first: `1 hello` for a delivery, else the type of the entry. */
export async function shortly(dir: string): Promise<string[]> {
	return (await entriesIn(dir)).map((entry) =>
		entry.type === "delivery"
			? `${entry.delivery.id} ${entry.delivery.body}`
			: entry.type,
	);
}

/** Bundles one of the programs in `children/` for plain Node, and returns where it stands. */
export function bundleChild(name: string): string {
	const outfile = join(temporaryDir(), `${name}.mjs`);
	buildSync({
		entryPoints: [join(import.meta.dirname, "children", `${name}.ts`)],
		bundle: true,
		platform: "node",
		format: "esm",
		logLevel: "error",
		outfile,
	});
	return outfile;
}

async function all(
	entries: AsyncIterable<RecordEntry>,
): Promise<RecordEntry[]> {
	const read: RecordEntry[] = [];
	for await (const entry of entries) read.push(entry);
	return read;
}
