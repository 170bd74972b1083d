import type { Context } from "../../context.ts";
import { ExitCode } from "../../errors.ts";
import type { Receiver } from "../../io/receiver.ts";
import { createRedactor } from "../../view/redact.ts";
import { createProbeDesk } from "../../webhook/probe-answer.ts";
import { openAccess } from "./access.ts";
import { createView } from "./create-view.ts";
import { openKeeper } from "./keeper.ts";
import { listenToKeys } from "./keys.ts";
import { openOnPort } from "./open-on-port.ts";
import { createPanel, localUrl, shortPath } from "./panel.ts";
import { type Address, openPresence } from "./presence.ts";
import { createReception, type Means, type Reception } from "./reception.ts";
import type { ListenSettings } from "./settings.ts";
import { createTally, totals } from "./tally.ts";
import { sendTestMessage } from "./test-message.ts";

/** How long what is in flight may take once the user asked to stop, in milliseconds. */
const GRACE = 5000;
/** How long a target may still take to answer by then. */
const FORWARD_GRACE = 500;

/** Receives until it is stopped, then gives everything back. Throws CliError when it can't start. */
export async function listen(
	settings: ListenSettings,
	context: Context,
): Promise<ExitCode> {
	const access = await openAccess(settings, context);
	const view = createView(settings, context, createRedactor(access.hidden));
	const keeper = await openKeeper(settings, context.pid);
	const tally = createTally();
	const probes = createProbeDesk(context.randomBytes);
	try {
		return await receive({
			settings,
			context,
			access,
			view,
			keeper,
			tally,
			probes,
		});
	} finally {
		await keeper.close();
		await view.close();
	}
}

async function receive(means: Means): Promise<ExitCode> {
	const { settings, context, access, view } = means;
	const began = context.elapsed();
	const reception = createReception(means);
	const receiver = await openOnPort(settings, {
		path: settings.path,
		...(settings.host !== undefined && { host: settings.host }),
		answer: reception.answer,
		onRefused: reception.reporter.turnedAway,
		onFault: reception.reporter.fault,
	});
	if (context.stop.aborted) {
		await receiver.stop(0);
		return ExitCode.Interrupted;
	}
	const address: Address = {
		local: localUrl(settings, receiver.port),
		callback: undefined,
	};
	const stopped = untilStopped(means, reception, address);
	view.ready(createPanel(settings, access, receiver.port, context));
	const presence = await openPresence(means, address, receiver.port);
	await stopped;

	await finish(receiver, reception);
	await presence.end();
	view.end(
		totals(means.tally, {
			ms: context.elapsed() - began,
			forwards: settings.forward.targets.length > 0,
			recording: settings.store
				? shortPath(settings.stateDir, context.cwd)
				: undefined,
		}),
	);
	return ExitCode.Done;
}

/** Ends with a signal, the key `q`, a reader of stdout that went away, or a bug. */
async function untilStopped(
	{ context, view, access }: Means,
	{ courier }: Reception,
	address: Readonly<Address>,
): Promise<void> {
	const quitting = new AbortController();
	const release = listenToKeys(context, {
		view,
		callbackUrl: () => address.callback ?? address.local,
		quit: () => quitting.abort(),
		test: () => {
			const [secret] = access.secrets;
			if (secret === undefined) return;
			void sendTestMessage(
				new URL(address.local),
				secret,
				courier,
				context,
			).catch((error: unknown) =>
				view.note("warn", `no test message: ${String(error)}`),
			);
		},
	});
	const { stop, fault, stdout } = context;
	await aborted(AbortSignal.any([stop, fault, stdout.gone, quitting.signal]));
	release();
}

function aborted(signal: AbortSignal): Promise<void> {
	if (signal.aborted) return Promise.resolve();
	return new Promise((resolve) =>
		signal.addEventListener("abort", () => resolve(), { once: true }),
	);
}

async function finish(
	receiver: Receiver,
	{ cutForwards, courier }: Reception,
): Promise<void> {
	const cutting = setTimeout(cutForwards, FORWARD_GRACE);
	await receiver.stop(GRACE);
	clearTimeout(cutting);
	await courier.close();
}
