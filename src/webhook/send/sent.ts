import {
	isLooseObject,
	looseList,
	looseObject,
	looseText,
	present,
} from "../loose.ts";

/** What Meta said to a message that it took. That it took one doesn't mean that it delivers it. */
export interface Sent {
	readonly messageId: string;
	/** `accepted`, `held_for_quality_assessment`, `paused`; for templates. */
	readonly status?: string;
	readonly contacts: readonly SentContact[];
	readonly groupId?: string;
}

/** Somebody whom a message goes to. */
export interface SentContact {
	/** As it was given. */
	readonly input?: string;
	/** The number that Meta resolved it to, in digits; missing for people known by user id only. */
	readonly waId?: string;
	readonly userId?: string;
}

/** Reads the reply of a POST to `/messages`; undefined where it names no message. */
export function readSent(value: unknown): Sent | undefined {
	const { messages, contacts } = looseObject(value);
	const message = looseObject(looseList(messages)[0]);
	const messageId = looseText(message["id"]);
	if (messageId === undefined) return undefined;
	return {
		messageId,
		contacts: looseList(contacts)
			.filter(isLooseObject)
			.map((contact) =>
				present({
					input: looseText(contact["input"]),
					waId: looseText(contact["wa_id"]),
					userId: looseText(contact["user_id"]),
				}),
			),
		...present({
			status: looseText(message["message_status"]),
			groupId: looseText(message["group_id"]),
		}),
	};
}

/** Whether a reply says that a message was marked as read. */
export function isMarkedRead(value: unknown): boolean {
	return looseObject(value)["success"] === true;
}
