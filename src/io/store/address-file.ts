import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { replaceFile } from "./whole-file.ts";

/** The public address a listener of this folder had last, and who provided it. */
export interface LastAddress {
	readonly provider: string;
	readonly url: string;
}

/** Remembers the address, so that the next listener can ask for the same one. */
export function writeLastAddress(
	dir: string,
	{ provider, url }: LastAddress,
): Promise<void> {
	return replaceFile(fileIn(dir), `${JSON.stringify({ provider, url })}\n`);
}

/** The address remembered; undefined when there is none that can be read. */
export async function readLastAddress(
	dir: string,
): Promise<LastAddress | undefined> {
	try {
		return schema.parse(JSON.parse(await readFile(fileIn(dir), "utf8")));
	} catch {
		return undefined;
	}
}

function fileIn(dir: string): string {
	return join(dir, "address.json");
}

const schema = z.object({ provider: z.string(), url: z.url() });
