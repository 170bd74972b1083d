import { createInterface } from "node:readline";
import { acquireLock, type Lock } from "../../../../src/io/store/lock.ts";

// For each line `take` it says whether it got the lock of the folder, for each `give` it gives it back.
const dir = process.argv[2] ?? "";
let lock: Lock | undefined;
say("ready");
for await (const command of createInterface({ input: process.stdin })) {
	if (command === "take") {
		lock = await acquireLock(dir, process.pid).catch(() => undefined);
		say(lock === undefined ? "refused" : "taken");
	} else {
		await lock?.release();
		say("given");
	}
}

function say(word: string): void {
	process.stdout.write(`${word}\n`);
}
