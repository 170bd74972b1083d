import { readdirSync, readFileSync } from "node:fs";
import { inFolder, pause, startListener, until } from "./listener.js";
import { startLocaltunnelServer } from "./localtunnel-server.js";
import { connectTo, textMessage } from "./meta.js";
import { promise, round } from "./promise.js";

const FLAPS = 12;

/** A tunnel server that dies, hangs and refuses: the listener goes on locally, the address comes back, nothing leaks, Ctrl-C is as quick as ever. */
export function flappingTunnel() {
	return inFolder(async (folder) => {
		const server = await startLocaltunnelServer();
		const listener = await startListener({
			folder,
			flags: ["--tunnel", "localtunnel", "--json"],
			env: { WA_HOOK_LOCALTUNNEL_HOST: server.host },
		});
		const meta = connectTo(listener.port, 5);
		let flaps = 0;
		try {
			await until(() => isUp(listener), 30_000, "the tunnel to be up");
			const before = { rss: listener.rssMiB(), files: listener.files() };
			for (; flaps < FLAPS; flaps++) {
				await flap(server, meta, flaps);
				promise(
					childrenOf(listener.pid).length <= 2,
					`${childrenOf(listener.pid).length} child processes are running`,
				);
			}
			server.mood = "well";
			await until(() => isUp(listener), 90_000, "the tunnel to be back");
			const after = { rss: listener.rssMiB(), files: listener.files() };
			promise(
				after.rss < before.rss + 40,
				`memory grew from ${round(before.rss)} to ${round(after.rss)} MiB`,
			);
			promise(
				after.files <= before.files + 5,
				`open files grew from ${before.files} to ${after.files}`,
			);
			server.mood = "silent";
			server.dropLegs();
			const children = childrenOf(listener.pid);
			const ms = await listener.end();
			promise(ms < 1500, `Ctrl-C ended it only after ${round(ms)} ms`);
			await until(
				() => children.every((pid) => parentOf(pid) !== listener.pid),
				3000,
				"the child processes to end",
			);
			const ups = states(listener).filter((status) => status === "up").length;
			return `${FLAPS} flaps, ${ups} times up, memory ${round(before.rss)} → ${round(after.rss)} MiB, open files ${before.files} → ${after.files}, ended in ${round(ms)} ms`;
		} finally {
			meta.close();
			if (listener.child.exitCode === null) listener.child.kill("SIGKILL");
			await server.stop();
		}
	});
}

async function flap(server, meta, number) {
	server.mood = ["refusing", "silent", "well"][number % 3];
	if (number % 2 === 0) server.dropLegs();
	else await server.restart();
	const until = performance.now() + 2000;
	for (let index = 0; performance.now() < until; index++) {
		const status = await meta.post(textMessage(`wamid.${number}.${index}`));
		promise(status === 200, `a local delivery was answered ${status}`);
		await pause(5);
	}
}

function states(listener) {
	const lines = listener.output().split("\n").slice(0, -1);
	return lines
		.filter((line) => line.includes('"type":"tunnel"'))
		.map((line) => JSON.parse(line).status);
}

function isUp(listener) {
	return states(listener).at(-1) === "up";
}

function childrenOf(pid) {
	return readdirSync("/proc").filter((name) => parentOf(name) === pid);
}

function parentOf(pid) {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
		return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
	} catch {
		return undefined;
	}
}
