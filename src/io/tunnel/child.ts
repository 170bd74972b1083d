import { type ChildProcess, spawn } from "node:child_process";
import { platform } from "node:os";
import { followOutput } from "./output.ts";

const insistAfterMs = 2_000;

/**
 * Runs "$@" until it ends or until the pipe at descriptor 3 does. Its other end is ours alone, so the kernel closes it when we die,
 * however we die. The program keeps a standard input of its own, since ssh would make a shared one non-blocking.
 */
const guard = `
exec 4<&0
"$@" <&4 3<&- 4<&- &
program=$!
{ cat <&3; kill -TERM "$program"; sleep 1; kill -KILL "$program"; } >/dev/null 2>&1 &
watch=$!
exec 3<&- 4<&-
wait "$program"
code=$?
kill "$watch" 2>/dev/null
exit "$code"
`;

/** A program that runs for us and ends with us. */
export interface Child {
	/** Resolves, never rejects, when it has ended, with how. */
	readonly ended: Promise<string>;
	/** Ends it: asks, then insists. Resolves when it is gone, after three seconds at the latest. */
	stop(): Promise<void>;
}

/** Starts a program that is ended when this process is, `kill -9` included (not on Windows, which has no `sh`). */
export function startChild(
	program: string,
	args: readonly string[],
	options: {
		readonly name: string;
		readonly env: Record<string, string>;
		readonly onLine: (line: string) => void;
	},
): Child {
	const child = start(program, args, options.env);
	for (const stream of child.stdio) stream?.on("error", () => {});
	// The guard's reader outlives the program until this end is closed.
	child.once("exit", () => child.stdio[3]?.destroy());
	const ended = followOutput(child, options.name, options.onLine);

	return {
		ended,
		async stop() {
			askToEnd(child);
			letGo(child);
			const insist = setTimeout(() => child.kill("SIGKILL"), insistAfterMs);
			insist.unref();
			await ended;
			clearTimeout(insist);
		},
	};
}

function start(
	program: string,
	args: readonly string[],
	env: Record<string, string>,
): ChildProcess {
	if (platform() === "win32") {
		return spawn(program, args, { env, windowsHide: true });
	}
	// A session of its own: Ctrl-C in the terminal is ours to answer, and nothing can ask for a password there.
	return spawn("/bin/sh", ["-c", guard, "wa-hook", program, ...args], {
		env,
		detached: true,
		stdio: ["pipe", "pipe", "pipe", "pipe"],
	});
}

function askToEnd(child: ChildProcess): void {
	const lifeline = child.stdio[3];
	if (lifeline) lifeline.destroy();
	else child.kill();
}

/** The guard does its work without us: our own end need not wait for it. */
function letGo(child: ChildProcess): void {
	child.unref();
	child.stdin?.destroy();
	child.stdout?.destroy();
	child.stderr?.destroy();
}
