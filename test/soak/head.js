import { spawn } from "node:child_process";
import { once } from "node:events";
import { inFolder, startListener } from "./listener.js";
import { connectTo, textMessage } from "./meta.js";
import { promise } from "./promise.js";

/** `wa-hook listen | head -1` ends when head has had its line, without a stack trace. */
export function head() {
	return inFolder(async (folder) => {
		const listener = await startListener({ folder, read: false });
		const reader = spawn("head", ["-1"], {
			stdio: ["pipe", "pipe", "inherit"],
		});
		reader.stdin.on("error", () => {});
		listener.child.stdout.pipe(reader.stdin);
		let talk = "";
		listener.child.stderr.on("data", (chunk) => {
			talk += chunk;
		});
		let line = "";
		reader.stdout.on("data", (chunk) => {
			line += chunk;
		});
		const gone = once(reader, "close");
		reader.once("exit", () => listener.child.stdout.destroy());
		const meta = connectTo(listener.port);
		const began = performance.now();
		let sent = 0;
		while (listener.child.exitCode === null && sent < 2000)
			await meta.post(textMessage(`wamid.${sent++}`));
		meta.close();
		const [code] = await listener.exited;
		await gone;
		promise(code === 0, `the exit code was ${code}`);
		promise(/^\d\d:\d\d:\d\d {2}-->/.test(line), `head printed ${line}`);
		promise(!/\n\s+at |Error|EPIPE/.test(talk), `stderr held: ${talk}`);
		return `quiet after ${sent} deliveries, ${(performance.now() - began).toFixed(0)} ms`;
	});
}
