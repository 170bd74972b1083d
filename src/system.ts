import { readFileSync } from "node:fs";
import type { Context, Source } from "./context.ts";
import { packageRoot } from "./package-root.ts";
import { createSink } from "./sink.ts";

/** The real world: the one place that reads `process`. Signals start to count from the moment it is made. */
export function system(): Context {
	return {
		stdin: keyboard(),
		stdout: createSink(() => process.stdout),
		stderr: createSink(() => process.stderr),
		env: process.env,
		cwd: process.cwd(),
		pid: process.pid,
		now: Date.now,
		elapsed: () => performance.now(),
		// Web Crypto is there without node:crypto being loaded, which would slow every start.
		randomBytes: (size) =>
			Buffer.from(crypto.getRandomValues(new Uint8Array(size))),
		hidden: new Set(),
		packageRoot: packageRoot(),
		stop: stopSignal(),
		fault: faultSignal(),
	};
}

function faultSignal(): AbortSignal {
	const controller = new AbortController();
	const onFault = (error: unknown) => controller.abort(error);
	process.on("uncaughtException", onFault);
	process.on("unhandledRejection", onFault);
	return controller.signal;
}

function stopSignal(): AbortSignal {
	const controller = new AbortController();
	const onSignal = (signal: NodeJS.Signals) => {
		// The second signal means now, whatever is still open.
		if (controller.signal.aborted) process.exit(130);
		controller.abort(signal);
	};
	for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
		process.on(signal, onSignal);
	return controller.signal;
}

// A job in the background that touches the terminal's mode is stopped by the kernel. Only Linux tells by a file.
function isForeground(): boolean {
	try {
		const stat = readFileSync("/proc/self/stat", "utf8");
		const [, , group, , , terminalGroup] = stat
			.slice(stat.lastIndexOf(")") + 2)
			.split(" ");
		return group === terminalGroup;
	} catch {
		return true;
	}
}

function suspend(): void {
	const { stdin } = process;
	stdin.setRawMode(false);
	// The kernel also stops a job in the background that reads what is typed.
	stdin.pause();
	process.once("SIGCONT", () => {
		if (!isForeground()) return;
		stdin.setRawMode(true);
		stdin.resume();
	});
	// The whole job, as the terminal would: a shell waits for npx, too, if that has started us.
	process.kill(0, "SIGTSTP");
}

function keyboard(): Source {
	return {
		get isTTY() {
			return process.stdin.isTTY === true && isForeground();
		},
		async readAll(stop, most = Number.POSITIVE_INFINITY) {
			const { stdin } = process;
			const letGo = () => stdin.destroy();
			stop.addEventListener("abort", letGo, { once: true });
			const chunks: Buffer[] = [];
			let size = 0;
			try {
				for await (const chunk of stdin) {
					chunks.push(chunk as Buffer);
					size += (chunk as Buffer).length;
					if (size >= most) break;
				}
			} catch (error) {
				if (!stop.aborted) throw error;
			}
			return Buffer.concat(chunks).subarray(0, most);
		},
		onKey(listener) {
			const { stdin } = process;
			const onData = (data: Buffer) => {
				for (const key of data.toString("latin1")) {
					// Raw mode keeps the terminal from turning Ctrl-C and Ctrl-Z into signals.
					if (key === "\x03") process.kill(process.pid, "SIGINT");
					else if (key === "\x1a") suspend();
					else listener(key);
				}
			};
			stdin.setRawMode(true);
			stdin.on("data", onData);
			return () => {
				stdin.off("data", onData);
				stdin.setRawMode(false);
				stdin.pause();
			};
		},
	};
}
