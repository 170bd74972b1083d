import type { Conversation } from "../../view/conversations.ts";
import { excerpt } from "../../view/excerpt.ts";
import type { Party, WebhookEvent } from "../../webhook/event.ts";
import { looseObject, sharedText } from "../../webhook/loose.ts";
import { messageTypes } from "../../webhook/message-types.ts";
import { Recent } from "../../webhook/recent.ts";

/** Conversations as they come about, event by event. */
export interface Grouping {
	/** Takes the events in the order in which they were recorded. */
	take(event: WebhookEvent, receivedAt: number): void;
	/** Those with the latest messages, latest last. */
	latest(count: number): readonly Conversation[];
	/** True when there were too many to hold, and the oldest were let go. */
	hasLetGo(): boolean;
}

/** Groups by counterpart, and holds at least the `limit` latest conversations, never more than twice as many. */
export function createGrouping(limit: number): Grouping {
	const holders = new Map<string, Held>();
	const held = new Set<Held>();
	const known = new Recent<true>(rememberedMessages);
	const subjects = new Recent<string>(rememberedSubjects);
	let taken = 0;
	let letsGo = false;

	/** One person may come with a number, with a user id, or with both: what was two conversations by then is one. */
	function holderOf(keys: readonly string[], event: WebhookEvent): Held {
		const [first, ...others] = new Set(
			keys.flatMap((key) => holders.get(key) ?? []),
		);
		const holder = first ?? begin(event);
		held.add(holder);
		for (const other of others) {
			absorb(holder, other);
			held.delete(other);
			for (const key of other.keys) attach(key, holder);
		}
		for (const key of keys) attach(key, holder);
		return holder;
	}

	function attach(key: string, holder: Held): void {
		holder.keys.add(key);
		holders.set(key, holder);
	}

	function isNew(direction: string, { messageId }: WebhookEvent): boolean {
		if (messageId === undefined || messageId.length > longestId) return true;
		const key = `${direction} ${messageId}`;
		if (known.get(key)) return false;
		known.set(key, true);
		return true;
	}

	function letOldestGo(): void {
		letsGo = true;
		for (const old of sorted().slice(0, -limit)) {
			held.delete(old);
			for (const key of old.keys) holders.delete(key);
		}
	}

	function sorted(): Held[] {
		return [...held].sort((a, b) => a.latest - b.latest);
	}

	return {
		take(event, receivedAt) {
			const subject = subjectOf(event);
			if (subject !== undefined) subjects.set(event.groupId ?? "", subject);
			const direction = directionOf(event);
			const keys = keysOf(event);
			if (direction === undefined || keys.length === 0) return;
			const holder = holderOf(keys, event);
			holder.party = partyAfter(holder.party, event, direction);
			if (isNew(direction, event)) {
				holder.latest = ++taken;
				holder.latestAt = receivedAt;
				count(holder, event, direction, receivedAt);
				if (direction === "received") noteWriter(holder, event);
			}
			if (held.size > 2 * limit) letOldestGo();
		},
		// One that was only spoken of in a message of another's has nothing to show.
		latest: (count) =>
			sorted()
				.filter(({ latest }) => latest > 0)
				.slice(-count)
				.map((each) => withSubject(each, subjects)),
		hasLetGo: () => letsGo,
	};
}

/** A conversation while it is counted. */
interface Held extends Conversation {
	readonly keys: Set<string>;
	/** Who wrote in a group. */
	readonly writers: Set<string>;
	party: Party;
	received: number;
	sent: number;
	unread: number;
	last: Conversation["last"];
	latestAt: number;
	/** Counts up with every message, of whichever conversation. */
	latest: number;
}

const rememberedMessages = 100_000;
const rememberedSubjects = 10_000;
/** A group has far fewer; nobody is to fill the memory. */
const mostWriters = 2_000;
/** Meta's are a third of it; longer ones are somebody's who wants to fill the memory. */
const longestId = 256;

function begin({
	groupId,
	phoneNumberId,
	displayPhoneNumber,
}: WebhookEvent): Held {
	return {
		groupId,
		phoneNumberId,
		displayPhoneNumber,
		party: {},
		received: 0,
		sent: 0,
		unread: 0,
		last: undefined,
		latestAt: 0,
		latest: 0,
		keys: new Set(),
		writers: new Set(),
	};
}

function withSubject(
	held: Held,
	subjects: { get(key: string): string | undefined },
): Conversation {
	const { groupId, writers } = held;
	if (groupId === undefined) return held;
	return { ...held, subject: subjects.get(groupId), people: writers.size };
}

/** The subject that a group was made with, or was given later. */
function subjectOf({ groupId, value }: WebhookEvent): string | undefined {
	if (groupId === undefined) return undefined;
	const { subject, group_subject } = looseObject(value);
	const { text, update_successful } = looseObject(group_subject);
	return (
		sharedText(subject) ??
		(update_successful === false ? undefined : sharedText(text))
	);
}

function absorb(into: Held, other: Held): void {
	into.received += other.received;
	into.sent += other.sent;
	into.unread += other.unread;
	if ((other.last?.at ?? 0) > (into.last?.at ?? 0)) into.last = other.last;
	into.latestAt = Math.max(into.latestAt, other.latestAt);
	into.latest = Math.max(into.latest, other.latest);
	into.party = { ...other.party, ...into.party };
}

function noteWriter({ writers }: Held, { groupId, party }: WebhookEvent): void {
	const writer = party?.userId ?? party?.phone;
	if (groupId === undefined || writer === undefined) return;
	if (writer.length <= longestId && writers.size < mostWriters)
		writers.add(writer);
}

type Direction = "received" | "sent";

/** All that came of a person by now; of a group's people the one who wrote last. */
function partyAfter(
	before: Party,
	{ groupId, party }: WebhookEvent,
	direction: Direction,
): Party {
	if (groupId === undefined) return { ...before, ...party };
	return direction === "received" && party ? party : before;
}

function directionOf({ kind }: WebhookEvent): Direction | undefined {
	if (receivedKinds.test(kind)) return "received";
	return sentKinds.test(kind) ? "sent" : undefined;
}

const receivedKinds =
	/^message\.(?!system$)|^standby\.message$|^gateway\.message\.received$/;
// Of what is sent through the API nothing is recorded but its statuses; one that failed reached nobody.
const sentKinds =
	/^echo\.|^standby\.(?:echo|status)$|^status\.(?!failed$|payment\.)|^gateway\.message\.(?:sent|delivered|read)$/;

/** A group is a conversation of its own, and so is each of our numbers with the same person. */
function keysOf({ groupId, party, phoneNumberId = "" }: WebhookEvent) {
	const { phone, userId, username } = party ?? {};
	const names =
		groupId === undefined
			? [
					phone && `phone ${phone.replace(/^\+/, "")}`,
					userId && `user ${userId}`,
					username && `name ${username.toLowerCase().replace(/^@/, "")}`,
				].filter((name) => name !== undefined)
			: [`group ${groupId}`];
	return names
		.map((name) => `${phoneNumberId} ${name}`)
		.filter((key) => key.length <= longestId);
}

function count(
	held: Held,
	event: WebhookEvent,
	direction: Direction,
	receivedAt: number,
): void {
	const { kind } = event;
	// They are about a message that was counted.
	const isMessage = !/^message\.(?:reaction|edit|revoke)$/.test(kind);
	if (isMessage) held[direction]++;
	if (direction === "sent") held.unread = 0;
	else if (isMessage) held.unread++;
	if (/status|^gateway\.message\.(?:delivered|read)$/.test(kind)) return;
	held.last = {
		kind,
		messageType: messageTypes(event).at(-1),
		text: excerpt(event, receivedAt),
		at: event.at ?? receivedAt,
		isOurs: direction === "sent",
	};
}
