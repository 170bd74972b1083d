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
import { failed, type Outcome } from "./registry-outcome.ts";

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

/**
 * The registry with what is configured. `stop` ends every call; a CliError that it is aborted with is then what they failed of.
 * Throws CliError for a Graph address or a version that can't be one.
 */
export function openRegistry(config: Config, stop: AbortSignal): Registry {
	const graph = configuredGraph(config, { timeoutMs: TIMEOUT, stop });
	const user = config.settings.accessToken?.value ?? noAccessToken();
	const credentialFor = ({ level, id }: RegistrationPlace) =>
		level === "app" ? appCredential(id, config) : user;
	const ask = async (
		credential: string | CliError,
		doing: string,
		call: (credential: string) => Promise<GraphReply>,
	): Promise<Outcome<unknown>> => {
		if (credential instanceof CliError) {
			return { ok: false, error: credential, mayPass: false };
		}
		const reply = await call(credential);
		return reply.ok ? reply : failed(reply, doing, stop);
	};

	return {
		async tokenApp() {
			const answer = await ask(user, tellingApp, (token) =>
				graph.get("/app", { fields: "id,name" }, token),
			);
			if (!answer.ok) return answer;
			return { ok: true, value: readNamed(answer.value)?.id ?? "" };
		},
		async standing(place) {
			const { path, params } = standingQuestion(place);
			const answer = await ask(credentialFor(place), tellingStanding, (token) =>
				graph.get(path, params, token),
			);
			if (!answer.ok) return answer;
			const value = readStanding(place, answer.value);
			return value === undefined
				? failed(noStanding, tellingStanding, stop)
				: { ok: true, value };
		},
		async change(place, change) {
			const answer = await ask(
				credentialFor(place),
				"set the callback",
				(token) =>
					change.method === "POST"
						? graph.post(change.path, change.content, token)
						: graph.delete(change.path, change.params, token),
			);
			return answer.ok ? { ok: true, value: undefined } : answer;
		},
		close: () => graph.close(),
	};
}

const tellingApp = "tell which app the access token belongs to";
const tellingStanding = "tell which callback stands there now";

/** To take another answer for an empty place would mean to lose what stands there. */
const noStanding: GraphProblem = {
	ok: false,
	problem: "unreadable",
	status: 200,
	detail: "answered, but says nothing of it",
};

/** Milliseconds; Meta answers once it has called the callback itself. */
const TIMEOUT = 20_000;

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
