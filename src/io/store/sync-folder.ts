import { open } from "node:fs/promises";
import { codeOf } from "./fs-problem.ts";

/** Makes the names in a folder survive a power cut, a new file's among them. Where a folder can't be synced (Windows, some shares) it does nothing. */
export async function syncFolder(path: string): Promise<void> {
	try {
		const folder = await open(path);
		try {
			await folder.sync();
		} finally {
			await folder.close();
		}
	} catch (error) {
		if (!cannot.has(codeOf(error))) throw error;
	}
}

const cannot = new Set(["EACCES", "EPERM", "EISDIR", "EINVAL", "ENOTSUP"]);
