import { CliError, ExitCode } from "../../errors.ts";
import type { FoundNote } from "../../io/store/restore-file.ts";
import { maskedUrl } from "../../view/masked-url.ts";
import type { RegistrationPlace } from "../../webhook/registration.ts";

/** Of a secret that wa-hook made up, with which no signature of Meta's would match. */
export function noAppSecret(): CliError {
	return new CliError(
		"no-app-secret",
		"--register needs your app's own secret: Meta signs with it, and wa-hook made up another",
		{
			hint: "set WHATSAPP_APP_SECRET (App settings, Basic), in the environment or .env",
			exitCode: ExitCode.NotConfigured,
		},
	);
}

/** Of another listener that stands there. */
export function taken({ pid, place }: FoundNote): CliError {
	return new CliError(
		"already-registered",
		`another wa-hook listen (pid ${pid}) has registered itself at ${place.level} ${place.id}`,
		{ hint: "stop that one, which gives back what it has changed" },
	);
}

/** Of a note that another app's token is needed for. */
export function leftByAnotherApp({
	place: { level, id, appId },
}: FoundNote): CliError {
	return new CliError(
		"left-by-another-app",
		`what app ${appId} had at ${level} ${id} is not given back yet: a listener that registered itself with it was killed`,
		{
			hint: `set WHATSAPP_ACCESS_TOKEN to one of app ${appId}, then wa-hook restore`,
			exitCode: ExitCode.NotConfigured,
		},
	);
}

/** Of a note that is not settled, where neither what it says nor what the listener had set stands there. */
export function notGivenBack(
	{ level, id }: RegistrationPlace,
	callback: string | undefined,
): CliError {
	return new CliError(
		"not-given-back",
		`what stood at ${level} ${id} before a listener that was killed is not given back, and somebody has changed it since: ${maskedUrl(callback ?? "none")}`,
		{
			hint: "wa-hook restore --dry-run shows what stood there; wa-hook restore --yes puts it back, wa-hook restore --forget lets it be",
		},
	);
}

/** Of a callback that is replaced only with a yes. */
export function notOurs(
	{ level, id }: RegistrationPlace,
	callback: string,
): CliError {
	const meanwhile =
		"--yes replaces it while this listener runs, and gives it back";
	return new CliError(
		"callback-not-ours",
		`--register=${level} would replace a callback that is not this listener's, at ${level} ${id}: ${maskedUrl(callback)}`,
		{
			hint:
				level === "app"
					? `${meanwhile}; --register=waba or --register=phone leave the app's callback alone`
					: meanwhile,
		},
	);
}

/** Of a callback that Meta could not be made to take again; `seen` is what its handshake came to. */
export function notReturnable(
	callback: string,
	seen: string,
	{ level }: RegistrationPlace,
): CliError {
	const otherwise =
		level === "app"
			? "; --register=waba or --register=phone leave it alone"
			: `; if nobody needs it any more, wa-hook verify --explain ${level}-override tells how to take it away`;
	return new CliError(
		"not-returnable",
		`nothing was changed: the callback that stands there could not be given back. Meta would verify it again, but ${seen}: ${maskedUrl(callback)}`,
		{
			hint: `Meta does not tell its verify token: give it with --earlier-verify-token (also @file), and see that it answers${otherwise}`,
			exitCode: ExitCode.NotConfigured,
		},
	);
}
