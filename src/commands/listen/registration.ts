import { CliError, ExitCode } from "../../errors.ts";
import { openRegistry } from "../registry.ts";
import { sayIfLong } from "../say-if-long.ts";
import type { Means } from "./reception.ts";
import { createRegistrar, type Registrar } from "./register.ts";
import { giveBackLeftBehind } from "./register-left-behind.ts";

/** How long Meta may hold up the end of a run, in seconds. */
const GRACE = 5;

/** All that this run does to callbacks at Meta: it gives back what a crashed one left, and registers itself where that is planned. */
export function openRegistration(means: Means): Registrar {
	const leaving = new AbortController();
	const registrar = openRegistrar(means);
	const leftBehind = giveBackLeftBehind(means, leaving.signal);
	return {
		arrive: registrar.arrive,
		async end() {
			// It is on disk, and the next run's to give back.
			leaving.abort();
			const code = await registrar.end();
			await leftBehind;
			return code;
		},
	};
}

function openRegistrar(means: Means): Registrar {
	const { settings, registration: plan, access, context, view } = means;
	if (plan === undefined) return nobody;
	const { value: verifyToken } = access.verifyToken;
	// Not to be stopped with the rest: what was changed is given back then.
	const heldUp = new AbortController();
	const registry = openRegistry(settings.config, heldUp.signal);
	const registrar = createRegistrar({
		plan,
		registry,
		dir: settings.stateDir,
		pid: context.pid,
		verifyToken,
		earlierVerifyToken: settings.register?.earlierVerifyToken ?? verifyToken,
		tell: view.registration,
	});
	return {
		arrive: registrar.arrive,
		async end() {
			const cutting = setTimeout(() => heldUp.abort(tooSlow()), GRACE * 1000);
			try {
				const say = () => view.note("info", takesLong);
				return await sayIfLong(say, registrar.end());
			} finally {
				clearTimeout(cutting);
				await registry.close();
			}
		},
	};
}

const takesLong = `giving back what stood at Meta, for ${GRACE} s at most; a second Ctrl-C leaves that to wa-hook restore`;

function tooSlow(): CliError {
	return new CliError(
		"held-up",
		`Meta had not answered ${GRACE} s after the end was asked for`,
		{ exitCode: ExitCode.Unreachable },
	);
}

const nobody: Registrar = {
	arrive: () => undefined,
	end: async () => ExitCode.Done,
};
