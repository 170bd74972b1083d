import type { Dispatcher } from "undici";
import { CliError, ExitCode } from "../../errors.ts";
import type { GraphReply } from "../../webhook/graph/graph-reply.ts";
import { defaultVersion, versionNumber } from "../../webhook/graph/version.ts";
import { openRoutes } from "../deliver/routes.ts";
import { type Answered, type Call, call } from "./call.ts";
import { type Content, encodeContent } from "./content.ts";
import { graphAddress } from "./graph-address.ts";
import { withRetries } from "./retries.ts";

/** Parameters of a query or a form; an undefined one is left out. */
export type Params = Readonly<Record<string, string | undefined>>;

/**
 * The Graph API. `path` begins with a slash and leaves the version out: `/106540352242922/messages`. A credential is an access
 * token, or an app's id and secret in one; it goes into a header, to this address alone. Nothing rejects but, with a CliError, an
 * upload whose file can't be read to its end; no reply holds a credential or the value of a parameter.
 */
export interface Graph {
	/** With the version: `https://graph.facebook.com/v25.0`. */
	readonly base: string;
	readonly version: string;
	/** Tried again, twice at most, where Meta says that it may work then. */
	get(
		path: string,
		params: Params | undefined,
		credential: string | undefined,
	): Promise<GraphReply>;
	/** Sent once: what was done is not to be done again. */
	post(
		path: string,
		content: Content | undefined,
		credential: string | undefined,
	): Promise<GraphReply>;
	delete(
		path: string,
		params: Params | undefined,
		credential: string | undefined,
	): Promise<GraphReply>;
	/** Ends every connection. */
	close(): Promise<void>;
}

export interface GraphOptions {
	/** `https://graph.facebook.com` by default; another must be loopback, or named by WA_HOOK_GRAPH_URL in `env`. */
	readonly address?: string;
	/** `v25.0`; the pinned one by default. */
	readonly version?: string;
	/** Where the proxy's settings and WA_HOOK_GRAPH_URL are read from. */
	readonly env: Readonly<Record<string, string | undefined>>;
	/** Of each attempt, from connecting to the end of the answer. */
	readonly timeoutMs: number;
	/** Before the second attempt, and twice as long before the third; half a second by default. */
	readonly pauseMs?: number;
	readonly stop?: AbortSignal;
	/** Called as each answer begins. */
	readonly onAnswer?: ((answered: Answered) => void) | undefined;
}

/** Throws CliError for an address that may not be given a credential, and for what is no version. */
export function openGraph(options: GraphOptions): Graph {
	const { env, timeoutMs, stop, onAnswer, pauseMs = 500 } = options;
	const address = graphAddress(options.address, env);
	const version = checkedVersion(options.version ?? defaultVersion);
	const base = new URL(`${address.href.replace(/\/+$/, "")}/${version}`);
	const routes = openRoutes({ env, skipVerify: false, connectMs: timeoutMs });
	const ask = (
		method: Dispatcher.HttpMethod,
		path: string,
		given: Pick<Call, "params" | "content" | "credential">,
	) =>
		call(
			{ method, base, path, ...given },
			{ routes, timeoutMs, stop, onAnswer },
		);
	return {
		base: base.href,
		version,
		get: (path, params, credential) =>
			withRetries({ pauseMs, stop }, () =>
				ask("GET", path, { params, credential }),
			),
		post: (path, content, credential) =>
			ask("POST", path, { content: encodeContent(content), credential }),
		delete: (path, params, credential) =>
			ask("DELETE", path, { params, credential }),
		close: () => routes.close(),
	};
}

function checkedVersion(text: string): string {
	const number = versionNumber(text);
	// Without a version Meta answers with an old one.
	if (number !== undefined) return `v${number.toFixed(1)}`;
	throw new CliError(
		"graph-version",
		`${JSON.stringify(text)} is not a version of the Graph API`,
		{
			hint: `write it as ${defaultVersion}`,
			exitCode: ExitCode.NotConfigured,
		},
	);
}
