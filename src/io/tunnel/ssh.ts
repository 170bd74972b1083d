import { publicAddress } from "./address.ts";
import { type Child, startChild } from "./child.ts";
import { childEnv } from "./child-env.ts";
import { whenAborted } from "./deadline.ts";
import { findProgram } from "./program.ts";
import { announcedAddress, type SshServer } from "./ssh-server.ts";
import { type Tunnel, TunnelProblem, type TunnelProvider } from "./tunnel.ts";

export interface SshSettings {
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly server: SshServer;
	/** A file of our own for host keys: a host's first key is taken, a changed one refused, and nobody is asked. */
	readonly knownHostsFile: string;
	/** More arguments for ssh: `-i`, `~/.ssh/hooks_key`. */
	readonly extraArgs?: readonly string[];
}

/** A remote forward over `ssh`, to a server that gives it a public name and says so on its output. */
export function sshProvider(settings: SshSettings): TunnelProvider {
	return {
		name: "ssh",
		async open({ port, signal }) {
			const program = await findProgram("ssh", settings.env);
			if (program === undefined) {
				throw new TunnelProblem("ssh is not installed", { absent: true });
			}
			const announcements = createAnnouncements();
			const child = startChild(program, commandLine(settings, port), {
				name: "ssh",
				env: childEnv(settings.env),
				onLine: (line) =>
					announcements.hear(announcedAddress(line, settings.server)),
			});
			try {
				return await whenAnnounced(child, announcements, signal);
			} catch (error) {
				await child.stop();
				throw error;
			}
		},
	};
}

function commandLine(settings: SshSettings, port: number): string[] {
	const { server } = settings;
	const options = [
		"ServerAliveInterval=60",
		"ServerAliveCountMax=2",
		"ConnectTimeout=10",
		"ExitOnForwardFailure=yes",
		"StrictHostKeyChecking=accept-new",
		`UserKnownHostsFile="${settings.knownHostsFile}"`,
	];
	return [
		"-T",
		...options.flatMap((option) => ["-o", option]),
		...(settings.extraArgs ?? []),
		"-R",
		`${server.remotePort}:127.0.0.1:${port}`,
		"--",
		server.destination,
		...server.command,
	];
}

interface Announcements {
	hear(address: string | undefined): void;
	/** The first address announced. */
	readonly first: Promise<string>;
	/** Resolves when another address follows: free names are changed after some hours, within one connection. */
	readonly moved: Promise<void>;
}

function createAnnouncements(): Announcements {
	let current: string | undefined;
	let announceFirst: (address: string) => void;
	let announceMove: () => void;
	const first = new Promise<string>((resolve) => {
		announceFirst = resolve;
	});
	const moved = new Promise<void>((resolve) => {
		announceMove = resolve;
	});

	return {
		first,
		moved,
		hear(address) {
			if (address === undefined) return;
			current ??= address;
			if (address === current) announceFirst(address);
			else announceMove();
		},
	};
}

async function whenAnnounced(
	child: Child,
	{ first, moved }: Announcements,
	signal: AbortSignal,
): Promise<Tunnel> {
	const said = await Promise.race([
		first,
		child.ended.then((how) => {
			throw new TunnelProblem(how);
		}),
		whenAborted(signal).then(() => {
			throw new TunnelProblem("the ssh server announced no address in time");
		}),
	]);
	return {
		url: publicAddress(said, "the ssh server"),
		closed: Promise.race([
			child.ended,
			moved.then(() => "the ssh server moved the tunnel to another name"),
		]),
		close: () => child.stop(),
	};
}
