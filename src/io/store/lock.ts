import { open, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { CliError } from "../../errors.ts";
import { codeOf } from "./fs-problem.ts";
import { makeFolder } from "./make-folder.ts";
import { isRunning, processStart } from "./running.ts";

/** The right to write the record of a state folder. */
export interface Lock {
	release(): Promise<void>;
}

/**
 * Takes the state folder for process `pid`, or throws a `CliError` that names the process which has it.
 *
 * Each contender raises a flag, an empty file `lock/<pid>-<start>`, and has the folder once it sees no other one up. As everyone
 * raises before looking, two can never both see none. A name never comes back, so a dead process's flag is taken down safely.
 */
export async function acquireLock(dir: string, pid: number): Promise<Lock> {
	const folder = join(dir, "lock");
	await makeFolder(folder);
	const own = flagName(pid, await processStart(pid));
	// A flag that can't be taken down falls with this process.
	const release = () => rm(join(folder, own)).catch(() => undefined);
	if (!(await raise(join(folder, own)))) throw inUse(dir, pid);

	for (let look = 1; ; look += 1) {
		const rival = await lowestRival(folder, own);
		if (rival === undefined) return { release };
		// Of two that meet at the start the lower pid stays; one that has the folder stays in any case.
		if (rival < pid || look === looks) {
			await release();
			throw inUse(dir, rival);
		}
		await wait(betweenLooksMs);
	}
}

const looks = 25;
const betweenLooksMs = 10;

function flagName(pid: number, start: string | undefined): string {
	return `${pid}-${start ?? "unknown"}`;
}

/** False when the flag is up already: this very process has the folder. */
async function raise(path: string): Promise<boolean> {
	try {
		await (await open(path, "wx", 0o600)).close();
		return true;
	} catch (error) {
		if (codeOf(error) === "EEXIST") return false;
		throw error;
	}
}

/** The lowest pid among the other contenders that are alive; takes down the flags of the dead. */
async function lowestRival(
	folder: string,
	own: string,
): Promise<number | undefined> {
	const alive: number[] = [];
	for (const name of await readdir(folder)) {
		const [, pid, start] = /^(\d+)-(\w+)$/.exec(name) ?? [];
		if (name === own || pid === undefined || start === undefined) continue;
		if (await isRunning(Number(pid), start)) alive.push(Number(pid));
		else await rm(join(folder, name), { force: true });
	}
	return alive.length === 0 ? undefined : Math.min(...alive);
}

function inUse(dir: string, pid: number): CliError {
	return new CliError(
		"state-dir-in-use",
		`another wa-hook listen (pid ${pid}) is recording in ${dir}`,
		{
			hint: "stop that one, or give this one its own folder with --state-dir (or go without with --no-store)",
		},
	);
}
