// npm run bench:listen: what `wa-hook listen` costs beside a bare node:http server, in ratios of one run on one machine.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { messages, secret, send } from "./load.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const bin = join(root, "bin/wa-hook.js");
const folder = mkdtempSync(join(tmpdir(), "wa-hook-bench-"));
// Enough that neither server waits for the load; latencies are taken at twenty, as Meta's deliveries come.
const many = 64;
const few = 20;
const perRound = 20_000;
const rounds = 5;
let sent = 0;

const baseline = await start(
	[fileURLToPath(new URL("baseline.js", import.meta.url))],
	/^(\d+)$/m,
);
const listener = await start(
	[bin, "listen", "--tunnel", "none", "--port", "0"],
	/127\.0\.0\.1:(\d+)\/webhook/,
);
try {
	await throughput();
	await latency();
	await memory();
} finally {
	baseline.child.kill();
	listener.child.kill("SIGINT");
	await listener.ended;
	rmSync(folder, { recursive: true, force: true });
}
startUp();

async function throughput() {
	const ratios = [];
	for (let round = 0; round <= rounds; round++) {
		const bare = rate(await load(baseline, many));
		const listen = rate(await load(listener, many));
		// The first round only warms both up.
		if (round === 0) continue;
		ratios.push(listen / bare);
		console.log(
			`round ${round}: bare ${bare.toFixed(0)}/s, listen ${listen.toFixed(0)}/s, ratio ${(listen / bare).toFixed(2)}`,
		);
	}
	console.log(
		`verified, recorded, shown and acknowledged, against a bare HMAC: ratio ${median(ratios).toFixed(2)} (goal: at least 0.7)`,
	);
}

async function latency() {
	for (const [name, server] of Object.entries({
		bare: baseline,
		listen: listener,
	})) {
		const { latencies } = await load(server, few);
		latencies.sort();
		const at = (share) =>
			latencies[Math.ceil(latencies.length * share) - 1].toFixed(2);
		console.log(
			`${name}, acknowledgement at ${few} connections, ms: p50 ${at(0.5)}, p90 ${at(0.9)}, p99 ${at(0.99)}, p99.9 ${at(0.999)}, max ${at(1)}`,
		);
	}
}

/** Every delivery of a run has an id of its own. */
function load({ port }, connections) {
	sent += perRound;
	return send(messages(perRound, port, sent), port, connections);
}

function rate({ ms }) {
	return (perRound / ms) * 1000;
}

async function memory() {
	const readings = [];
	for (let round = 0; round < 200_000 / perRound; round++) {
		await load(listener, many);
		readings.push(residentMiB(listener.child.pid));
	}
	console.log(
		`resident memory over 200,000 deliveries, MiB: ${readings.join(" ")}`,
	);
}

function startUp() {
	const time = (args) => {
		const began = performance.now();
		execFileSync(process.execPath, args, { stdio: "ignore" });
		return performance.now() - began;
	};
	const runs = { "node -e 0": [], "--version": [], "--help": [] };
	for (let round = 0; round < 25; round++) {
		runs["node -e 0"].push(time(["-e", "0"]));
		runs["--version"].push(time([bin, "--version"]));
		runs["--help"].push(time([bin, "--help"]));
	}
	const base = median(runs["node -e 0"]);
	for (const [name, times] of Object.entries(runs)) {
		console.log(
			`${name}: ${median(times).toFixed(0)} ms, ${(median(times) / base).toFixed(2)} of node -e 0 (goal: at most 1.3)`,
		);
	}
}

async function start(args, pattern) {
	const child = spawn(process.execPath, args, {
		cwd: folder,
		env: { ...process.env, WA_HOOK_APP_SECRET: secret },
		stdio: ["ignore", "pipe", "pipe"],
	});
	const ended = new Promise((resolve) => child.once("exit", resolve));
	let said = "";
	const port = await new Promise((resolve, reject) => {
		const hear = (chunk) => {
			// What comes later is read, as a terminal would, and not kept.
			if (said.length > 10_000) return;
			said += chunk;
			const found = pattern.exec(said);
			if (found) resolve(Number(found[1]));
		};
		child.stdout.setEncoding("utf8").on("data", hear);
		child.stderr.setEncoding("utf8").on("data", hear);
		ended.then((code) => reject(new Error(`ended with ${code}: ${said}`)));
	});
	return { child, ended, port };
}

function residentMiB(pid) {
	const [, kib] = /VmRSS:\s+(\d+)/.exec(
		readFileSync(`/proc/${pid}/status`, "utf8"),
	);
	return Math.round(Number(kib) / 1024);
}

function median(numbers) {
	return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}
