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
	return headers.map(([name, value]) => [name, masked(name, value, signs)]);
}

function masked(
	name: string,
	value: string,
	{ bullet, ellipsis }: Readonly<Record<"bullet" | "ellipsis", string>>,
): string {
	if (isCredential(name)) return bullet.repeat(4);
	// A signature stays valid for ever; its ends are enough to compare it with another.
	return value.replace(
		/(sha\d+=[0-9a-f]{8})[0-9a-f]{20,}([0-9a-f]{4})/g,
		`$1${ellipsis}$2`,
	);
}
