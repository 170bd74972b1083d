import type { FindingCode } from "../codes.ts";
import { isOwnToken } from "./app.ts";
import type { Commands } from "./commands.ts";
import type { AccountObservation } from "./observation.ts";
import type { Remedy } from "./remedies.ts";
import { appsFingerprint } from "./remedy-state.ts";

/** Subscribes the app to the WhatsApp account, where the token is this very app's: Meta subscribes the app that the token is of. */
export function wabaRemedies(
	seen: AccountObservation,
	faults: readonly FindingCode[],
	commands: Commands,
): readonly Remedy[] {
	const { wabaId, tokenApp, subscribedApps } = seen;
	const mends = faults.filter((code) => aboutSubscribers.includes(code));
	if (mends.length === 0 || wabaId === undefined) return [];
	if (tokenApp.state !== "found" || isOwnToken(seen) !== true) return [];
	if (subscribedApps.state !== "found") return [];
	const apps = subscribedApps.value;
	const path = `/${wabaId.id}/subscribed_apps`;
	const credential = { kind: "access-token" } as const;
	const names = apps.map(named);
	return [
		{
			mends,
			title: `subscribe the app to the WhatsApp account ${wabaId.id}`,
			changes: [
				{
					what: "apps that get its webhooks",
					...(names.length > 0 && { from: names.join(", ") }),
					to: [...names, named(tokenApp.value)].join(", "),
				},
			],
			notes: [],
			request: { path, credential, form: {} },
			state: {
				kind: "subscribed-apps",
				path,
				credential,
				before: appsFingerprint(apps),
				appId: tokenApp.value.id,
			},
			undo: [commands.asUser("DELETE", path)],
		},
	];
}

/** Mended by subscribing the app to the account. */
export const aboutSubscribers: readonly FindingCode[] = [
	"waba-not-subscribed",
	"other-app-subscribed",
];

function named({ id, name }: { readonly id: string; readonly name?: string }) {
	return name === undefined ? id : `${name} (${id})`;
}
