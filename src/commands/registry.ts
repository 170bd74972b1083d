import type { Config } from "../config/config.ts";
import { CliError, ExitCode } from "../errors.ts";
import { appToken } from "../webhook/graph/app-token.ts";
import type { GraphProblem, GraphReply } from "../webhook/graph/graph-reply.ts";
import { readNamed } from "../webhook/graph/named.ts";
import {
	type RegistrationPlace,
	readStanding,
	type Standing,
} from "../webhook/registration.ts";
import {
	type StandingChange,
	standingQuestion,
} from "../webhook/registration-requests.ts";
import { configuredGraph } from "./graph-access.ts";
import { registryRefusal } from "./registry-refusal.ts";

/** What came of a call, or why nothing did. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | Failed;

export interface Failed {
	readonly ok: false;
	readonly error: CliError;
	/** Whether the same call may work a moment later. */
	readonly mayPass: boolean;
}

/** The callbacks that stand at Meta. Nothing rejects. */
export interface Registry {
	/** The id of the app that the access token belongs to; empty where Meta does not tell. */
	tokenApp(): Promise<Outcome<string>>;
	standing(place: RegistrationPlace): Promise<Outcome<Standing>>;
	/** Made once, whatever comes of it. */
	change(
		place: RegistrationPlace,
		change: StandingChange,
	): Promise<Outcome<void>>;
	close(): Promise<void>;
}

/** The registry with what is configured. Throws CliError for a Graph address or a version that can't be one. */
export function openRegistry(
	config: Config,
	stop: AbortSignal,
	timeoutMs = defaultTimeoutMs,
): Registry {
	const graph = configuredGraph(config, { timeoutMs, stop });
	const user = config.settings.accessToken?.value ?? noAccessToken();
	const credentialFor = ({ level, id }: RegistrationPlace) =>
		level === "app" ? appCredential(id, config) : user;
	const ask = async <T>(
		credential: string | CliError,
		doing: string,
		call: (credential: string) => Promise<GraphReply>,
		read: (value: unknown) => T,
	): Promise<Outcome<T>> => {
		if (credential instanceof CliError) {
			return { ok: false, error: credential, mayPass: false };
		}
		const reply = await call(credential);
		if (reply.ok) return { ok: true, value: read(reply.value) };
		const error = registryRefusal(reply, doing);
		return { ok: false, error, mayPass: mayPass(reply) };
	};

	return {
		tokenApp: () =>
			ask(
				user,
				"tell which app the access token belongs to",
				(token) => graph.get("/app", { fields: "id,name" }, token),
				(value) => readNamed(value)?.id ?? "",
			),
		standing: (place) => {
			const { path, params } = standingQuestion(place);
			return ask(
				credentialFor(place),
				"tell which callback stands there now",
				(token) => graph.get(path, params, token),
				(value) => readStanding(place, value),
			);
		},
		change: (place, change) =>
			ask(
				credentialFor(place),
				"set the callback",
				(token) =>
					change.method === "POST"
						? graph.post(change.path, change.content, token)
						: graph.delete(change.path, change.params, token),
				() => undefined,
			),
		close: () => graph.close(),
	};
}

/** Meta answers once it has called the callback itself. */
const defaultTimeoutMs = 20_000;

function appCredential(
	id: string,
	{ appSecrets: [secret] }: Config,
): string | CliError {
	return secret === undefined ? noAppSecret() : appToken(id, secret.value);
}

function noAccessToken(): CliError {
	return new CliError("no-access-token", "no access token is configured", {
		hint: "set WHATSAPP_ACCESS_TOKEN, in the environment or .env",
		exitCode: ExitCode.NotConfigured,
	});
}

function noAppSecret(): CliError {
	return new CliError("no-app-secret", "no app secret is configured", {
		hint: "set WHATSAPP_APP_SECRET to your app's (App settings, Basic), in the environment or .env",
		exitCode: ExitCode.NotConfigured,
	});
}

/** A tunnel's name may not be known everywhere yet, a network may come back. */
function mayPass(problem: GraphProblem): boolean {
	if (problem.problem !== "refused") return true;
	const { code, isTransient, status } = problem.error;
	return code === 2200 || isTransient || status === 429 || status >= 500;
}
