import { BlockList, isIP } from "node:net";
import { CliError } from "../errors.ts";

const defaultPath = "/webhook";

/** The URL a developer means by `3000`, `:3000/path` or a URL; a bare port gets `path`. Throws a `CliError` that says what to type instead. */
export function parseTarget(text: string, path: string = defaultPath): URL {
	const typed = text.trim();
	const local = /^:?(\d+)(\/.*)?$/.exec(typed);
	if (local) return localTarget(Number(local[1]), local[2] ?? path, typed);

	if (!/^https?:\/\//i.test(typed)) throw notATarget(typed, suggest(typed));
	const url = URL.canParse(typed) ? new URL(typed) : undefined;
	if (url === undefined) throw notATarget(typed, undefined);
	if (url.username !== "" || url.password !== "") throw withCredentials();
	url.hash = "";
	return url;
}

/** True for the machine's own names and addresses; takes `URL.hostname`, with or without brackets. */
export function isLoopback(hostname: string): boolean {
	const host = bare(hostname);
	return (
		host === "localhost" ||
		host.endsWith(".localhost") ||
		isWithin(loopback, host)
	);
}

/** True for names and addresses that mean something inside one network only, loopback included. */
export function isPrivate(hostname: string): boolean {
	const host = bare(hostname);
	if (isLoopback(host)) return true;
	if (isIP(host) !== 0) return isWithin(privateRanges, host);
	return !host.includes(".") || privateNames.test(host);
}

function localTarget(port: number, path: string, typed: string): URL {
	if (port < 1 || port > 65_535) {
		throw notATarget(typed, "a port is a number from 1 to 65535");
	}
	return new URL(`http://localhost:${port}${path}`);
}

function notATarget(typed: string, hint: string | undefined): CliError {
	return new CliError(
		"not-a-target",
		`${JSON.stringify(typed)} is not a URL or a port`,
		{
			hint: hint ?? "give a URL, a port (3000) or a port and path (:3000/path)",
		},
	);
}

/** What was most likely meant by something without `http://`. */
function suggest(typed: string): string | undefined {
	const url = `http://${typed.replace(/^[a-z][a-z0-9+.-]*:\/+/i, "")}`;
	const isAddress = /^[^/\s]*[.:\]]/.test(typed) || /^localhost\b/.test(typed);
	return isAddress && URL.canParse(url) ? `did you mean ${url} ?` : undefined;
}

function withCredentials(): CliError {
	return new CliError(
		"credentials-in-target",
		"the target's URL holds a user name or password",
		{ hint: "send them as a header: -H 'Authorization: Basic …'" },
	);
}

function bare(hostname: string): string {
	return hostname
		.toLowerCase()
		.replace(/^\[(.*)\]$/, "$1")
		.replace(/\.$/, "");
}

function isWithin(ranges: BlockList, host: string): boolean {
	const family = isIP(host);
	return family !== 0 && ranges.check(host, family === 6 ? "ipv6" : "ipv4");
}

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");
// Connecting to the unspecified address reaches this machine.
loopback.addAddress("0.0.0.0", "ipv4");
loopback.addAddress("::", "ipv6");

const privateRanges = new BlockList();
privateRanges.addSubnet("10.0.0.0", 8, "ipv4");
privateRanges.addSubnet("172.16.0.0", 12, "ipv4");
privateRanges.addSubnet("192.168.0.0", 16, "ipv4");
privateRanges.addSubnet("169.254.0.0", 16, "ipv4");
// Carrier-grade NAT, used by Tailscale.
privateRanges.addSubnet("100.64.0.0", 10, "ipv4");
privateRanges.addSubnet("fc00::", 7, "ipv6");
privateRanges.addSubnet("fe80::", 10, "ipv6");

const privateNames = /\.(local|internal|test|lan|home\.arpa|intranet)$/;
