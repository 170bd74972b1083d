import { join } from "node:path";
import { freePort } from "../../src/io/tunnel/free-port.ts";
import {
	type GraphStandIn,
	healthyWorld,
	ids,
	openGraphStandIn,
	secrets,
	type World,
} from "./graph.ts";
import { openTarget, type Target } from "./target.ts";
import { begin, type Running, type Start } from "./world.ts";

/** A Meta that verifies callbacks, an app in production that it delivers to, and a listener that may take its place. */
export interface Stage {
	readonly world: World;
	readonly standIn: GraphStandIn;
	/** The app in production, which knows the configured verify token. */
	readonly production: Target & { readonly callback: string };
	readonly env: Record<string, string>;
	/** The callback that stands at each level now. */
	standing(): { app?: string; waba?: string; phone?: string };
	/** Starts a listener with an address that leads to it. */
	listen(flags: readonly string[], start?: Start): Promise<Listener>;
	/** POSTs and DELETEs, in the order in which they came. */
	changes(): readonly string[];
}

/** A listener that has begun, and the callback it will have. */
export interface Listener extends Running {
	readonly callback: string;
}

/** Sets the stage; all of it closes when the test ends. */
export async function setStage(): Promise<Stage> {
	const world = healthyWorld();
	world.verifiesCallbacks = true;
	const production = await openCallback(secrets.verify);
	const [app] = world.apps;
	const [subscription] = app?.subscriptions ?? [];
	if (app === undefined || subscription === undefined) throw new Error("bare");
	subscription.callback_url = production.callback;
	const standIn = await openGraphStandIn(world);
	const env = {
		NO_COLOR: "1",
		WA_HOOK_GRAPH_URL: standIn.address,
		WHATSAPP_APP_ID: ids.app,
		WHATSAPP_APP_SECRET: secrets.app,
		WHATSAPP_ACCESS_TOKEN: secrets.token,
		WHATSAPP_VERIFY_TOKEN: secrets.verify,
		WHATSAPP_PHONE_NUMBER_ID: ids.phone,
		WHATSAPP_WABA_ID: ids.waba,
	};
	return {
		world,
		standIn,
		production,
		env,
		standing() {
			const found = {
				app: app.subscriptions[0]?.callback_url,
				waba: world.wabas[0]?.apps[0]?.override_callback_uri,
				phone: world.phones[0]?.override,
			};
			return JSON.parse(JSON.stringify(found));
		},
		async listen(flags, start = {}) {
			const { argv, callback } = await listenLine(flags);
			const running = await begin(argv, { env, ...start });
			return { ...running, callback };
		},
		changes: () => standIn.lines().filter((line) => !line.startsWith("GET ")),
	};
}

/** A command line whose listener is reached at `callback`. */
export async function listenLine(
	flags: readonly string[],
): Promise<{ argv: readonly string[]; callback: string }> {
	const port = await freePort();
	const address = `http://127.0.0.1:${port}`;
	const argv = ["listen", "--port", `${port}`, "--public-url", address];
	return { argv: [...argv, ...flags], callback: `${address}/webhook` };
}

/** An app that answers the handshake for one token. */
export async function openCallback(
	token: string,
): Promise<Target & { readonly callback: string }> {
	const target = await openTarget((response, { url = "" }) => {
		const { searchParams } = new URL(url, "http://app");
		const isRight = searchParams.get("hub.verify_token") === token;
		response
			.writeHead(isRight ? 200 : 403)
			.end(isRight ? searchParams.get("hub.challenge") : "");
	});
	return { ...target, callback: `http://127.0.0.1:${target.port}/webhook` };
}

/** Where a project keeps what to give back. */
export function restoreFolder(cwd: string): string {
	return join(cwd, ".wa-hook", "restore");
}
