import { parseTarget } from "../../io/target.ts";

/** A URL to make requests to, and how it was spelled, which may be a fault of its own. */
export interface SpelledUrl {
	readonly url: URL;
	readonly spelled: string;
}

/** What was typed as a target. A user name in a URL is for the diagnosis to object to. Throws CliError for what is no URL and no port. */
export function readAddress(text: string, path?: string): SpelledUrl {
	const spelled = text.trim();
	const isUrl = /^https?:\/\//i.test(spelled) && URL.canParse(spelled);
	const url = isUrl ? new URL(spelled) : parseTarget(spelled, path);
	url.username = "";
	url.password = "";
	url.hash = "";
	return { url, spelled: isUrl ? spelled : url.href };
}
