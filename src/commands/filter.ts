import { CliError } from "../errors.ts";
import { suggest } from "../suggest.ts";
import {
	kindFamilies,
	kindPatterns,
	kinds,
	matchesKind,
} from "../webhook/catalogue.ts";
import type { WebhookEvent } from "../webhook/event.ts";

/** True for an event that is to be shown and forwarded. */
export type EventFilter = (event: WebhookEvent) => boolean;

/** What was asked for; an empty list asks for nothing in particular and lets everything pass. */
export interface FilterRequest {
	readonly kinds: readonly string[];
	/** Phone numbers in any notation, or business-scoped user ids. */
	readonly parties: readonly string[];
	readonly phoneNumberIds: readonly string[];
}

/** An event passes when it is of one of the kinds, with one of the parties, of one of the numbers. Throws CliError for an unknown kind, and for what names nobody. */
export function createFilter(request: FilterRequest): EventFilter {
	for (const pattern of request.kinds) refuseUnknownKind(pattern);
	for (const party of request.parties) refuseNobody(party);
	const parties = request.parties.map(comparable);
	return (event) =>
		(request.kinds.length === 0 ||
			request.kinds.some((pattern) => matchesKind(pattern, event))) &&
		(parties.length === 0 || parties.some((party) => concerns(event, party))) &&
		(request.phoneNumberIds.length === 0 ||
			(event.phoneNumberId !== undefined &&
				request.phoneNumberIds.includes(event.phoneNumberId)));
}

function refuseUnknownKind(pattern: string): void {
	if (kinds.some((kind) => matchesKind(pattern, kind))) return;
	const meant = suggest(pattern, kindPatterns);
	throw new CliError("unknown-event", `there is no event called "${pattern}"`, {
		hint:
			meant === undefined
				? `there are ${kindFamilies.join(", ")}; wa-hook fixtures lists all kinds`
				: `did you mean ${meant}?`,
	});
}

function refuseNobody(party: string): void {
	if (/[\p{L}\p{N}]/u.test(party)) return;
	throw new CliError(
		"party-invalid",
		`"${party}" is no phone number, user id or username`,
		{ hint: 'give it like "+1 650 555 1234", US.1349… or @username' },
	);
}

function concerns(event: WebhookEvent, wanted: string): boolean {
	const { phone, userId, username } = event.party ?? {};
	return [phone, userId, username].some(
		(id) => id !== undefined && comparable(id) === wanted,
	);
}

// "+1 (650) 555-1234" and "16505551234" are the same number; user ids and names are compared as they are.
function comparable(id: string): string {
	return /^\+?[\d\s().-]+$/.test(id)
		? id.replace(/\D/g, "")
		: id.replace(/^@/, "");
}
