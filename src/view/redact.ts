/** Tells that a secret is set without telling it: `••••1f3a`. Of a short one nothing is told. */
export function mask(secret: string, bullet = "•"): string {
	return bullet.repeat(4) + (secret.length >= 12 ? secret.slice(-4) : "");
}

/** A value that stands under the name of a secret, `apikey` or `accessToken`, masked; any other as it is. */
export function concealed(key: string, value: unknown): unknown {
	return typeof value === "string" && value !== "" && isSecret.test(key)
		? mask(value)
		: value;
}

// `flow_token` and its like are no secrets.
const secretNames =
	"api[_-]?key|(?:access|auth|refresh|bearer)[_-]?token|token|(?:app|client)[_-]?secret|secret|passw(?:or)?d|authorization";
const isSecret = new RegExp(`^(?:${secretNames})$`, "i");

/**
 * Makes a function that masks secrets in a text: these, also as they stand in a URL, in JSON or as bytes in hex, and whatever
 * looks like an access token or stands where one would. A secret that is cut in two is not found, so redact before laying out.
 */
export function createRedactor(
	secrets: readonly string[],
): (text: string) => string {
	const all = new RegExp([...patterns(secrets), ...lookalikes].join("|"), "g");
	return (text) =>
		text
			.replace(all, (found) => mask(found))
			.replace(underSecretName, (found) => mask(found));
}

/** Makes a function that masks these secrets alone: for what has to be shown as it is, whatever it looks like. */
export function createExactRedactor(
	secrets: readonly string[],
): (text: string) => string {
	const exact = patterns(secrets);
	if (exact.length === 0) return (text) => text;
	const all = new RegExp(exact.join("|"), "g");
	return (text) => text.replace(all, (found) => mask(found));
}

/** The longest first, so that none is found within another. */
function patterns(secrets: readonly string[]): string[] {
	const spelled = new Set(
		secrets.filter((secret) => secret !== "").flatMap(spellings),
	);
	return [...spelled].sort((a, b) => b.length - a.length).map(pattern);
}

/** In a JSON text: the value, but not one that is masked already. */
const underSecretName = new RegExp(
	`(?<="(?:${secretNames})"\\s{0,4}:\\s{0,4}")[^"\\\\•]+(?=")`,
	"gi",
);

function spellings(secret: string): string[] {
	const json = JSON.stringify(secret).slice(1, -1);
	const ascii = json.replace(
		/[^ -~]/g,
		(unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
	);
	return [
		secret,
		encodeURIComponent(secret),
		new URLSearchParams([["", secret]]).toString().slice(1),
		json,
		json.replaceAll("/", "\\/"),
		ascii,
		ascii.replaceAll("/", "\\/"),
		...hex(secret),
	];
}

/** `22 31 31`, as the bytes of a body are shown; of two characters or one, which are in any number of bytes, none. */
function hex(secret: string): string[] {
	const bytes = Buffer.from(secret);
	if (bytes.length < 3) return [];
	return [bytes.toString("hex").replace(/..(?=.)/g, "$& ")];
}

/** A short secret (`test`) counts only as a word of its own, or half of what is shown would be masked. */
function pattern(spelling: string): string {
	const exactly = spelling.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
	return spelling.length < 8 ? `(?<!\\w)${exactly}(?!\\w)` : exactly;
}

const lookalikes = [
	// An access token of Meta's, an app's id and secret in one, and what stands where a token does.
	"EAA[A-Za-z0-9]{16,}",
	"(?<!\\d)\\d{15,16}\\|[\\w-]{27,40}",
	// A shell's variable is the name of a secret, not one.
	"(?<=access_token(?:=|%3D))(?!\\$)[^\\s&\"'<>\\\\•]+",
	"(?<=Bearer )(?!(?:\\d+\\|)?\\$)[^\\s\"'<>\\\\•]+",
];
