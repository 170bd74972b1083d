import type { Delivery } from "../webhook/delivery.ts";
import type { Sighting } from "../webhook/seen.ts";
import { dayOf } from "./clock.ts";
import type { Span } from "./layout.ts";
import { duration } from "./quantities.ts";
import { type Safe, safe } from "./safe.ts";
import type { ShownEvent } from "./shown.ts";
import type { Theme } from "./theme.ts";

/** What a person must know before reading an event: that it is not verified, a sample, came before, or came late. */
export function labels(
	{ event, duplicate, late }: ShownEvent,
	{ verification, receivedAt }: Delivery,
	theme: Theme,
): Span[] {
	const isRepeated = duplicate !== undefined && duplicate.count > 1;
	const isLate = late && event.at !== undefined && !earlier.has(event.field);
	return [
		...(verification.verified ? [] : [label(safe`NOT VERIFIED`)]),
		...(event.sample ? [label(safe`dashboard Test button sample`)] : []),
		...(isRepeated ? [label(repeated(duplicate, receivedAt, theme), 2)] : []),
		...(isLate ? [label(lateness(event.at, receivedAt), 2)] : []),
	];
}

function label(text: Safe, yields?: number): Span {
	return { text, tone: "warn", isOurs: true, yields };
}

/** What was before is late by nature: earlier chats, and the contacts of the app. */
const earlier: ReadonlySet<string> = new Set(["history", "smb_app_state_sync"]);

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
