import type { Delivery } from "../webhook/delivery.ts";
import type { Sighting } from "../webhook/seen.ts";
import { dayOf } from "./clock.ts";
import { duration } from "./quantities.ts";
import { type Safe, safe } from "./safe.ts";
import type { ShownEvent } from "./shown.ts";
import type { Theme } from "./theme.ts";

/** What a person must know before reading an event: that it is not verified, a sample, came before, or came late. */
export function labels(
	{ event, duplicate, late }: ShownEvent,
	{ verification, receivedAt }: Delivery,
	theme: Theme,
): Safe[] {
	const said: Safe[] = [];
	if (!verification.verified) said.push(safe`NOT VERIFIED`);
	if (event.sample) said.push(safe`dashboard Test button sample`);
	if (duplicate !== undefined && duplicate.count > 1) {
		said.push(repeated(duplicate, receivedAt, theme));
	}
	// Earlier chats are late by nature.
	if (late && event.at !== undefined && event.field !== "history") {
		said.push(lateness(event.at, receivedAt));
	}
	return said;
}

// Meta tries for seven days; what is older was sent by something else, most often again.
const longestRetryMs = 7 * 24 * 3_600_000;

function lateness(at: number, receivedAt: number): Safe {
	const ms = receivedAt - at;
	return ms > longestRetryMs
		? safe`dated ${dayOf(new Date(at))}`
		: safe`${duration(ms)} late`;
}

function repeated(
	{ count, duplicateOf, firstSeenAt }: Sighting,
	now: number,
	theme: Theme,
): Safe {
	const times = safe`duplicate ${theme.signs.times}${count}`;
	if (duplicateOf === undefined || firstSeenAt === undefined) return times;
	return safe`${times}, first ${duration(now - firstSeenAt)} ago as ${duplicateOf}`;
}
