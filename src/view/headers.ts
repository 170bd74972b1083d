import { isCredential } from "../webhook/credential-header.ts";
import type { HeaderList } from "../webhook/delivery.ts";
import type { Passage } from "./passage.ts";
import type { Theme } from "./theme.ts";

/** Headers one to a line, without what would let somebody else in or pass for Meta. */
export function headerPassage(headers: HeaderList, theme: Theme): Passage {
	const lines = maskedHeaders(headers, theme.signs).map(
		([name, value]) => `${name}: ${value}`,
	);
	return { text: lines.join("\n"), tone: "dim" };
}

/** The headers, with what would let somebody else in or pass for Meta masked. */
export function maskedHeaders(
	headers: HeaderList,
	signs: Readonly<Record<"bullet" | "ellipsis", string>>,
): [name: string, value: string][] {
	// A signature stays valid for ever; its ends are enough to compare it with another.
	return signedHeaders(headers, signs).map(([name, value]) => [
		name,
		value.replace(
			/(sha\d+=[0-9a-f]{8})[0-9a-f]{20,}([0-9a-f]{4})/g,
			`$1${signs.ellipsis}$2`,
		),
	]);
}

/** The headers of a request of the user's own: credentials masked, the signature whole, to be held against what OpenSSL says. */
export function signedHeaders(
	headers: HeaderList,
	{ bullet }: Readonly<Record<"bullet", string>>,
): [name: string, value: string][] {
	return headers.map(([name, value]) => [
		name,
		isCredential(name) ? bullet.repeat(4) : value,
	]);
}
