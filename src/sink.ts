import type { Sink } from "./context.ts";

/** A sink over one of the process's streams, which is opened when it is first used: opening takes a millisecond. */
export function createSink(open: () => NodeJS.WriteStream): Sink {
	const gone = new AbortController();
	let opened: NodeJS.WriteStream | undefined;
	let pending = 0;
	let waiting: (() => void)[] = [];

	const settle = () => {
		if (pending > 0 && !gone.signal.aborted) return;
		for (const resolve of waiting) resolve();
		waiting = [];
	};
	const stream = () => {
		if (opened !== undefined) return opened;
		opened = open();
		unblock(opened);
		opened.on("error", () => {
			gone.abort();
			settle();
		});
		return opened;
	};

	return {
		write(text) {
			if (gone.signal.aborted) return true;
			pending++;
			return stream().write(text, () => {
				pending--;
				settle();
			});
		},
		drained: () =>
			new Promise((resolve) => {
				waiting.push(resolve);
				settle();
			}),
		abandon() {
			gone.abort();
			settle();
			if (opened !== undefined) handleOf(opened)?.close?.();
		},
		gone: gone.signal,
		get isTTY() {
			return stream().isTTY === true;
		},
		columns: () => (stream().isTTY ? stream().columns : undefined),
	};
}

interface StreamHandle {
	setBlocking?(blocking: boolean): void;
	close?(): void;
}

// Node makes terminal writes synchronous, so a terminal in copy mode would stop the whole process.
// libuv has opened the terminal anew for us, so the shell's own descriptor is not changed.
function unblock(stream: NodeJS.WriteStream): void {
	if (stream.isTTY) handleOf(stream)?.setBlocking?.(false);
}

function handleOf(stream: NodeJS.WriteStream): StreamHandle | undefined {
	return Reflect.get(stream, "_handle") as StreamHandle | undefined;
}
