import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inFolder, pause, startListener, until, wahook } from "./listener.js";
import { connectTo, inLanes, textMessage } from "./meta.js";
import { promise } from "./promise.js";

/** A full disk gives 503, never 200, and the listener recovers by itself when there is room again. */
export function fullDisk() {
	return inFolder(async (folder) => {
		const disk = join(folder, "disk");
		mkdirSync(disk);
		try {
			execFileSync("mount", ["-t", "tmpfs", "-o", "size=4m", "none", disk], {
				stdio: "ignore",
			});
		} catch {
			return "skipped: only root may mount a small disk";
		}
		try {
			return await fillAndFree(disk);
		} finally {
			execFileSync("umount", [disk]);
		}
	});
}

async function fillAndFree(disk) {
	const ballast = join(disk, "ballast");
	writeFileSync(ballast, Buffer.alloc(3_000_000));
	const listener = await startListener({ folder: disk });
	const meta = connectTo(listener.port);
	const answers = new Map();
	const send = async (id) => {
		const status = await meta.post(textMessage(id, "x".repeat(5000)));
		answers.set(id, status);
		return status;
	};
	try {
		await inLanes(20, 2000, (index) => send(`wamid.full.${index}`));
		const refused = [...answers.values()].filter((it) => it === 503).length;
		promise(refused > 0, "the disk never became full");
		const odd = [...answers.values()].find((it) => it !== 200 && it !== 503);
		promise(odd === undefined, `an answer was ${odd}`);
		promise(
			listener.output().includes("can't record"),
			"nothing said that it can't record",
		);
		await pause(200);
		const freed = performance.now();
		rmSync(ballast);
		await until(
			async () => (await send(`wamid.freed.${answers.size}`)) === 200,
			10_000,
			"a 200 after there was room again",
		);
		const ms = performance.now() - freed;
		await until(
			() => listener.output().includes("recording again"),
			1000,
			"a word that it records again",
		);
		await inLanes(20, 50, (index) => send(`wamid.after.${index}`));
		await everyAcknowledgedIsThere(disk, answers);
		return `${refused} of ${answers.size} deliveries answered 503, 200 again ${ms.toFixed(0)} ms after there was room`;
	} finally {
		meta.close();
		await listener.end();
	}
}

async function everyAcknowledgedIsThere(disk, answers) {
	const { stdout, text } = await wahook(disk, [
		"events",
		"list",
		"--json",
		"-n",
		"100000",
	]);
	const listed = stdout.toString("utf8");
	for (const [id, status] of answers) {
		promise(
			status !== 200 || listed.includes(`"${id}"`),
			`${id} was acknowledged and is lost`,
		);
	}
	promise(!text.includes("damaged"), "the record holds damaged lines");
}
