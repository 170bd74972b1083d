import type { LookupFunction } from "node:net";
import {
	Agent,
	buildConnector,
	type Dispatcher,
	EnvHttpProxyAgent,
} from "undici";
import { CliError, ExitCode } from "../../errors.ts";
import { isLoopback, isPrivate } from "../target.ts";
import { lookUp } from "./look-up.ts";

type Env = Readonly<Record<string, string | undefined>>;

/** The ways to reach a target: straight or through the environment's proxy, with its certificate checked or not. */
export interface Routes {
	to(url: URL): Dispatcher;
	/** Ends every connection, whatever is under way. */
	close(): Promise<void>;
}

/**
 * Loopback is never proxied. `skipVerify` counts for private names and addresses alone.
 * Throws a `CliError` when the environment names a proxy that can't be one.
 */
export function openRoutes(options: {
	readonly env: Env;
	readonly skipVerify: boolean;
	readonly connectMs: number;
	/** To each target, at most; as many as needed by default. */
	readonly connections?: number;
	/** Finds addresses of names; the system's way by default. */
	readonly lookup?: LookupFunction;
}): Routes {
	const { env, skipVerify, connectMs, connections = null } = options;
	const usual = {
		timeout: connectMs,
		autoSelectFamily: true,
		lookup: options.lookup ?? lookUp,
	};
	const checked = connectorOf(usual);
	const unchecked = connectorOf({ ...usual, rejectUnauthorized: false });

	const loopback = new Agent({
		connect: skipVerify ? unchecked : checked,
		connections,
	});
	const outside = proxied(env, { connect: checked, connections });
	const inside = skipVerify
		? proxied(env, {
				connect: unchecked,
				connections,
				requestTls: { rejectUnauthorized: false },
			})
		: outside;

	return {
		to({ hostname }) {
			if (isLoopback(hostname)) return loopback;
			return isPrivate(hostname) ? inside : outside;
		},
		async close() {
			await Promise.all([
				loopback.destroy(),
				outside.destroy(),
				inside.destroy(),
			]);
		},
	};
}

/** TLS asks for the name in the URL, whatever the Host header says. */
function connectorOf(
	options: buildConnector.BuildOptions,
): buildConnector.connector {
	const connect = buildConnector(options);
	return ({ servername: _, ...to }, callback) => connect(to, callback);
}

function proxied(env: Env, options: EnvHttpProxyAgent.Options): Dispatcher {
	const httpProxy = env["http_proxy"] ?? env["HTTP_PROXY"] ?? "";
	const httpsProxy = env["https_proxy"] ?? env["HTTPS_PROXY"] ?? "";
	const noProxy = env["no_proxy"] ?? env["NO_PROXY"] ?? "";
	try {
		return new EnvHttpProxyAgent({
			// Without it TLS through the proxy would ask for the name in the Host header.
			requestTls: {},
			...options,
			httpProxy,
			httpsProxy,
			noProxy,
		});
	} catch (cause) {
		throw new CliError(
			"not-a-proxy",
			"HTTP_PROXY or HTTPS_PROXY in the environment is not the URL of a proxy",
			{
				hint: "write it as http://proxy.example:3128",
				exitCode: ExitCode.NotConfigured,
				cause,
			},
		);
	}
}
