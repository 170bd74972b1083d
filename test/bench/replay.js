// npm run bench:replay: what unique, signed deliveries cost beside one body posted over and over, in ratios of one run on one machine.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { messages, secret } from "./load.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const bin = join(root, "bin/wa-hook.js");
const folder = mkdtempSync(join(tmpdir(), "wa-hook-bench-"));
const connections = 20;
const seconds = 3;
const rounds = 5;

const server = await start();
try {
	await check();
	await throughput();
	await memory();
	startUp();
} finally {
	server.child.kill();
	rmSync(folder, { recursive: true, force: true });
}

/** That they are what is claimed: each signed, and none like another. */
async function check() {
	await replay("/checked", "--count", "10000");
	const { checked, unique, wrong } = await (
		await fetch(`http://127.0.0.1:${server.port}/counts`)
	).json();
	if (checked !== 10_000 || unique !== 10_000 || wrong !== 0) {
		throw new Error(`${checked} came, ${unique} unique, ${wrong} not signed`);
	}
	console.log("10,000 deliveries: 10,000 unique ids, all signed");
}

async function throughput() {
	const ratios = [];
	for (let round = 0; round <= rounds; round++) {
		const fixed = await cannon();
		const unique = await replay("/bare", "--duration", `${seconds}s`);
		// The first round only warms the server up.
		if (round === 0) continue;
		ratios.push(unique.perSecond / fixed);
		console.log(
			`round ${round}: autocannon ${fixed.toFixed(0)}/s, replay ${unique.perSecond}/s, ratio ${(unique.perSecond / fixed).toFixed(2)}`,
		);
	}
	console.log(
		`unique and signed, against one body by autocannon: ratio ${median(ratios).toFixed(2)} (goal: at least 0.5)`,
	);
}

async function memory() {
	const readings = [];
	await replay("/bare", "--duration", "10s", (pid) => {
		readings.push(residentMiB(pid));
	});
	console.log(`resident memory over 10 s, MiB: ${readings.join(" ")}`);
}

function startUp() {
	const time = (args) => {
		const began = performance.now();
		execFileSync(process.execPath, args, { cwd: folder, stdio: "ignore" });
		return performance.now() - began;
	};
	const url = `http://127.0.0.1:${server.port}/bare`;
	const one = [bin, "replay", "text", "--url", url, "--app-secret", secret];
	const bare = [];
	const replay = [];
	for (let round = 0; round < 15; round++) {
		bare.push(time(["-e", "0"]));
		replay.push(time(one));
	}
	console.log(
		`one delivery: ${median(replay).toFixed(0)} ms, ${(median(replay) / median(bare)).toFixed(2)} of node -e 0 (goal: at most 2.2)`,
	);
}

/** Deliveries per second of autocannon's with one body, in a process of its own as ours is. */
async function cannon() {
	const [request] = messages(1, server.port);
	const [, body] = request.toString().split("\r\n\r\n");
	const url = `http://127.0.0.1:${server.port}/bare`;
	const program = fileURLToPath(new URL("cannon.js", import.meta.url));
	const args = [program, url, body, connections, seconds];
	return (await run(args.map(String))).perSecond;
}

/** The result of a load of ours. */
function replay(path, flag, value, watch) {
	const url = `http://127.0.0.1:${server.port}${path}`;
	const args = ["--concurrency", String(connections), "--app-secret", secret];
	return run(
		[bin, "replay", "text", "--url", url, flag, value, ...args, "--json"],
		watch,
	);
}

/** The JSON on the last line of what a process says; `watch` is called with its id every half second. */
async function run(args, watch = () => {}) {
	const child = spawn(process.execPath, args, {
		cwd: folder,
		stdio: ["ignore", "pipe", "inherit"],
	});
	const timer = setInterval(() => watch(child.pid), 500);
	const said = (await child.stdout.toArray()).join("");
	clearInterval(timer);
	return JSON.parse(said.trim().split("\n").at(-1));
}

async function start() {
	const program = fileURLToPath(new URL("sink.js", import.meta.url));
	const child = spawn(process.execPath, [program], {
		stdio: ["ignore", "pipe", "inherit"],
	});
	const port = await new Promise((resolve) =>
		child.stdout.once("data", (chunk) => resolve(Number(chunk))),
	);
	return { child, port };
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
