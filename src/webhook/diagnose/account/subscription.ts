import {
	type AppSubscription,
	whatsappObject,
} from "../../graph/app-subscription.ts";
import { oldestVersion, versionNumber } from "../../graph/version.ts";
import type { Finding } from "../finding.ts";
import type { AccountExpectation } from "./account.ts";
import type { Commands } from "./commands.ts";
import type { AccountObservation } from "./observation.ts";
import { likeness } from "./url.ts";

/** What the app is subscribed to; nothing where that could not be asked. Where its webhooks go is told with the route. */
export function subscriptionFindings(
	{ subscriptions, appId }: AccountObservation,
	{ callbackUrl }: AccountExpectation,
	commands: Commands,
): readonly Finding[] {
	if (subscriptions.state !== "found" || appId === undefined) return [];
	const whatsapp = whatsappIn(subscriptions.value);
	const subscribing = (url: string, fields: readonly string[]) => [
		commands.repair,
		commands.asApp(
			"POST",
			`/${appId.id}/subscriptions`,
			`object=${whatsappObject}`,
			`callback_url=${url}`,
			`fields=${fields.join(",")}`,
			"include_values=true",
			commands.verifyToken("verify_token"),
		),
	];
	if (whatsapp === undefined) {
		const url = callbackUrl ?? "https://your.host/webhook";
		return [
			{
				...missing(subscriptions.value, callbackUrl),
				commands: subscribing(url, ["messages"]),
			},
		];
	}
	const url = whatsapp.callbackUrl ?? callbackUrl ?? "";
	const again = subscribing(url, withMessages(whatsapp));
	const faults = [
		...inactive(whatsapp, again),
		...lackingMessages(whatsapp, again),
		...oldVersion(whatsapp),
	];
	return faults.length > 0 ? faults : [fine(whatsapp)];
}

/** The subscription that WhatsApp's webhooks come by. */
export function whatsappIn(
	subscriptions: readonly AppSubscription[],
): AppSubscription | undefined {
	return subscriptions.find(({ object }) => object === whatsappObject);
}

/** The fields that are there, and messages: a POST replaces them all. */
export function withMessages({ fields }: AppSubscription): readonly string[] {
	return [...new Set([...fields.map(({ name }) => name), "messages"])];
}

/** Other objects are other products' business, unless one has the very address that WhatsApp's webhooks were meant for. */
function missing(
	others: readonly AppSubscription[],
	callbackUrl: string | undefined,
): Finding {
	const mistaken = others.find(
		(other) =>
			callbackUrl !== undefined &&
			other.callbackUrl !== undefined &&
			likeness(other.callbackUrl, callbackUrl) !== "other",
	);
	const seen = others.map(
		({ object, callbackUrl = "no callback URL" }) =>
			`subscribed: ${object} at ${callbackUrl}`,
	);
	return {
		code: mistaken === undefined ? "app-not-subscribed" : "wrong-object",
		level: "fail",
		title:
			mistaken === undefined
				? "the app has no WhatsApp webhook"
				: "the callback URL is set for another object than WhatsApp",
		...(seen.length > 0 && { seen }),
	};
}

function inactive(
	{ isActive, callbackUrl = "no callback URL" }: AppSubscription,
	commands: readonly string[],
): readonly Finding[] {
	if (isActive) return [];
	return [
		{
			code: "app-subscription-inactive",
			level: "fail",
			title: "the app's WhatsApp webhook is switched off",
			seen: [`active: false, ${callbackUrl}`],
			commands,
		},
	];
}

function lackingMessages(
	{ fields }: AppSubscription,
	commands: readonly string[],
): readonly Finding[] {
	if (fields.some(({ name }) => name === "messages")) return [];
	const names = fields.map(({ name }) => name).join(", ");
	return [
		{
			code: "messages-field-missing",
			level: "fail",
			title: "the app is not subscribed to messages",
			seen: [names === "" ? "it has no fields" : `its fields: ${names}`],
			commands,
		},
	];
}

function oldVersion({ fields }: AppSubscription): readonly Finding[] {
	const version = fields.find(({ name }) => name === "messages")?.version;
	const number = version === undefined ? undefined : versionNumber(version);
	const oldest = versionNumber(oldestVersion) ?? 0;
	if (number === undefined || number >= oldest) return [];
	return [
		{
			code: "field-version-old",
			level: "warn",
			title: "the messages field is subscribed to in an old version",
			seen: [`messages in ${version}`],
		},
	];
}

function fine({ callbackUrl, fields }: AppSubscription): Finding {
	return {
		code: "app-subscription",
		level: "ok",
		title: "the app is subscribed to messages",
		seen: [
			callbackUrl ?? "no callback URL",
			fields.map(({ name }) => name).join(", "),
		],
	};
}
