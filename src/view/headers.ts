import type { HeaderList } from "../webhook/delivery.ts";
import type { Passage } from "./passage.ts";
import type { Theme } from "./theme.ts";

/** Headers one to a line, without what would let somebody else in or pass for Meta. */
export function headerPassage(headers: HeaderList, theme: Theme): Passage {
	const lines = headers.map(
		([name, value]) => `${name}: ${shown(name, value, theme)}`,
	);
	return { text: lines.join("\n"), tone: "dim" };
}

function shown(name: string, value: string, { signs }: Theme): string {
	if (credentials.test(name)) return signs.bullet.repeat(4);
	// A signature stays valid for ever; its ends are enough to compare it with another.
	return value.replace(
		/(sha\d+=[0-9a-f]{8})[0-9a-f]{20,}([0-9a-f]{4})/g,
		`$1${signs.ellipsis}$2`,
	);
}

const credentials =
	/^(?:proxy-)?authorization$|^(?:set-)?cookie$|token|secret|api-?key/i;
