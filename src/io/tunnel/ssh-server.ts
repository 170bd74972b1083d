import { textField } from "./json-field.ts";

/** A server that turns remote forwards into public names, and how it says which. */
export interface SshServer {
	/** As `ssh` takes it: `user@host`, or `ssh://user@host:2222`. */
	readonly destination: string;
	/** What is asked for in `-R`; some servers give it a meaning of their own. */
	readonly remotePort: number;
	readonly command: readonly string[];
	/** `json`: only JSON lines count, as the greeting is full of other links. `text`: the first link is the address. */
	readonly says: "json" | "text";
}

const known: ReadonlyMap<string, SshServer> = new Map([
	[
		"localhost.run",
		{
			destination: "nokey@localhost.run",
			remotePort: 80,
			command: ["--output", "json"],
			says: "json",
		},
	],
	[
		"srv.us",
		{ destination: "srv.us", remotePort: 1, command: [], says: "text" },
	],
]);

/** The server for what `--ssh-host` was given; localhost.run when nothing was. */
export function sshServer(host = "localhost.run"): SshServer {
	const server = known.get(host.replace(/^.*@/, ""));
	if (server === undefined)
		return { destination: host, remotePort: 80, command: [], says: "text" };
	return host.includes("@") ? { ...server, destination: host } : server;
}

/** The public address one line of the server's output announces, as a URL or a bare host name; undefined for any other line. */
export function announcedAddress(
	line: string,
	server: SshServer,
): string | undefined {
	return server.says === "json"
		? addressInJson(line)
		: /https?:\/\/[\w.~:/%-]+/.exec(line)?.[0];
}

/** localhost.run has two forms: `{"event":"tcpip-forward","address":…}` and `{"type":"v1.tcpip_forward.register.accepted","id":"localhost/…"}`. */
function addressInJson(line: string): string | undefined {
	const event = parseObject(line);
	if (textField(event, "event") === "tcpip-forward")
		return textField(event, "address");
	return textField(event, "type")?.endsWith("tcpip_forward.register.accepted")
		? textField(event, "id")?.replace(/^.*\//, "")
		: undefined;
}

function parseObject(line: string): unknown {
	try {
		return JSON.parse(line);
	} catch {
		return undefined;
	}
}
