import { readFile } from "node:fs/promises";
import { startFromPs, unknownStart } from "./start-from-ps.ts";

/** When a process started, in the system's own spelling; `unknown` where the system doesn't tell; undefined when there is no such process. */
export async function processStart(pid: number): Promise<string | undefined> {
	return (await hasProc()) ? startFromProc(pid) : startFromPs(pid);
}

/** Whether the process that had this pid and start is still running, and is not another one which got its number. */
export async function isRunning(pid: number, start: string): Promise<boolean> {
	const seen = await processStart(pid);
	if (seen === undefined) return false;
	return seen === start || seen === unknownStart || start === unknownStart;
}

async function hasProc(): Promise<boolean> {
	return readFile("/proc/self/stat").then(
		() => true,
		() => false,
	);
}

/** proc_pid_stat(5): the name in parentheses may hold anything; the state is the 3rd field, the start in ticks since boot the 22nd. */
async function startFromProc(pid: number): Promise<string | undefined> {
	const stat = await readFile(`/proc/${pid}/stat`, "latin1").catch(() => "");
	const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
	const state = fields[0] ?? "";
	// A zombie only waits for its parent to notice.
	return /^[ZX]?$/.test(state) ? undefined : fields[19];
}
