import { execFile } from "node:child_process";
import { codeOf } from "./fs-problem.ts";

/** Stands for the start of a process where the system doesn't tell it. */
export const unknownStart = "unknown";

/** When a process started, as `ps` tells it where there is no /proc (macOS); undefined when there is no such process. */
export function startFromPs(pid: number): Promise<string | undefined> {
	return new Promise((resolve) => {
		execFile(
			"ps",
			["-o", "stat=", "-o", "lstart=", "-p", String(pid)],
			// One language and one time zone, so that the same start is always the same text.
			{ env: { PATH: "/bin:/usr/bin", LC_ALL: "C", TZ: "UTC" } },
			(error, stdout) => {
				const noPs = error !== null && codeOf(error) === "ENOENT";
				resolve(noPs ? unknownStart : startIn(stdout));
			},
		);
	});
}

/** `Ss   Fri Nov 21 05:38:23 2025`; a zombie (Z) only waits for its parent to notice. */
function startIn(line: string): string | undefined {
	const [, state, start] = /^\s*(\S+)\s+(.+)/.exec(line) ?? [];
	return state?.startsWith("Z") ? undefined : start?.replace(/\W+/g, "");
}
