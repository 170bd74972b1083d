import { relative } from "node:path";
import { isLoopback } from "../../io/target.ts";
import { maskedUrl } from "../../view/masked-url.ts";
import type { PanelValue, ReadyPanel } from "../../view/ready.ts";
import type { Access } from "./access.ts";
import { hasKeys } from "./keys.ts";
import type { Means } from "./reception.ts";
import type { ListenSettings } from "./settings.ts";

/** What the ready panel says of this run. */
export function createPanel(
	{ settings, access, context, redact }: Means,
	port: number,
): ReadyPanel {
	const { forward, tunnel } = settings;
	const secretsFile = `${shortPath(settings.stateDir, context.cwd)}secrets.json`;
	const hasTunnel = tunnel.publicUrl !== undefined || tunnel.choice !== "none";
	return {
		callback: undefined,
		noCallback: hasTunnel
			? { value: "opening a public address …" }
			: {
					value: "none",
					note: isLocalOnly(settings)
						? "--tunnel none: only this machine can reach it"
						: "--tunnel none",
				},
		verifyToken: verifyToken(access),
		appSecrets: access.appSecrets.map(({ value, source }) => ({
			value,
			secret: true,
			note: access.generatedSecret ? `${source}, in ${secretsFile}` : source,
		})),
		gatewaySecret: gatewaySecret(access),
		local: local(settings, port),
		forwarding: forward.targets.map((url) => ({
			value: redact(maskedUrl(url)),
		})),
		recording: settings.store
			? { value: shortPath(settings.stateDir, context.cwd) }
			: undefined,
		showingOnly: showingOnly(settings),
		warnings: warnings(settings, access),
		next: [
			{
				command: "wa-hook replay text",
				does: "a text message, as Meta sends it",
			},
			{
				command: "wa-hook verify",
				does: "what is wrong, when nothing arrives",
			},
			...(settings.store
				? [{ command: "wa-hook events", does: "what was recorded" }]
				: []),
			...(forward.targets.length === 0
				? [
						{
							command: "wa-hook listen --forward-to 3000",
							does: "your app gets every delivery",
						},
					]
				: []),
		],
		registers: settings.register !== undefined,
		keys: hasKeys(context),
	};
}

function showingOnly({
	showing,
	store,
}: ListenSettings): PanelValue | undefined {
	if (showing.only.length === 0) return undefined;
	const value = showing.only.join("; ");
	return store ? { value, note: "everything is recorded" } : { value };
}

function gatewaySecret({ gatewaySecret }: Access): PanelValue | undefined {
	if (gatewaySecret === undefined) return undefined;
	const { value, source } = gatewaySecret;
	return { value, secret: true, note: source };
}

function verifyToken({ verifyToken, generatedToken }: Access): PanelValue {
	const { value, source } = verifyToken;
	return { value, secret: !generatedToken, note: source };
}

function local(settings: ListenSettings, port: number): PanelValue {
	const value = localUrl(settings, port);
	const asked = settings.port.number;
	return port === asked || asked === 0
		? { value }
		: { value, note: `port ${asked} is taken` };
}

/** The webhook's URL on this machine. */
export function localUrl(
	{ host = "127.0.0.1", path }: ListenSettings,
	port: number,
): string {
	const name = isAny(host)
		? "127.0.0.1"
		: host.includes(":")
			? `[${host}]`
			: host;
	return `http://${name}:${port}${path}`;
}

function isAny(host: string): boolean {
	return host === "0.0.0.0" || host === "::";
}

function isLocalOnly({ host }: ListenSettings): boolean {
	return host === undefined || (isLoopback(host) && !isAny(host));
}

function warnings(settings: ListenSettings, access: Access): string[] {
	return [
		...settings.config.warnings,
		...(settings.verifies
			? []
			: ["signatures are not checked: anybody can post here"]),
		...(isLocalOnly(settings)
			? []
			: [`bound to ${settings.host}: other machines may reach this listener`]),
		...(access.generatedSecret && settings.verifies
			? [
					"Meta signs with your app's own secret: set WHATSAPP_APP_SECRET before you connect it (App settings, Basic)",
				]
			: []),
	];
}

/** Relative to where the user is, when it lies below. */
export function shortPath(path: string, cwd: string): string {
	const short = relative(cwd, path);
	return short === "" || short.startsWith("..") ? path : `${short}/`;
}
