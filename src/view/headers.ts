import type { HeaderList } from "../webhook/delivery.ts";
import type { Passage } from "./passage.ts";

/** Headers one to a line, without what would let somebody else in or pass for Meta. */
export function headerPassage(headers: HeaderList): Passage {
	const lines = headers.map(
		([name, value]) => `${name}: ${shown(name, value)}`,
	);
	return { text: lines.join("\n"), tone: "dim" };
}

function shown(name: string, value: string): string {
	if (credentials.test(name)) return "••••";
	// A signature stays valid for ever; its ends are enough to compare it with another.
	return value.replace(
		/(sha\d+=[0-9a-f]{8})[0-9a-f]{20,}([0-9a-f]{4})/g,
		"$1…$2",
	);
}

const credentials =
	/^(?:proxy-)?authorization$|^(?:set-)?cookie$|token|secret|api-?key/i;
