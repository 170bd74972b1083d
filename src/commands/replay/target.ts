import { CliError, ExitCode } from "../../errors.ts";
import { parseTarget } from "../../io/target.ts";
import { maskedUrl } from "../../view/masked-url.ts";
import type { ReplaySettings } from "./settings.ts";

/** Where deliveries go. */
export interface Target {
	readonly url: URL;
	/** Named with --url, the listener of this project, or the app that it forwards to. */
	readonly is: "named" | "listener" | "app";
}

/** Finds out what is meant. Throws CliError when nothing runs here and no URL was given. */
export async function findTarget({
	target,
	dir,
	config,
	output,
}: Pick<
	ReplaySettings,
	"target" | "dir" | "config" | "output"
>): Promise<Target> {
	if (target instanceof URL) return { url: target, is: "named" };
	const { readListener } = await import("../../io/store/listener-file.ts");
	const listener = await readListener(dir);
	if (target === "app") {
		const configured = [config.file.forwardTo ?? []].flat();
		const apps = listener?.forwardTo ?? configured;
		return { url: onlyApp(apps, config.file.path), is: "app" };
	}
	if (listener === undefined) {
		if (isOnlyShown.has(output)) return { url: new URL(anApp), is: "named" };
		throw nothingRuns();
	}
	const { local, port, path } = listener;
	const url = new URL(local ?? `http://127.0.0.1:${port}${path}`);
	return { url, is: "listener" };
}

/** What is only shown needs nobody who would take it. */
const isOnlyShown = new Set<ReplaySettings["output"]>([
	"request",
	"json-request",
]);
const anApp = "http://localhost:3000/webhook";

function onlyApp(apps: readonly string[], path: string | undefined): URL {
	const [app, another] = apps;
	if (app === undefined) {
		throw new CliError(
			"no-app",
			"--to-app needs a running listen that forwards to an app",
			{
				hint: "name the app with --url 3000, or start wa-hook listen --forward-to 3000",
				exitCode: ExitCode.NotConfigured,
			},
		);
	}
	if (another === undefined) return parseTarget(app, path);
	throw new CliError(
		"several-apps",
		`listen forwards to ${apps.length} apps: ${apps.map(maskedUrl).join(", ")}`,
		{ hint: `name the one that is meant: --url ${maskedUrl(app)}` },
	);
}

function nothingRuns(): CliError {
	return new CliError(
		"no-target",
		"there is nowhere to send it: no --url was given, and no listen runs in this project",
		{
			hint: "name your app with --url 3000, or start wa-hook listen in another terminal",
			exitCode: ExitCode.NotConfigured,
		},
	);
}
