import type { Context } from "../../context.ts";
import { CliError } from "../../errors.ts";
import { suggest } from "../../suggest.ts";
import { kinds } from "../../webhook/catalogue.ts";
import type { WebhookEvent } from "../../webhook/event.ts";
import type { Reading } from "../../webhook/events.ts";
import { tellsOfFailure } from "../../webhook/failure.ts";
import { messageTypes } from "../../webhook/message-types.ts";
import type { Reply } from "../../webhook/reply.ts";
import { folded, says } from "../../webhook/says.ts";
import type { FilterOptions } from "../criteria.ts";
import { createFilter } from "../filter.ts";
import type { Recorded } from "./read-record.ts";
import { type Period, parsePeriod } from "./times.ts";

/** Which deliveries of the record were asked for, and which of their events. */
export interface Selection extends Period {
	/** False when everything was asked for. */
	readonly isLimited: boolean;
	/** The events of a delivery that were asked for; undefined when the delivery was not. `reading` is that of its body. */
	choose(
		recorded: Recorded,
		reading: Reading,
	): readonly WebhookEvent[] | undefined;
}

/** Options to one checked value. Throws CliError for what is wrong; says on stderr when a type is not known. */
export function createSelection(
	options: FilterOptions,
	context: Context,
): Selection {
	const period = parsePeriod(options, context.now());
	const tests = eventTests(options, context);
	const { failed = false } = options;
	return {
		...period,
		isLimited:
			tests.length > 0 ||
			failed ||
			options.since !== undefined ||
			options.until !== undefined,
		choose({ delivery, replies }, { events }) {
			const { receivedAt, body } = delivery;
			if (receivedAt < period.since || receivedAt > period.until)
				return undefined;
			const isDue = !failed || replies.some(isFailure);
			// A body without events is something a person should see, unless they asked for an event.
			if (events.length === 0)
				return isDue && unreadPasses(body, options, tests) ? [] : undefined;
			const chosen = events.filter(
				(event) =>
					(isDue || tellsOfFailure(event)) &&
					tests.every((test) => test(event)),
			);
			return chosen.length > 0 ? chosen : undefined;
		},
	};
}

type EventTest = (event: WebhookEvent) => boolean;

function eventTests(
	{ kind, type, phone, wamid, text }: FilterOptions,
	context: Context,
): readonly EventTest[] {
	const tests: EventTest[] = [];
	if (kind !== undefined || phone !== undefined) {
		tests.push(
			createFilter({
				kinds: kind ?? [],
				parties: phone ?? [],
				phoneNumberIds: [],
			}),
		);
	}
	if (type !== undefined) tests.push(typeTest(type, context));
	if (wamid !== undefined) tests.push(wamidTest(wamid));
	if (text !== undefined) tests.push(textTest(text));
	return tests;
}

/** Meta adds types now and then, so one that isn't known is looked for all the same. */
function typeTest(types: readonly string[], context: Context): EventTest {
	const known = [
		...new Set(
			kinds.flatMap(({ kind }) =>
				kind.startsWith("message.") ? kind.split(".").slice(1) : [],
			),
		),
	];
	const wanted = new Set<string>();
	for (const typed of types) {
		const type = typed.toLowerCase().replace(/^message\./, "");
		if (!/^[a-z][a-z0-9_]*$/.test(type)) {
			throw new CliError("type-invalid", `"${typed}" can't be a type`, {
				hint: "--type text, --type image,video, --type button_reply",
			});
		}
		if (!known.includes(type)) {
			const meant = suggest(type, known);
			const advice = meant === undefined ? "" : `; did you mean ${meant}?`;
			context.stderr.write(`${type} is no type this version knows${advice}\n`);
		}
		wanted.add(type);
	}
	return (event) => messageTypes(event).some((type) => wanted.has(type));
}

/** Whole ids are long; the timeline shows the last eight characters of one. */
const leastOfId = 6;

function wamidTest(typed: readonly string[]): EventTest {
	const ends = typed.map((id) => {
		const end = id.replace(/^(?:…|\.\.\.)/, "");
		if (end.length >= leastOfId) return end;
		throw new CliError("wamid-invalid", `"${id}" is too short for --wamid`, {
			hint: `give the id of a message, or at least its last ${leastOfId} characters`,
		});
	});
	return ({ messageId, replyTo }) =>
		ends.some((end) => messageId?.endsWith(end) || replyTo?.endsWith(end));
}

function textTest(text: string): EventTest {
	const wanted = folded(text);
	return (event) => says(event, wanted);
}

function unreadPasses(
	body: Buffer,
	{ text }: FilterOptions,
	tests: readonly EventTest[],
): boolean {
	if (tests.length === 0) return true;
	if (text === undefined || tests.length > 1) return false;
	return folded(body.toString()).includes(folded(text));
}

/** True for a target's answer that is no 2xx, and for none at all. */
export function isFailure(reply: Reply): boolean {
	return !reply.ok || reply.status < 200 || reply.status > 299;
}
