import { constants } from "node:fs";
import {
	access,
	chmod,
	lstat,
	readdir,
	readFile,
	realpath,
	writeFile,
} from "node:fs/promises";
import { join } from "node:path";
import { CliError } from "../../errors.ts";
import { codeOf, stateDirProblem } from "./fs-problem.ts";
import { makeFolder } from "./make-folder.ts";

/**
 * Makes the state folder, or takes over an earlier one: 0700, its files 0600, ignored by git.
 * Throws a `CliError` when it can't be written, or when it is a folder of something else, whose modes are not ours to change.
 */
export async function openStateDir(dir: string): Promise<void> {
	try {
		await makeFolder(dir);
		await refuseForeign(dir);
		await access(dir, constants.W_OK);
		await ignoreInGit(dir);
		await tighten(await realpath(dir));
	} catch (error) {
		throw stateDirProblem(dir, error);
	}
}

/** A folder is ours when it is empty or carries our `.gitignore`; `--state-dir .` must not close a whole project to others. */
async function refuseForeign(dir: string): Promise<void> {
	const names = await readdir(dir);
	if (names.length === 0) return;
	const mark = await readFile(join(dir, ".gitignore"), "utf8").catch(() => "?");
	// Empty is the mark while another process is just writing it.
	if (mark.trim() === "*" || mark === "") return;
	throw new CliError(
		"state-dir-foreign",
		`${dir} holds other files and is not a state folder of wa-hook`,
		{
			hint: "name a new or empty folder with --state-dir; if this is one after all, put a .gitignore of * into it",
		},
	);
}

async function ignoreInGit(dir: string): Promise<void> {
	const path = join(dir, ".gitignore");
	const present = await readFile(path, "utf8").catch(() => "");
	if (present === "") await writeFile(path, "*\n", { mode: 0o600 });
}

async function tighten(path: string): Promise<void> {
	const found = await lstat(path).catch(ignoreMissing);
	if (found === undefined || found.isSymbolicLink()) return;
	const wanted = found.isDirectory() ? 0o700 : 0o600;
	if ((found.mode & 0o777) !== wanted) await chmod(path, wanted);
	if (!found.isDirectory()) return;
	for (const name of await readdir(path)) await tighten(join(path, name));
}

/** A file may go while we look: a lock released, a temporary file renamed. */
function ignoreMissing(error: unknown): undefined {
	if (codeOf(error) !== "ENOENT") throw error;
}
