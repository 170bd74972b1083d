import type { Secret } from "../webhook/signature.ts";

/** The secret itself. Throws a TypeError for one that would sign nothing: an environment variable that isn't set, an empty text. */
export function usable(appSecret: string | undefined): string {
	if (typeof appSecret === "string" && appSecret !== "") return appSecret;
	throw new TypeError("appSecret is missing or empty");
}

/** The secrets with a label each, as signatures are checked with. Throws a TypeError where there is none. */
export function secretsOf(
	appSecret: string | readonly string[],
): readonly Secret[] {
	const values = typeof appSecret === "string" ? [appSecret] : appSecret;
	if (values.length === 0) usable(undefined);
	return values.map((value) => ({ value: usable(value), label: "appSecret" }));
}
