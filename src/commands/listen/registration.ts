import { ExitCode } from "../../errors.ts";
import { openRegistry } from "../registry.ts";
import type { Means } from "./reception.ts";
import { createRegistrar, type Registrar } from "./register.ts";
import { giveBackLeftBehind } from "./register-left-behind.ts";

/** All that this run does to callbacks at Meta: it gives back what a crashed one left, and registers itself where that is planned. */
export function openRegistration(means: Means): Registrar {
	const registrar = openRegistrar(means);
	const leftBehind = giveBackLeftBehind(means);
	return {
		arrive: registrar.arrive,
		async end() {
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
	const registry = openRegistry(settings.config, new AbortController().signal);
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
			const saying = setTimeout(
				() => view.note("info", takesLong),
				SAYS_SO_AFTER,
			);
			try {
				return await registrar.end();
			} finally {
				clearTimeout(saying);
				await registry.close();
			}
		},
	};
}

/** Milliseconds that a person waits without wondering. */
const SAYS_SO_AFTER = 1_000;

const takesLong =
	"giving back what stood at Meta; a second Ctrl-C leaves that to wa-hook restore";

const nobody: Registrar = {
	arrive: () => undefined,
	end: async () => ExitCode.Done,
};
