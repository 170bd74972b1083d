import { CliError, ExitCode } from "../errors.ts";
import type { RestoreNote } from "../io/store/restore-file.ts";
import {
	isOneOf,
	isSameStanding,
	type Standing,
} from "../webhook/registration.ts";
import { restoringChange } from "../webhook/registration-requests.ts";
import type { Registry } from "./registry.ts";

/** What came of giving back. */
export type GivenBack =
	/** What stood there before stands there now; already, where nothing had to be done. */
	| {
			readonly outcome: "given-back";
			readonly already: boolean;
			readonly lostVersions: boolean;
	  }
	/** Somebody else has set something since: it was left alone. */
	| { readonly outcome: "changed-meanwhile"; readonly now: Standing }
	| { readonly outcome: "failed"; readonly error: CliError };

/**
 * Puts back what stood in a place before a listener registered itself, and looks whether it is there. What somebody else has set
 * meanwhile is replaced only if `evenIfChanged`. Never rejects.
 */
export async function giveBack(
	{ place, before, set, isUnderWay = false }: RestoreNote,
	registry: Registry,
	{
		verifyToken,
		evenIfChanged = false,
	}: { readonly verifyToken: string; readonly evenIfChanged?: boolean },
): Promise<GivenBack> {
	const other = await anotherApp(place, registry);
	if (other !== undefined) return { outcome: "failed", error: other };
	const found = await registry.standing(place);
	if (!found.ok) return { outcome: "failed", error: found.error };
	const now = found.value;
	if (isSameStanding(now, before)) {
		return isUnderWay
			? { outcome: "failed", error: mayChangeYet() }
			: givenBack(before, now, true);
	}
	if (!isOneOf(now.callback, set) && !evenIfChanged) {
		return { outcome: "changed-meanwhile", now };
	}

	const change = restoringChange(place, before, verifyToken);
	const changed = await registry.change(place, change);
	// Also after an answer that got lost: the change may have been made.
	const after = await registry.standing(place);
	if (after.ok && isSameStanding(after.value, before)) {
		return givenBack(before, after.value, false);
	}
	if (!changed.ok) return { outcome: "failed", error: changed.error };
	return { outcome: "failed", error: after.ok ? notSeen() : after.error };
}

/** An override is always that of the token's own app: with another app's token, another app's would be changed. */
async function anotherApp(
	{ level, appId }: RestoreNote["place"],
	registry: Registry,
): Promise<CliError | undefined> {
	if (level === "app") return undefined;
	const app = await registry.tokenApp();
	if (!app.ok) return app.error;
	if (app.value === appId) return undefined;
	return new CliError(
		"token-of-another-app",
		`the access token belongs to another app than ${appId}, whose override this is`,
		{
			hint: `set WHATSAPP_ACCESS_TOKEN to one of app ${appId}`,
			exitCode: ExitCode.NotConfigured,
		},
	);
}

function mayChangeYet(): CliError {
	return new CliError(
		"under-way",
		"it stands there still, but Meta has not answered the last change, and may make it yet",
		{ hint: "Give it a minute", exitCode: ExitCode.Unreachable },
	);
}

function notSeen(): CliError {
	return new CliError(
		"not-seen",
		"Meta accepted it, but what it tells is still not what it was",
		{ exitCode: ExitCode.Failed },
	);
}

/** Which version a field comes in is Meta's to choose. */
function givenBack(
	before: Standing,
	now: Standing,
	already: boolean,
): GivenBack {
	const versions = new Map(
		now.fields?.map(({ name, version }) => [name, version]),
	);
	const lostVersions = (before.fields ?? []).some(
		({ name, version }) =>
			version !== undefined && versions.get(name) !== version,
	);
	return { outcome: "given-back", already, lostVersions };
}
