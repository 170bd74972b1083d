import type { CliError } from "../errors.ts";
import type { RestoreNote } from "../io/store/restore-file.ts";
import { isSameStanding, type Standing } from "../webhook/registration.ts";
import { restoringChange } from "../webhook/registration-requests.ts";
import type { Registry } from "./registry.ts";

/** What came of giving back. */
export type GivenBack =
	/** What stood there before stands there now. */
	| { readonly outcome: "given-back"; readonly lostVersions: boolean }
	/** Somebody else has set something since: it was left alone. */
	| { readonly outcome: "changed-meanwhile"; readonly now: Standing }
	| { readonly outcome: "failed"; readonly error: CliError };

/**
 * Puts back what stood in a place before a listener registered itself, and looks whether it is there. What somebody else has set
 * meanwhile is replaced only if `evenIfChanged`. Never rejects.
 */
export async function giveBack(
	{ place, before, set }: RestoreNote,
	registry: Registry,
	{
		verifyToken,
		evenIfChanged = false,
	}: { readonly verifyToken: string; readonly evenIfChanged?: boolean },
): Promise<GivenBack> {
	const found = await registry.standing(place);
	if (!found.ok) return { outcome: "failed", error: found.error };
	const now = found.value;
	if (isSameStanding(now, before)) return givenBack(before, now);
	const isOurs = now.callback !== undefined && set.includes(now.callback);
	if (!isOurs && !evenIfChanged) return { outcome: "changed-meanwhile", now };

	const change = restoringChange(place, before, verifyToken);
	const changed = await registry.change(place, change);
	// Also after an answer that got lost: the change may have been made.
	const after = await registry.standing(place);
	if (after.ok && isSameStanding(after.value, before)) {
		return givenBack(before, after.value);
	}
	if (!changed.ok) return { outcome: "failed", error: changed.error };
	return after.ok
		? { outcome: "changed-meanwhile", now: after.value }
		: { outcome: "failed", error: after.error };
}

/** Which version a field comes in is Meta's to choose. */
function givenBack(before: Standing, now: Standing): GivenBack {
	const versions = new Map(
		now.fields?.map(({ name, version }) => [name, version]),
	);
	const lostVersions = (before.fields ?? []).some(
		({ name, version }) =>
			version !== undefined && versions.get(name) !== version,
	);
	return { outcome: "given-back", lostVersions };
}
