import { execFileSync } from "node:child_process";
import { inFolder, startListener } from "./listener.js";
import { connectTo, inLanes, textMessage } from "./meta.js";
import { percentile, promise, round } from "./promise.js";

const DELIVERIES = 30_000;

/** A pipe that nobody reads holds up nothing. */
export function stalledPipe() {
	return inFolder((folder) =>
		underLoad(() => startListener({ folder, read: false })),
	);
}

/** Nor does a terminal that nobody reads: `script` gives one, and its own output is not read. */
export function stalledTerminal() {
	try {
		execFileSync("script", ["--version"], { stdio: "ignore" });
	} catch {
		return "skipped: `script` of util-linux is missing";
	}
	const command = (args) => [
		"script",
		"-qfc",
		[process.execPath, ...args].join(" "),
		"/dev/null",
	];
	return inFolder((folder) =>
		underLoad(() => startListener({ folder, read: false, command })),
	);
}

async function underLoad(start) {
	const measured = [];
	for (const signal of ["SIGINT", "SIGTERM"]) {
		const listener = await start();
		const meta = connectTo(listener.port);
		try {
			await acknowledge(meta, 5000);
			const before = listener.rssMiB();
			const latencies = await acknowledge(meta, DELIVERIES);
			const after = listener.rssMiB();
			const p99 = percentile(latencies, 0.99);
			promise(p99 < 250, `the 99th percentile was ${round(p99)} ms`);
			promise(
				after < before + 60,
				`memory grew from ${round(before)} to ${round(after)} MiB`,
			);
			measured.push(
				`p99 ${round(p99, 1)} ms, memory ${round(before)} → ${round(after)} MiB`,
			);
		} finally {
			meta.close();
			const ms = await listener.end(signal);
			measured.push(`${signal} ended it in ${round(ms)} ms`);
			promise(ms < 1500, `${signal} ended it only after ${round(ms)} ms`);
		}
	}
	return `2 × ${DELIVERIES} deliveries acknowledged: ${measured.join(", ")}`;
}

async function acknowledge(meta, count) {
	const latencies = [];
	await inLanes(20, count, async (index) => {
		const began = performance.now();
		const status = await meta.post(
			textMessage(`wamid.${process.hrtime.bigint()}.${index}`),
		);
		promise(status === 200, `a delivery was answered ${status}`);
		latencies.push(performance.now() - began);
	});
	return latencies;
}
