import { readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { CliError } from "../errors.ts";
import { codeOf, wordsFor } from "./store/fs-problem.ts";
import { makeFolder } from "./store/make-folder.ts";

/** What became of a file: `same` when it was there with this very content, `other` when it was there with another and was left so. */
export type Saved = "written" | "same" | "other";

/** Writes a fixture, and the folder it goes into, if need be. What is there already is replaced by `force` only. Throws CliError. */
export async function saveFixture(
	path: string,
	text: string,
	{ force }: { readonly force: boolean },
): Promise<Saved> {
	try {
		await makeFolder(dirname(path), 0o777);
		await writeFile(path, text, { flag: force ? "w" : "wx" });
		return "written";
	} catch (error) {
		if (codeOf(error) !== "EEXIST") throw unwritable(path, error);
	}
	const there = await readFile(path, "utf8").catch(() => undefined);
	if (there === undefined) throw unwritable(path, undefined);
	return there === text ? "same" : "other";
}

function unwritable(path: string, error: unknown): CliError {
	const why = error === undefined ? "something else is there" : wordsFor(error);
	return new CliError("file-unwritable", `can't write ${path}: ${why}`, {
		hint: "name another folder with --fixture",
		cause: error,
	});
}
