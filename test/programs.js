// Says which of the programs that some tests need are on this machine. Where one is missing, vitest shows its tests as skipped.
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** What each is needed for; a stand-in always runs. */
const programs = {
	sshd: "test/io/tunnel/ssh.test.ts: the ssh tunnel through a real server",
	ssh: "the same, its other end",
	script: "test/bin/colour.test.ts and the soak's stalled terminal",
	ps: "test/io/store/running.test.ts: another process's start time without /proc",
	openssl: "the README's signed curl",
	cloudflared: "no test: they run a stand-in, nothing of theirs goes online",
	ngrok: "no test: they run a stand-in",
};

const folders = `${process.env.PATH}${delimiter}/usr/sbin${delimiter}/usr/local/sbin`;
for (const [name, use] of Object.entries(programs)) {
	const found = folders
		.split(delimiter)
		.map((folder) => join(folder, name))
		.find(existsSync);
	console.log(`${found ? "✓" : "–"} ${name}: ${use} (${found ?? "missing"})`);
}
