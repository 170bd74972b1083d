import {
	readAppSubscriptions,
	type SubscribedField,
	whatsappObject,
} from "./graph/app-subscription.ts";
import { readSubscribedApps } from "./graph/subscribed-app.ts";
import { readWebhookRoute } from "./graph/webhook-route.ts";
import { looseObject, present } from "./loose.ts";

/** Where a callback can be set at Meta. The first one that is set wins: the number's, then the account's, then the app's. */
export const registrationLevels = ["phone", "waba", "app"] as const;

export type RegistrationLevel = (typeof registrationLevels)[number];

/** The one place at Meta where a callback stands. Both ids are digits alone. */
export interface RegistrationPlace {
	readonly level: RegistrationLevel;
	/** Of the phone number, the WhatsApp account or the app. */
	readonly id: string;
	/** Whose webhooks go there. */
	readonly appId: string;
}

/** What stands in a place: all of it that setting a callback there changes. */
export interface Standing {
	/** Missing where there is none; of a number or an account then the next level's counts. */
	readonly callback?: string;
	/** Of an app: what it gets there, and in which version's shape. */
	readonly fields?: readonly SubscribedField[];
	/** Of an account: whether the app gets its webhooks at all. */
	readonly isSubscribed?: boolean;
}

/** Reads what stands in a place out of Meta's answer to `standingQuestion`; undefined for what is none, and so says nothing of it. */
export function readStanding(
	{ level, appId }: RegistrationPlace,
	answer: unknown,
): Standing | undefined {
	const { id, data } = looseObject(answer);
	if (level === "phone" ? id === undefined : !Array.isArray(data)) {
		return undefined;
	}
	if (level === "phone") {
		return present({ callback: readWebhookRoute(answer).phoneNumber });
	}
	if (level === "waba") {
		const own = readSubscribedApps(answer).find(({ id }) => id === appId);
		return {
			isSubscribed: own !== undefined,
			...present({ callback: own?.override }),
		};
	}
	const found = readAppSubscriptions(answer).find(
		({ object }) => object === whatsappObject,
	);
	return present({ callback: found?.callbackUrl, fields: found?.fields });
}

/** Whether messages are among what an app gets there; elsewhere that is the app's to say. */
export function getsMessages({ fields }: Standing): boolean {
	return fields?.some(({ name }) => name === "messages") ?? true;
}

/** Whether both are one place, whichever app's webhooks go there. */
export function isSamePlace(
	one: RegistrationPlace,
	other: RegistrationPlace,
): boolean {
	return one.level === other.level && one.id === other.id;
}

/** Whether both are the same in all that a call can set; the versions of fields can't be. */
export function isSameStanding(one: Standing, other: Standing): boolean {
	return fingerprint(one) === fingerprint(other);
}

/** Whether a callback is one of those that were set, which Meta may spell a little differently. */
export function isOneOf(
	callback: string | undefined,
	set: readonly string[],
): boolean {
	return (
		callback !== undefined && set.map(spelling).includes(spelling(callback))
	);
}

function spelling(callback: string): string {
	const href = URL.canParse(callback) ? new URL(callback).href : callback;
	return href.replace(/\/+$/, "");
}

function fingerprint({ callback, fields, isSubscribed }: Standing): string {
	const names = fields?.map(({ name }) => name).sort();
	return JSON.stringify([callback, names, isSubscribed]);
}
