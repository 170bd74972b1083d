import type { WebhookRoute } from "../../graph/webhook-route.ts";
import type { Finding } from "../finding.ts";
import type { AccountExpectation } from "./account.ts";
import { isOwnToken, ownAppId } from "./app.ts";
import type { Commands } from "./commands.ts";
import type { AccountObservation } from "./observation.ts";
import { whatsappIn } from "./subscription.ts";
import { likeness } from "./url.ts";

/** An address that is configured, and the level it is configured at. */
interface Way {
	readonly level: "number" | "account" | "app";
	readonly url: string;
}

/** The address that Meta delivers to now, as far as it tells. */
export function addressInUse(seen: AccountObservation): string | undefined {
	return waysOf(seen)[0]?.url;
}

/** Whether the messages come here: the number's own address counts first, then the account's, then the app's. */
export function routeFindings(
	seen: AccountObservation,
	{ callbackUrl, otherUrls = [] }: AccountExpectation,
	commands: Commands,
): readonly Finding[] {
	const ways = waysOf(seen);
	const [winner] = ways;
	if (winner === undefined) return [];
	const shown = ways.map(
		(way) =>
			`${names[way.level]}${way === winner && ways.length > 1 ? ", which counts" : ""}: ${way.url}`,
	);
	if (callbackUrl === undefined) {
		return [
			{
				code: "webhook-route",
				level: "ok",
				title: `${names[winner.level]} decides where messages go: ${winner.url}`,
				seen: shown,
			},
		];
	}
	const likenesses = [callbackUrl, ...otherUrls].map((url) =>
		likeness(url, winner.url),
	);
	if (likenesses.includes("same")) {
		return [
			{
				code: "webhook-route",
				level: "ok",
				title: `messages come here: ${names[winner.level]} decides`,
				seen: shown,
			},
		];
	}
	const isSlash = winner.level === "app" && likenesses.includes("slash");
	// An override that isn't known may lead here all the same.
	const isSure = toldRoute(seen) !== undefined;
	return [
		{
			code: isSlash ? "callback-trailing-slash" : codes[winner.level],
			level: isSure ? "fail" : "warn",
			title: isSure
				? `messages go elsewhere: ${names[winner.level]} decides`
				: `${names[winner.level]} leads elsewhere`,
			seen: [
				...shown,
				`this address: ${callbackUrl}`,
				...(isSure ? [] : [unsure]),
			],
			commands: undoing(winner, seen, commands),
		},
	];
}

const unsure =
	"an override of the number's, which would count first, could not be looked up";

const names = {
	number: "the number's override",
	account: "the account's override",
	app: "the app's callback URL",
} as const;

const codes = {
	number: "phone-override",
	account: "waba-override",
	app: "callback-elsewhere",
} as const;

/** The one that counts first. */
function waysOf(seen: AccountObservation): readonly Way[] {
	const { subscriptions, subscribedApps } = seen;
	const appId = ownAppId(seen);
	const own =
		subscribedApps.state === "found"
			? subscribedApps.value.find(({ id }) => id === appId)
			: undefined;
	const saved =
		subscriptions.state === "found"
			? whatsappIn(subscriptions.value)?.callbackUrl
			: undefined;
	const told = toldRoute(seen);
	return [
		...way("number", told?.phoneNumber),
		...way("account", told?.waba ?? own?.override),
		...way("app", saved ?? told?.app),
	];
}

/** Asked with another app's token, Meta tells where that app's messages go, which is no matter here. */
function toldRoute(seen: AccountObservation): WebhookRoute | undefined {
	const { route } = seen;
	const isAboutUs = route.state === "found" && isOwnToken(seen) !== false;
	return isAboutUs ? route.value : undefined;
}

function way(level: Way["level"], url: string | undefined): readonly Way[] {
	return url === undefined ? [] : [{ level, url }];
}

/** What takes an override away, or sets the app's own address. */
function undoing(
	{ level }: Way,
	{ phoneNumberId, wabaId }: AccountObservation,
	commands: Commands,
): readonly string[] {
	if (level === "app") return [commands.repair];
	if (level === "account") {
		return wabaId === undefined
			? []
			: [commands.asUser("POST", `/${wabaId.id}/subscribed_apps`)];
	}
	if (phoneNumberId === undefined) return [];
	return [
		commands.asUser(
			"POST",
			`/${phoneNumberId.id}`,
			'webhook_configuration={"override_callback_uri":""}',
		),
	];
}
