import { whatsappObject } from "./graph/app-subscription.ts";
import type { RegistrationPlace, Standing } from "./registration.ts";

/** A GET that tells what stands in a place. */
export interface StandingQuestion {
	readonly path: string;
	readonly params?: Readonly<Record<string, string>>;
}

/** A call that changes what stands in a place. */
export type StandingChange =
	| {
			readonly method: "POST";
			readonly path: string;
			/** Nothing, where the account's override is to be cleared. */
			readonly content?:
				| { readonly form: Readonly<Record<string, string>> }
				| { readonly json: unknown };
	  }
	| {
			readonly method: "DELETE";
			readonly path: string;
			readonly params?: Readonly<Record<string, string>>;
	  };

/** Asks what stands in a place. */
export function standingQuestion({
	level,
	id,
}: RegistrationPlace): StandingQuestion {
	const path = edgeOf({ level, id });
	if (level === "phone")
		return { path, params: { fields: "webhook_configuration" } };
	return level === "waba" ? { path, params: { limit: "100" } } : { path };
}

/** Sets a callback, which Meta verifies with the token at once. What an app gets there already, it goes on getting. */
export function settingChange(
	place: RegistrationPlace,
	{
		callback,
		verifyToken,
	}: { readonly callback: string; readonly verifyToken: string },
	{ fields = [] }: Standing,
): StandingChange {
	const names = fields.map(({ name }) => name);
	return withCallback(place, callback, verifyToken, [
		...new Set([...names, "messages"]),
	]);
}

/** Puts back what stood there. Meta verifies a callback again, with the token; without one there is nothing to verify. */
export function restoringChange(
	place: RegistrationPlace,
	{ callback, fields = [], isSubscribed }: Standing,
	verifyToken: string,
): StandingChange {
	const path = edgeOf(place);
	if (place.level === "waba" && isSubscribed === false) {
		return { method: "DELETE", path };
	}
	if (callback !== undefined) {
		const names = fields.map(({ name }) => name);
		return withCallback(place, callback, verifyToken, names);
	}
	switch (place.level) {
		case "app":
			return { method: "DELETE", path, params: { object: whatsappObject } };
		case "waba":
			// Meta's documents: the same call without a callback clears it.
			return { method: "POST", path };
		case "phone":
			return { method: "POST", path, content: phoneContent("") };
	}
}

function edgeOf({ level, id }: Pick<RegistrationPlace, "level" | "id">) {
	const edges = { phone: "", waba: "/subscribed_apps", app: "/subscriptions" };
	return `/${id}${edges[level]}`;
}

function withCallback(
	place: RegistrationPlace,
	callback: string,
	verifyToken: string,
	fields: readonly string[],
): StandingChange {
	const path = edgeOf(place);
	const method = "POST";
	if (place.level === "phone") {
		return { method, path, content: phoneContent(callback, verifyToken) };
	}
	const form =
		place.level === "waba"
			? { override_callback_uri: callback }
			: {
					object: whatsappObject,
					callback_url: callback,
					fields: fields.join(","),
					include_values: "true",
				};
	return {
		method,
		path,
		content: { form: { ...form, verify_token: verifyToken } },
	};
}

function phoneContent(callback: string, verifyToken?: string) {
	return {
		json: {
			webhook_configuration: {
				override_callback_uri: callback,
				...(verifyToken !== undefined && { verify_token: verifyToken }),
			},
		},
	};
}
