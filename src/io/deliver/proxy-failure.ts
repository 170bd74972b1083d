import { CutOff, failureOf } from "./failure.ts";

type Env = Readonly<Record<string, string | undefined>>;

/**
 * The error of a request that failed because the environment's proxy can't be reached, which says nothing about the target;
 * undefined for any other. It is told by where the connection was to go, for NO_PROXY may have led around the proxy.
 */
export function proxyFailure(
	error: unknown,
	url: URL,
	env: Env,
): CutOff | undefined {
	for (const name of ["http_proxy", "https_proxy"]) {
		const said = env[name] ?? env[name.toUpperCase()] ?? "";
		if (!URL.canParse(said)) continue;
		const proxy = new URL(said);
		if (!wasFor(proxy, error) || wasFor(url, error)) continue;
		const { detail } = failureOf(error);
		return new CutOff("unreachable", `the proxy ${proxy.host}: ${detail}`);
	}
	return undefined;
}

/** Whether a lookup or a connection that failed was one to there. */
function wasFor({ protocol, hostname, port }: URL, error: unknown): boolean {
	const [one] = error instanceof AggregateError ? error.errors : [error];
	if (!(one instanceof Error)) return false;
	if ("hostname" in one) return one.hostname === hostname;
	const usual = protocol === "https:" ? 443 : 80;
	return "port" in one && one.port === (Number(port) || usual);
}
