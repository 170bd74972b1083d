import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import type { Context, Sink } from "../../src/context.ts";
import { main } from "../../src/main.ts";

/** What a run of the command line starts with, beyond its arguments. */
export interface Start {
	/** The working directory; a new empty one by default. */
	cwd?: string;
	env?: Record<string, string>;
	stdin?: string;
	now?: () => number;
	/** The process it believes to be; this one by default. */
	pid?: number;
	/** Makes stdout and stderr a terminal this wide. */
	columns?: number;
	/** Stops the run at once when aborted, as a first Ctrl-C does. */
	stop?: AbortSignal;
}

/** A run that goes on: what it has said so far, and how to stop it. */
export interface Running {
	readonly cwd: string;
	stdout(): string;
	stderr(): string;
	bytes(): Buffer;
	/** Resolves with the first match in what stdout and stderr say, from the beginning or in the future. */
	says(pattern: RegExp): Promise<RegExpExecArray>;
	press(key: string): void;
	/** Lets stdout's reader go away, as `| head` does. */
	closeStdout(): void;
	/** Ctrl-C, then the exit code. */
	stop(): Promise<number>;
	readonly code: Promise<number>;
}

/** What one command line came to. */
export interface Typed {
	readonly code: number;
	readonly stdout: string;
	readonly stderr: string;
	/** stdout, undecoded. */
	readonly bytes: Buffer;
	readonly cwd: string;
}

/** Types one command line in a world of its own and waits for its end. */
export async function type(
	argv: readonly string[],
	start: Start = {},
): Promise<Typed> {
	const running = await begin(argv, start);
	const code = await running.code;
	return {
		code,
		bytes: running.bytes(),
		stdout: running.stdout(),
		stderr: running.stderr(),
		cwd: running.cwd,
	};
}

/** Types one command line that goes on until it is stopped; the test's end stops it, too. */
export async function begin(
	argv: readonly string[],
	start: Start = {},
): Promise<Running> {
	const cwd = start.cwd ?? (await emptyFolder());
	const stopping = new AbortController();
	const gone = new AbortController();
	const keys = new Set<(key: string) => void>();
	const said = new EventTarget();
	const stdout = memorySink(start.columns, said, gone.signal);
	const stderr = memorySink(start.columns, said, new AbortController().signal);
	const context: Context = {
		stdin: {
			isTTY: start.columns !== undefined,
			readAll: async () => Buffer.from(start.stdin ?? ""),
			onKey(listener) {
				keys.add(listener);
				return () => keys.delete(listener);
			},
		},
		stdout: stdout.sink,
		stderr: stderr.sink,
		env: { LANG: "C.UTF-8", ...start.env },
		cwd,
		pid: start.pid ?? process.pid,
		now: start.now ?? Date.now,
		elapsed: () => performance.now(),
		randomBytes,
		hidden: new Set(),
		packageRoot: fileURLToPath(new URL("../..", import.meta.url)),
		stop: start.stop ?? stopping.signal,
		fault: new AbortController().signal,
	};
	const code = main(argv, context);
	const stop = () => {
		stopping.abort();
		return code;
	};
	onTestFinished(async () => {
		await stop();
	});
	return {
		cwd,
		stdout: stdout.text,
		stderr: stderr.text,
		bytes: stdout.bytes,
		says: (pattern) =>
			match(pattern, () => stdout.text() + stderr.text(), said, code),
		press: (key) => {
			for (const listener of keys) listener(key);
		},
		closeStdout: () => gone.abort(),
		stop,
		code,
	};
}

/** A new empty folder that is gone after the test. */
export async function emptyFolder(): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), "wa-hook-test-"));
	onTestFinished(() => rm(folder, { recursive: true, force: true }));
	return folder;
}

function memorySink(
	columns: number | undefined,
	said: EventTarget,
	gone: AbortSignal,
): { sink: Sink; text: () => string; bytes: () => Buffer } {
	const chunks: Buffer[] = [];
	const bytes = () => Buffer.concat(chunks);
	return {
		bytes,
		text: () => bytes().toString("utf8"),
		sink: {
			write(text) {
				chunks.push(Buffer.from(text));
				said.dispatchEvent(new Event("said"));
				return true;
			},
			drained: async () => undefined,
			abandon: () => undefined,
			gone,
			isTTY: columns !== undefined,
			columns: () => columns,
		},
	};
}

function match(
	pattern: RegExp,
	text: () => string,
	said: EventTarget,
	code: Promise<number>,
): Promise<RegExpExecArray> {
	return new Promise((resolve, reject) => {
		const look = () => {
			const found = pattern.exec(text());
			if (found === null) return;
			said.removeEventListener("said", look);
			resolve(found);
		};
		said.addEventListener("said", look);
		look();
		void code.then((ended) =>
			reject(
				new Error(`ended with ${ended} before saying ${pattern}:\n${text()}`),
			),
		);
	});
}
