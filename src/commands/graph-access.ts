import type { Config } from "../config/config.ts";
import { oddAccessToken } from "../config/secret.ts";
import type { Context } from "../context.ts";
import { CliError, ExitCode } from "../errors.ts";
import { type Graph, type GraphOptions, openGraph } from "../io/graph/graph.ts";
import { warningText } from "../view/error-text.ts";
import type { GraphReply } from "../webhook/graph/graph-reply.ts";

/** The Graph API and the access token to ask it with. */
export interface GraphAccess {
	readonly graph: Graph;
	readonly token: string;
}

/** The Graph API as it is configured. Throws CliError for an address or a version that can't be one. */
export function configuredGraph(
	{ settings, environment }: Config,
	{
		timeoutMs,
		stop,
		onAnswer,
	}: Pick<GraphOptions, "timeoutMs" | "onAnswer"> & {
		readonly stop: AbortSignal;
	},
): Graph {
	const { graphUrl, apiVersion } = settings;
	return openGraph({
		...(graphUrl && { address: graphUrl.value }),
		...(apiVersion && { version: apiVersion.value }),
		env: environment,
		timeoutMs,
		stop,
		onAnswer,
	});
}

/** How the Graph API is asked. */
interface Manner extends Pick<GraphOptions, "onAnswer"> {
	/** Of each answer. */
	readonly timeoutMs?: number | undefined;
}

/**
 * Works with the Graph API, and closes it whatever comes. A version that Meta answers with instead of the one asked for is told on
 * stderr, once. Throws CliError without an access token, and for one that can't be any.
 */
export async function withGraph<T>(
	config: Config,
	context: Pick<Context, "stop" | "stderr">,
	work: (access: GraphAccess) => Promise<T>,
	{ timeoutMs = 30_000, onAnswer }: Manner = {},
): Promise<T> {
	const token = readToken(config, context);
	const graph = configuredGraph(config, {
		timeoutMs,
		stop: context.stop,
		onAnswer,
	});
	try {
		return await work({ graph: watchVersion(graph, context), token });
	} finally {
		await graph.close();
	}
}

function readToken(
	{ settings: { accessToken } }: Config,
	{ stderr }: Pick<Context, "stderr">,
): string {
	if (accessToken === undefined) throw noAccessToken();
	const { value, source } = accessToken;
	const odd = oddAccessToken(value);
	if (odd === undefined) return value;
	const words = `the access token from ${source} ${odd.fault}`;
	if (odd.isUseless) throw uselessToken(words);
	stderr.write(warningText(words, stderr.columns()));
	return value;
}

function uselessToken(words: string): CliError {
	return new CliError("access-token-odd", words, {
		hint: "paste the token alone, in one piece and without quotes: it begins with EAA and is letters and digits throughout",
		exitCode: ExitCode.NotConfigured,
	});
}

function noAccessToken(): CliError {
	return new CliError("no-access-token", "no access token is configured", {
		hint: "set WHATSAPP_ACCESS_TOKEN, in the environment or .env; for a first try copy the one of WhatsApp > API Setup in your app's dashboard",
		exitCode: ExitCode.NotConfigured,
	});
}

function watchVersion(
	graph: Graph,
	{ stderr }: Pick<Context, "stderr">,
): Graph {
	let isTold = false;
	const watched =
		<Given extends readonly unknown[]>(
			ask: (...given: Given) => Promise<GraphReply>,
		) =>
		async (...given: Given): Promise<GraphReply> => {
			const reply = await ask(...given);
			const other = "version" in reply ? reply.version : undefined;
			if (other === undefined || other === graph.version || isTold)
				return reply;
			isTold = true;
			if (/^v\d{1,3}\.\d$/.test(other)) {
				const words = `Meta answered with ${other} of its API, not with ${graph.version}: set WHATSAPP_API_VERSION to one that it still has`;
				stderr.write(warningText(words, stderr.columns()));
			}
			return reply;
		};
	return {
		...graph,
		get: watched(graph.get),
		post: watched(graph.post),
		delete: watched(graph.delete),
	};
}
