import type { Call } from "./call.ts";

/**
 * Takes what was secret in a request out of a text of the answer's: Meta quotes a malformed token, and the link to a list's next
 * page holds the token it was asked with.
 */
export function concealment({
	credential,
	params = {},
	content,
}: Call): (text: string) => string {
	const secrets = [
		credential,
		// Of an app's token the secret alone, as it stands in a URL.
		credential?.split("|")[1],
		...secretNames.flatMap((name) => [params[name], content?.form[name]]),
	]
		.filter((secret) => secret !== undefined)
		.filter((secret) => secret.length >= shortest)
		.flatMap(spellings);
	return (text) =>
		secrets.reduce((rest, secret) => rest.replaceAll(secret, "••••"), text);
}

/** As it is, and as it stands in a URL and in a form. */
function spellings(secret: string): string[] {
	const form = new URLSearchParams([["", secret]]).toString().slice(1);
	return [secret, encodeURIComponent(secret), form];
}

const secretNames = ["input_token", "verify_token"];

// A shorter one is no secret, and may well be part of a word.
const shortest = 6;
