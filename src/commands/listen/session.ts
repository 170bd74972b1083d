import type { Context } from "../../context.ts";
import { ExitCode } from "../../errors.ts";
import type { Receiver } from "../../io/receiver.ts";
import { beginning, endOfRecord } from "../../io/store/place.ts";
import { createRedactor } from "../../view/redact.ts";
import { createProbeDesk } from "../../webhook/probe-answer.ts";
import { sayIfLong } from "../say-if-long.ts";
import { openAccess } from "./access.ts";
import { createView } from "./create-view.ts";
import { openKeeper } from "./keeper.ts";
import { listenToKeys } from "./keys.ts";
import { openOnPort } from "./open-on-port.ts";
import { createPanel, localUrl, shortPath } from "./panel.ts";
import { type Address, openPresence, type Presence } from "./presence.ts";
import { createReception, type Means, type Reception } from "./reception.ts";
import { planRegistration } from "./register-plan.ts";
import { openRegistration } from "./registration.ts";
import type { ListenSettings } from "./settings.ts";
import { createTally, totals } from "./tally.ts";
import { sendTestMessage } from "./test-message.ts";
import { tunnelProviders } from "./tunnel.ts";

/** How long what is in flight may take once the user asked to stop, in milliseconds. */
const GRACE = 5000;
/** How long a target may still take to answer by then. */
const FORWARD_GRACE = 500;

/** Receives until it is stopped, then gives everything back. Throws CliError when it can't start. */
export async function listen(
	settings: ListenSettings,
	context: Context,
): Promise<ExitCode> {
	// First of all: a name or an address that can't be is found out before anything is opened.
	const providers = tunnelProviders(settings, context);
	const access = await openAccess(settings, context);
	const redact = createRedactor([...context.hidden]);
	const view = createView(settings, context, redact);
	const keeper = await openKeeper(settings, context.pid);
	const tally = createTally();
	const probes = createProbeDesk(context.randomBytes);
	try {
		const registration =
			settings.register &&
			(await sayIfLong(
				() => view.note("info", "asking Meta what stands there now"),
				planRegistration(settings, settings.register, access, context),
			));
		if (registration !== undefined) {
			view.registration({ state: "planned", ...registration });
		}
		// Without a record ids begin at 1, and would be taken for others.
		const earlier = settings.store
			? await endOfRecord(settings.stateDir)
			: beginning;
		return await receive({
			settings,
			context,
			access,
			redact,
			view,
			keeper,
			earlier,
			tally,
			probes,
			providers,
			registration,
		});
	} finally {
		await keeper.close();
		await view.close();
	}
}

async function receive(means: Means): Promise<ExitCode> {
	const { settings, context, view } = means;
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
	const quitting = new AbortController();
	const releaseKeys = listenToKeys(context, {
		view,
		callbackUrl: () => address.callback ?? address.local,
		quit: () => quitting.abort(),
		test: () => void sendTest(means, reception, address.local),
	});
	let presence: Presence | undefined;
	let code: ExitCode = ExitCode.Done;
	const registering = openRegistration(means);
	try {
		const { port } = receiver;
		const ready = () => view.ready(createPanel(means, port));
		const proven = registering.arrive;
		presence = await openPresence(means, address, port, { ready, proven });
		// A signal, a bug, a reader of stdout that went away, or the key q.
		const { stop, fault, stdout } = context;
		await aborted(AbortSignal.any([stop, fault, stdout.gone, quitting.signal]));
	} finally {
		releaseKeys();
		await finish(receiver, reception);
		code = await registering.end();
		await presence?.end();
	}
	view.end(
		totals(means.tally, {
			ms: context.elapsed() - began,
			heldBackBy: settings.showing.by,
			forwards: settings.forward.targets.length > 0,
			recording: settings.store
				? shortPath(settings.stateDir, context.cwd)
				: undefined,
		}),
	);
	return code;
}

async function sendTest(
	{ access, context, view }: Means,
	{ courier }: Reception,
	url: string,
): Promise<void> {
	const [secret] = access.secrets;
	if (secret === undefined) return;
	try {
		await sendTestMessage(new URL(url), secret, courier, context);
	} catch (error) {
		view.note("warn", `no test message: ${String(error)}`);
	}
}

function aborted(signal: AbortSignal): Promise<void> {
	if (signal.aborted) return Promise.resolve();
	return new Promise((resolve) =>
		signal.addEventListener("abort", () => resolve(), { once: true }),
	);
}

async function finish(
	receiver: Receiver,
	{ cutForwards, courier, reporter, recalling }: Reception,
): Promise<void> {
	const cutting = setTimeout(cutForwards, FORWARD_GRACE);
	await receiver.stop(GRACE);
	clearTimeout(cutting);
	await courier.close();
	await recalling;
	reporter.close();
}
