import {
	type AppSubscription,
	whatsappObject,
} from "../../graph/app-subscription.ts";
import type { FindingCode } from "../codes.ts";
import type { Commands } from "./commands.ts";
import type { AccountObservation } from "./observation.ts";
import type { Change, Remedy, RemedyWishes } from "./remedies.ts";
import { subscriptionFingerprint } from "./remedy-state.ts";
import { whatsappIn, withMessages } from "./subscription.ts";

/** Sets the app's callback URL and its fields, in one: a POST replaces both, so what is there and right is given again. */
export function appRemedies(
	{ appId, subscriptions, version }: AccountObservation,
	faults: readonly FindingCode[],
	wishes: RemedyWishes,
	commands: Commands,
): readonly Remedy[] {
	if (appId === undefined || subscriptions.state !== "found") return [];
	const current = whatsappIn(subscriptions.value);
	const moved = faults.some((code) => aboutUrl.includes(code))
		? publicUrl(wishes)
		: undefined;
	const callbackUrl = moved ?? current?.callbackUrl;
	const mends = faults.filter(
		(code) =>
			aboutFields.includes(code) ||
			(moved !== undefined && aboutUrl.includes(code)),
	);
	if (callbackUrl === undefined || mends.length === 0) return [];
	if (!wishes.hasVerifyToken) return [];
	const fields = current === undefined ? ["messages"] : withMessages(current);
	const path = `/${appId.id}/subscriptions`;
	const credential = { kind: "app", appId: appId.id } as const;
	return [
		{
			mends,
			title: titleOf(mends),
			changes: changes(current, callbackUrl, fields),
			notes: [
				...notes(current, callbackUrl),
				...versionNotes(current, version),
			],
			request: {
				path,
				credential,
				form: formOf(callbackUrl, fields),
				verifyTokenIn: "verify_token",
			},
			state: {
				kind: "app-subscription",
				path,
				credential,
				before: subscriptionFingerprint(current),
				callbackUrl,
				fields,
			},
			undo: undo(current, { callbackUrl, fields }, path, commands),
		},
	];
}

/** Mended by giving Meta the saved callback URL again, which it verifies anew. */
export const aboutFields: readonly FindingCode[] = [
	"messages-field-missing",
	"app-subscription-inactive",
];
/** Mended by giving Meta this app's public address. */
export const aboutUrl: readonly FindingCode[] = [
	"app-not-subscribed",
	"wrong-object",
	"callback-elsewhere",
	"callback-trailing-slash",
];

/** The address to give to Meta, which takes no other than https. */
export function publicUrl({ callbackUrl }: RemedyWishes): string | undefined {
	return callbackUrl?.startsWith("https://") ? callbackUrl : undefined;
}

function titleOf(mends: readonly FindingCode[]): string {
	if (mends.some((code) => aboutUrl.includes(code))) {
		return mends.includes("messages-field-missing")
			? "point the app's WhatsApp webhook here, and subscribe it to messages"
			: "point the app's WhatsApp webhook here";
	}
	return mends.includes("messages-field-missing")
		? "subscribe the app to messages"
		: "switch the app's WhatsApp webhook on again";
}

function changes(
	current: AppSubscription | undefined,
	callbackUrl: string,
	fields: readonly string[],
): readonly Change[] {
	const before = current?.fields.map(({ name }) => name) ?? [];
	const all: Change[] = [
		changeOf("callback URL", current?.callbackUrl, callbackUrl),
		changeOf("fields", before.join(", "), fields.join(", ")),
		changeOf("active", current && `${current.isActive}`, "true"),
	];
	return all.filter(({ from, to }) => from !== to);
}

function changeOf(what: string, from: string | undefined, to: string): Change {
	return from === undefined || from === "" ? { what, to } : { what, from, to };
}

function notes(
	current: AppSubscription | undefined,
	callbackUrl: string,
): readonly string[] {
	const verifies =
		"Meta verifies the callback URL at once, with the configured verify token; where that fails, nothing changes.";
	const moves = current !== undefined && current.callbackUrl !== callbackUrl;
	return moves
		? [
				verifies,
				"The app has one callback URL: whatever is served by the one of before gets nothing from then on. Its verify token can't be read, so to go back you need to know it.",
			]
		: [verifies];
}

/** A POST names fields, not their versions, and Meta takes them as of the version that it is asked in. */
function versionNotes(
	current: AppSubscription | undefined,
	version: string,
): readonly string[] {
	const others = (current?.fields ?? []).filter(
		(field) => field.version !== undefined && field.version !== version,
	);
	if (others.length === 0) return [];
	const list = others.map(({ name, version }) => `${name} (${version})`);
	return [
		`Fields of another version may be in ${version} from then on, with other contents: ${list.join(", ")}. The dashboard sets each one's version.`,
	];
}

function formOf(
	callbackUrl: string,
	fields: readonly string[],
): Readonly<Record<string, string>> {
	return {
		object: whatsappObject,
		callback_url: callbackUrl,
		fields: fields.join(","),
		include_values: "true",
	};
}

/** Takes away what was added; an address that was replaced is given again, with its verify token, which is not known here. */
function undo(
	current: AppSubscription | undefined,
	made: { readonly callbackUrl: string; readonly fields: readonly string[] },
	path: string,
	{ asApp }: Commands,
): readonly string[] {
	const subscription = `${path}?object=${whatsappObject}`;
	if (current?.callbackUrl === undefined)
		return [asApp("DELETE", subscription)];
	const before = current.fields.map(({ name }) => name);
	if (current.callbackUrl === made.callbackUrl) {
		const added = made.fields.filter((name) => !before.includes(name));
		if (added.length === 0) return [];
		return [asApp("DELETE", `${subscription}&fields=${added.join(",")}`)];
	}
	return [
		asApp(
			"POST",
			path,
			...Object.entries(formOf(current.callbackUrl, before)).map(
				([name, value]) => `${name}=${value}`,
			),
			"verify_token=$VERIFY_TOKEN_OF_BEFORE",
		),
	];
}
