import type { Party, WebhookEvent } from "../event.ts";
import type { Judge } from "../judge.ts";
import {
	type Loose,
	looseObject,
	looseText,
	looseTime,
	present,
} from "../loose.ts";
import { eventName } from "./body.ts";
import { type Addressee, readJid } from "./jid.ts";

/** The one event of a gateway's body; without a judge nothing is noted on it. */
export function readGatewayEvent(payload: Loose, judge?: Judge): WebhookEvent {
	const name = eventName(payload) ?? "unknown";
	const { self, other } = sidesOf(name, payload);
	return {
		kind: `gateway.${name}`,
		field: "gateway",
		errors: [],
		value: payload,
		sample: false,
		notes: judge?.gateway(name, payload).map(({ text }) => text) ?? [],
		...partyOf(other, payload),
		...present({
			at: timeOf(payload["timestamp"]),
			displayPhoneNumber: readJid(payload["phoneNumber"]).phone ?? self.phone,
			messageId: looseText(payload["messageId"]),
			groupId: other.groupId,
		}),
	};
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
