import type { Config } from "../config/config.ts";
import type { Context } from "../context.ts";
import { CliError, ExitCode } from "../errors.ts";
import { type Graph, openGraph } from "../io/graph/graph.ts";
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
	}: { readonly timeoutMs: number; readonly stop: AbortSignal },
): Graph {
	const { graphUrl, apiVersion } = settings;
	return openGraph({
		...(graphUrl && { address: graphUrl.value }),
		...(apiVersion && { version: apiVersion.value }),
		env: environment,
		timeoutMs,
		stop,
	});
}

/** Of each answer, where nothing else is asked for. */
const defaultTimeoutMs = 30_000;

/**
 * Works with the Graph API, and closes it whatever comes. A version that Meta answers with instead of the one asked for is told on
 * stderr, once. Throws CliError without an access token.
 */
export async function withGraph<T>(
	config: Config,
	context: Pick<Context, "stop" | "stderr">,
	work: (access: GraphAccess) => Promise<T>,
	timeoutMs = defaultTimeoutMs,
): Promise<T> {
	const token = config.settings.accessToken?.value;
	if (token === undefined) throw noAccessToken();
	const graph = configuredGraph(config, { timeoutMs, stop: context.stop });
	try {
		return await work({ graph: watchVersion(graph, context), token });
	} finally {
		await graph.close();
	}
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
				stderr.write(
					`warning: Meta answered with ${other} of its API, not with ${graph.version}: set WHATSAPP_API_VERSION to one that it still has\n`,
				);
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
