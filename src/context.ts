/** One output stream of the process, reduced to what a command asks of it. Writing never blocks and never throws. */
export interface Sink {
	/** Takes the text. False when the reader is behind (a stalled terminal, a full pipe): wait for `drained` before the next. */
	write(text: string | Uint8Array): boolean;
	/** Resolves when everything taken so far has been passed on, or when the reader has gone away. */
	drained(): Promise<void>;
	/** Gives up what has not been passed on, so that a reader who never reads can't keep the process alive. */
	abandon(): void;
	/** Aborts when the reader has gone away (EPIPE: `| head`). */
	readonly gone: AbortSignal;
	readonly isTTY: boolean;
	/** Columns of the terminal as it is now; undefined when the stream is not a terminal. */
	columns(): number | undefined;
}

/** Standard input, reduced to what a command asks of it. */
export interface Source {
	readonly isTTY: boolean;
	/** Everything up to the end of the stream, or its first `most` bytes, or what came until `stop` aborts. */
	readAll(stop: AbortSignal, most?: number): Promise<Buffer>;
	/** Calls back for each key pressed (raw mode, TTY only) until the returned function is called. */
	onKey(listener: (key: string) => void): () => void;
}

/** The world as a command sees it. The real one is made in `system.ts`, the test's in `test/support`. */
export interface Context {
	readonly stdin: Source;
	/** Data: the timeline, tables, NDJSON. */
	readonly stdout: Sink;
	/** Talk: banner, warnings, hints, errors. */
	readonly stderr: Sink;
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly cwd: string;
	readonly pid: number;
	/** Wall clock, milliseconds since the epoch. */
	readonly now: () => number;
	/** Monotonic clock, milliseconds; for durations. */
	readonly elapsed: () => number;
	readonly randomBytes: (size: number) => Buffer;
	/** Values that must never be printed; whoever reads or makes one adds it. */
	readonly hidden: Set<string>;
	/** Where the packaged files are: `fixtures/` and `dist/` stand in it. */
	readonly packageRoot: string;
	/** Aborts when the user asks to stop (SIGINT, SIGTERM, SIGHUP). A second signal ends the process at once. */
	readonly stop: AbortSignal;
	/** Aborts, with the error as its reason, when something threw where nobody waits for it: a bug. */
	readonly fault: AbortSignal;
}
