import { CliError } from "../../errors.ts";
import { isPrivate, parseTarget } from "../../io/target.ts";

/** A URL to make requests to, and how it was spelled, which may be a fault of its own. */
export interface SpelledUrl {
	readonly url: URL;
	readonly spelled: string;
}

/** What was typed as a target. A user name in a URL is for the diagnosis to object to. Throws CliError for what is no URL and no port. */
export function readAddress(text: string, path?: string): SpelledUrl {
	const spelled = text.trim();
	refuseBareHost(spelled);
	const isUrl = /^https?:\/\//i.test(spelled) && URL.canParse(spelled);
	const url = isUrl ? new URL(spelled) : parseTarget(spelled, path);
	url.username = "";
	url.password = "";
	url.hash = "";
	return { url, spelled: isUrl ? spelled : url.href };
}

/** A public name without a scheme was hardly meant as http://, which Meta doesn't take. */
function refuseBareHost(spelled: string): void {
	const url = `https://${spelled}`;
	const isHost = /^[^\s/:]+\.[a-z]{2,}(?=[:/]|$)/i.test(spelled);
	if (!isHost || !URL.canParse(url) || isPrivate(new URL(url).hostname)) return;
	throw new CliError(
		"not-a-target",
		`${JSON.stringify(spelled)} is not a URL or a port`,
		{ hint: `did you mean ${url} ?` },
	);
}
