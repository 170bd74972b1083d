import type { Party, WebhookEvent } from "../event.ts";
import {
	isLooseObject,
	type Loose,
	looseObject,
	looseText,
	looseTime,
	present,
} from "../loose.ts";
import { notesOn } from "../notes.ts";
import { type Addressee, readJid } from "./jid.ts";
import { gatewayKinds } from "./kinds.ts";
import { gatewayEventSchema, otherGatewayEventSchema } from "./schema.ts";

/** Whether a body is a gateway's: one flat event that names itself, and nothing of Meta's envelope. */
export function isGatewayBody(payload: unknown): payload is Loose {
	if (!isLooseObject(payload) || holds(payload, metaKeys)) return false;
	const name = eventName(payload);
	if (name === undefined) return false;
	if (isKnown(name) || holds(payload, sessionKeys)) return true;
	return name.includes(".") && holds(payload, usualKeys);
}

/** The one event of a gateway's body. */
export function readGatewayEvent(payload: Loose): WebhookEvent {
	const name = eventName(payload) ?? "unknown";
	const schema = isKnown(name) ? gatewayEventSchema : otherGatewayEventSchema;
	const { self, other } = sidesOf(name, payload);
	return {
		kind: `gateway.${name}`,
		field: "gateway",
		errors: [],
		value: payload,
		sample: false,
		notes: notesOn(schema, payload, "").map(({ text }) => text),
		...partyOf(other, payload),
		...present({
			at: timeOf(payload["timestamp"]),
			displayPhoneNumber: readJid(payload["phoneNumber"]).phone ?? self.phone,
			messageId: looseText(payload["messageId"]),
			groupId: other.groupId,
		}),
	};
}

const metaKeys = ["object", "entry", "changes", "field", "messaging_product"];
const sessionKeys = ["sessionId", "session_id", "session", "instance"];
const usualKeys = ["messageId", "timestamp", "from", "to", "data", "payload"];

function holds(payload: Loose, keys: readonly string[]): boolean {
	return keys.some((key) => Object.hasOwn(payload, key));
}

/** `message.received`, as it may be part of a kind. Meta's own words for events are in capitals, without a dot. */
function eventName({ event }: Loose): string | undefined {
	if (typeof event !== "string" || event.length > 64) return undefined;
	const name = event.replaceAll("-", "_");
	return /^[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*$/.test(name)
		? name
		: undefined;
}

const knownKinds: ReadonlySet<string> = new Set(
	gatewayKinds.map(({ kind }) => kind),
);

function isKnown(name: string): boolean {
	return knownKinds.has(`gateway.${name}`);
}

interface Sides {
	/** The session's own number. */
	readonly self: Addressee;
	/** The person, or the group, on the other side. */
	readonly other: Addressee;
}

function sidesOf(name: string, payload: Loose): Sides {
	const from = readJid(payload["from"]);
	const to = readJid(payload["to"]);
	return outgoing.has(name)
		? { self: from, other: to }
		: { self: to, other: from };
}

const outgoing: ReadonlySet<string> = new Set([
	"message.sent",
	"message.delivered",
	"message.read",
]);

function partyOf(
	{ phone, userId }: Addressee,
	payload: Loose,
): Pick<WebhookEvent, "party"> {
	const { name } = looseObject(payload["contact"]);
	const party: Party = present({ name: looseText(name), phone, userId });
	return Object.keys(party).length > 0 ? { party } : {};
}

const isoDate = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/;

function timeOf(timestamp: unknown): number | undefined {
	if (typeof timestamp !== "string" || !isoDate.test(timestamp)) {
		return looseTime(timestamp);
	}
	const time = Date.parse(timestamp);
	return time >= 0 ? time : undefined;
}
