import type { ChildProcess } from "node:child_process";
import type { Readable } from "node:stream";

const longestLine = 8_192;
const drainMs = 500;

/**
 * Passes on each line a child process writes, however long, in pieces of at most 8 KiB; the text is untrusted.
 * Resolves, never rejects, when the process has ended, with how it did: `ssh ended with code 255: <its last line>`.
 */
export function followOutput(
	child: ChildProcess,
	name: string,
	onLine: (line: string) => void,
): Promise<string> {
	let lastLine = "";
	const note = (line: string) => {
		if (line.trim() === "") return;
		lastLine = line.trim();
		onLine(line);
	};
	readLines(child.stdout, note);
	readLines(child.stderr, note);

	return new Promise((resolve) => {
		child.once("error", (error) =>
			resolve(`${name} could not be started: ${error.message}`),
		);
		const ended = () =>
			resolve(`${name} ${howItEnded(child)}${tail(lastLine)}`);
		child.once("close", ended);
		// A grandchild may hold the pipes open for ever; then `close` does not come.
		child.once("exit", () => setTimeout(ended, drainMs).unref());
	});
}

function readLines(
	stream: Readable | null,
	onLine: (line: string) => void,
): void {
	let rest = "";
	stream?.setEncoding("utf8");
	stream?.on("error", () => {});
	stream?.on("data", (chunk: string) => {
		const lines = (rest + chunk).split("\n");
		rest = lines.pop() ?? "";
		for (const line of lines) onLine(line.slice(0, longestLine));
		if (rest.length > longestLine) {
			onLine(rest.slice(0, longestLine));
			rest = "";
		}
	});
	stream?.on("end", () => onLine(rest));
}

function howItEnded(child: ChildProcess): string {
	return child.signalCode === null
		? `ended with code ${child.exitCode}`
		: `was ended by ${child.signalCode}`;
}

function tail(lastLine: string): string {
	return lastLine === "" ? "" : `: ${lastLine}`;
}
