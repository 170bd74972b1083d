import {
	type AppSubscription,
	readAppSubscriptions,
} from "../../graph/app-subscription.ts";
import {
	readSubscribedApps,
	type SubscribedApp,
} from "../../graph/subscribed-app.ts";
import type { RemedyCredential } from "./remedies.ts";
import { whatsappIn } from "./subscription.ts";

/** What to ask Meta for the state of a thing, how that was when the remedy was made, and how it is to be. */
export type StateQuestion = {
	readonly path: string;
	readonly credential: RemedyCredential;
	/** A fingerprint of the state. */
	readonly before: string;
} & (
	| { readonly kind: "subscribed-apps"; readonly appId: string }
	| {
			readonly kind: "app-subscription";
			readonly callbackUrl: string;
			readonly fields: readonly string[];
	  }
);

/** Whether an answer shows the state in which the remedy was made. */
export function isUnchanged(question: StateQuestion, answer: unknown): boolean {
	const now =
		question.kind === "subscribed-apps"
			? appsFingerprint(readSubscribedApps(answer))
			: subscriptionFingerprint(whatsappIn(readAppSubscriptions(answer)));
	return now === question.before;
}

/** Whether an answer shows the state that the remedy is to bring about. */
export function isInPlace(question: StateQuestion, answer: unknown): boolean {
	if (question.kind === "subscribed-apps") {
		return readSubscribedApps(answer).some(({ id }) => id === question.appId);
	}
	const found = whatsappIn(readAppSubscriptions(answer));
	const names = found?.fields.map(({ name }) => name) ?? [];
	return (
		found?.isActive === true &&
		found.callbackUrl === question.callbackUrl &&
		question.fields.every((field) => names.includes(field))
	);
}

/** Tells one list of subscribed apps from another, in whatever order it comes. */
export function appsFingerprint(apps: readonly SubscribedApp[]): string {
	return JSON.stringify(
		apps.map(({ id, override = "" }) => `${id} ${override}`).sort(),
	);
}

/** Tells one subscription from another, and from none. */
export function subscriptionFingerprint(
	subscription: AppSubscription | undefined,
): string {
	if (subscription === undefined) return "none";
	const { callbackUrl, isActive, fields } = subscription;
	const names = fields.map(({ name }) => name).sort();
	return JSON.stringify([callbackUrl, isActive, names]);
}
