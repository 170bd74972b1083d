// npm run bench:events: what `wa-hook events` takes over a record of a million deliveries, in ratios of one run on one machine.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { writeRecord } from "./record.js";

const { values } = parseArgs({
	options: { count: { type: "string", default: "1000000" } },
});
const bin = fileURLToPath(new URL("../../bin/wa-hook.js", import.meta.url));
const many = mkdtempSync(join(tmpdir(), "wa-hook-bench-"));
const few = mkdtempSync(join(tmpdir(), "wa-hook-bench-"));
const rounds = 15;

try {
	const count = Number(values.count);
	const began = performance.now();
	const bytes = writeRecord(many, count);
	writeRecord(few, 1000);
	console.log(
		`${count} deliveries, ${(bytes / 1e9).toFixed(2)} GB, written in ${seconds(performance.now() - began)}`,
	);
	newest();
	whole();
} finally {
	for (const folder of [many, few]) {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** Reading from the end: it must not matter how much stands before. */
function newest() {
	const list = ["events", "list", "-n", "20"];
	const runs = {
		"node -e 0": () => run(many, process.execPath, ["-e", "0"]),
		"tail -n 20": () => run(many, "tail", ["-n", "20", segments().at(-1)]),
		"wa-hook --version": () => run(many, process.execPath, [bin, "--version"]),
		"events list -n 20 of 1000": () =>
			run(few, process.execPath, [bin, ...list]),
		"events list -n 20 of all": () =>
			run(many, process.execPath, [bin, ...list]),
	};
	const times = Object.fromEntries(Object.keys(runs).map((name) => [name, []]));
	for (let round = 0; round < rounds; round++) {
		for (const [name, time] of Object.entries(runs)) times[name].push(time());
	}
	const [node, , , ofFew, ofAll] = Object.values(times).map(median);
	for (const [name, all] of Object.entries(times)) {
		const ms = median(all);
		console.log(
			`${name}: ${ms.toFixed(0)} ms, ${(ms / node).toFixed(2)} of node -e 0`,
		);
	}
	console.log(
		`listing the newest 20, all against the newest 1000: ratio ${(ofAll / ofFew).toFixed(2)} (goal: at most 1.2)`,
	);
}

/** Reading everything, once each. */
function whole() {
	const bare = run(many, "sh", ["-c", `cat ${segments().join(" ")} | wc -l`]);
	console.log(`cat | wc -l: ${seconds(bare)}`);
	for (const words of [["list", "--text", "rare"], ["stats"]]) {
		const ms = run(many, process.execPath, [bin, "events", ...words]);
		console.log(
			`events ${words.join(" ")}: ${seconds(ms)}, ${(ms / bare).toFixed(0)} of cat | wc -l`,
		);
	}
}

function segments() {
	const folder = join(many, ".wa-hook", "record");
	return readdirSync(folder)
		.sort()
		.map((name) => join(folder, name));
}

/** Milliseconds that a program takes, with its output read. */
function run(cwd, program, args) {
	const began = performance.now();
	const { status, stderr } = spawnSync(program, args, { cwd });
	if (status !== 0)
		throw new Error(`${program} ended with ${status}: ${stderr}`);
	return performance.now() - began;
}

function seconds(ms) {
	return `${(ms / 1000).toFixed(1)} s`;
}

function median(numbers) {
	return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}
