import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import {
	chmod,
	copyFile,
	mkdir,
	mkdtemp,
	rm,
	writeFile,
} from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { freePort } from "../../src/io/tunnel/free-port.ts";

const sshd = ["/usr/sbin/sshd", "/usr/local/sbin/sshd"].find(existsSync);

const run = promisify(execFile);

/** Whether this machine has an ssh server that can be started. */
export const hasSshd = sshd !== undefined;

/** A real ssh server on loopback that announces each login's tunnel as localhost.run does. */
export interface TestSshd {
	readonly destination: string;
	/** The port visitors come to. */
	readonly publicPort: number;
	readonly clientKey: string;
	readonly knownHostsFile: string;
	/** Makes the server another machine, as far as host keys tell. */
	changeHostKey(): Promise<void>;
	/** Ends the server and every session. */
	kill(): Promise<void>;
	start(): Promise<void>;
	remove(): Promise<void>;
}

/** Prepares a server in a temporary folder and starts it; it runs as the current user, with keys made for the occasion. */
export async function startSshd(): Promise<TestSshd> {
	// What a service start would have made; only root's sshd asks for it.
	if (userInfo().uid === 0) await mkdir("/run/sshd", { recursive: true });
	const folder = await mkdtemp(join(tmpdir(), "wa-hook-sshd-"));
	await chmod(folder, 0o700);
	const hostKey = join(folder, "host_key");
	const clientKey = join(folder, "client_key");
	await makeKey(hostKey);
	await makeKey(clientKey);
	await copyFile(`${clientKey}.pub`, join(folder, "authorized_keys"));
	const port = await freePort();
	const publicPort = await freePort();
	const config = join(folder, "sshd_config");
	await writeFile(config, configuration(folder, port, publicPort));
	let server: ChildProcess | undefined;

	const test: TestSshd = {
		destination: `ssh://${userInfo().username}@127.0.0.1:${port}`,
		publicPort,
		clientKey,
		knownHostsFile: join(folder, "known_hosts"),
		async changeHostKey() {
			await rm(hostKey);
			await makeKey(hostKey);
		},
		async start() {
			server = spawn(sshd ?? "", ["-D", "-e", "-f", config], {
				stdio: ["ignore", "ignore", "pipe"],
			});
			await listening(server);
		},
		async kill() {
			if (server?.pid === undefined || server.exitCode !== null) return;
			const sessions = await childrenOf(server.pid);
			const exited = once(server, "exit");
			server.kill();
			await exited;
			for (const pid of sessions) process.kill(pid);
		},
		async remove() {
			await test.kill();
			await rm(folder, { recursive: true, force: true });
		},
	};
	await test.start();
	return test;
}

function configuration(
	folder: string,
	port: number,
	publicPort: number,
): string {
	const event = JSON.stringify({
		event: "tcpip-forward",
		address: `127.0.0.1:${publicPort}`,
	});
	return `
ListenAddress 127.0.0.1
Port ${port}
HostKey ${folder}/host_key
AuthorizedKeysFile ${folder}/authorized_keys
PasswordAuthentication no
StrictModes no
UsePAM no
PidFile none
AllowTcpForwarding yes
PermitRootLogin yes
ForceCommand echo 'Welcome, see https://localhost.run/docs/'; echo '${event}'; exec cat
`;
}

function listening(server: ChildProcess): Promise<void> {
	let said = "";
	return new Promise((resolve, reject) => {
		server.stderr?.on("data", (chunk) => {
			said += chunk;
			if (said.includes("Server listening")) resolve();
		});
		server.once("exit", () => reject(new Error(`sshd did not start: ${said}`)));
	});
}

/** Each login is a process of its own, which outlives the server. */
async function childrenOf(pid: number): Promise<number[]> {
	const found = await run("pgrep", ["-P", String(pid)]).catch(() => undefined);
	return (found?.stdout.split("\n") ?? []).filter(Boolean).map(Number);
}

async function makeKey(path: string): Promise<void> {
	await run("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", path]);
}
