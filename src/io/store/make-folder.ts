import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { codeOf } from "./fs-problem.ts";

/**
 * Makes a folder that only its owner enters, or of another mode, and the missing ones above it. What stands there already is left as it is.
 * Not `mkdir` with `recursive`: Node 20's never returns where the system denies that the parent exists, as /proc does.
 */
export async function makeFolder(path: string, mode = 0o700): Promise<void> {
	try {
		await makeOne(path, mode);
	} catch (error) {
		if (codeOf(error) !== "ENOENT" || dirname(path) === path) throw error;
		await makeFolder(dirname(path), mode);
		await makeOne(path, mode);
	}
}

async function makeOne(path: string, mode: number): Promise<void> {
	try {
		await mkdir(path, { mode });
	} catch (error) {
		if (codeOf(error) !== "EEXIST") throw error;
	}
}
