import type { SubscribedApp } from "../../graph/subscribed-app.ts";
import type { Finding } from "../finding.ts";
import { isOwnToken, ownAppId } from "./app.ts";
import type { Commands } from "./commands.ts";
import type { AccountObservation } from "./observation.ts";

/** Whether this very app gets the WhatsApp account's webhooks; another app there is no help. */
export function subscribedFindings(
	observed: AccountObservation,
	commands: Commands,
): readonly Finding[] {
	const { subscribedApps, wabaId } = observed;
	const appId = ownAppId(observed);
	if (subscribedApps.state !== "found" || wabaId === undefined) return [];
	const apps = subscribedApps.value;
	const seen = apps.map(shown);
	if (appId !== undefined && apps.some(({ id }) => id === appId)) {
		return [
			{
				code: "waba-subscription",
				level: "ok",
				title: "the app gets the WhatsApp account's webhooks",
				seen,
			},
		];
	}
	const subscribing = howToSubscribe(observed, wabaId.id, commands);
	if (apps.length === 0) {
		return [
			{
				code: "waba-not-subscribed",
				level: "fail",
				title: "no app is subscribed to the WhatsApp account",
				seen: [`WhatsApp account ${wabaId.id}: subscribed_apps is empty`],
				...subscribing,
			},
		];
	}
	if (appId === undefined) {
		return [
			{
				code: "waba-subscription",
				level: "skip",
				title: "which of the subscribed apps is this one: no app id is known",
				seen,
			},
		];
	}
	return [
		{
			code: "other-app-subscribed",
			level: "fail",
			title: `app ${appId} is not subscribed to the WhatsApp account`,
			seen: seen.map((app) => `subscribed: ${app}`),
			...subscribing,
		},
	];
}

/** Meta subscribes the app that the token is of: with another app's there is nothing to paste. */
function howToSubscribe(
	seen: AccountObservation,
	wabaId: string,
	{ asUser, repair }: Commands,
): Pick<Finding, "fix" | "commands"> {
	const { tokenApp } = seen;
	const isOwn = isOwnToken(seen);
	if (isOwn === false && tokenApp.state === "found") {
		const fix = `Configure a token of app ${ownAppId(seen)} first: with this one Meta would subscribe app ${tokenApp.value.id}.`;
		return { fix, commands: [] };
	}
	const byHand = asUser("POST", `/${wabaId}/subscribed_apps`);
	return { commands: isOwn === true ? [repair, byHand] : [byHand] };
}

function shown({ id, name }: SubscribedApp): string {
	return name === undefined ? id : `${name} (${id})`;
}
