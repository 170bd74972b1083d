import { randomUUID } from "node:crypto";
import { link, open, rename, rm } from "node:fs/promises";
import { codeOf } from "./fs-problem.ts";

/** Puts a file in place whole, 0600: a reader sees the old one or the new one, also after a power cut. */
export async function replaceFile(path: string, text: string): Promise<void> {
	await withTemporary(path, text, (temporary) => rename(temporary, path));
}

/** As `replaceFile`, but only where there is none yet. False when there is: it was left as it is. */
export async function createFile(path: string, text: string): Promise<boolean> {
	return withTemporary(path, text, async (temporary) => {
		try {
			await link(temporary, path);
			return true;
		} catch (error) {
			if (codeOf(error) === "EEXIST") return false;
			// Some file systems (exFAT, network shares) have no hard links.
			await rename(temporary, path);
			return true;
		}
	});
}

async function withTemporary<T>(
	path: string,
	text: string,
	place: (temporary: string) => Promise<T>,
): Promise<T> {
	const temporary = `${path}.${randomUUID()}.tmp`;
	try {
		const file = await open(temporary, "wx", 0o600);
		try {
			await file.writeFile(text);
			await file.sync();
		} finally {
			await file.close();
		}
		return await place(temporary);
	} finally {
		await rm(temporary, { force: true });
	}
}
