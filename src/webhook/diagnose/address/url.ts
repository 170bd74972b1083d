import type { Finding } from "../finding.ts";
import type { AddressObservation } from "./observation.ts";

/** Characters that an override of a WABA or a phone number may have. */
const longestOverride = 200;

/** Says what is wrong with how a callback URL is spelled. */
export function diagnoseUrl({
	url,
	reach,
	hasCredentials,
}: AddressObservation): readonly Finding[] {
	if (reach === undefined || !URL.canParse(url)) return [unreadable(url)];

	const { protocol, port, pathname, hash } = new URL(url);
	const found: Finding[] = [];
	if (protocol !== "https:") {
		found.push({
			code: "not-https",
			level: "fail",
			title: "the URL begins with http://",
			seen: [shown(url)],
		});
	}
	if (hasCredentials) {
		found.push({
			code: "credentials-in-url",
			level: "warn",
			title: "the URL holds a user name or password",
		});
	}
	if (hash !== "") {
		found.push({
			code: "fragment-in-url",
			level: "warn",
			title: "what stands after the # is never sent",
			seen: [hash],
		});
	}
	if (url.length > longestOverride) {
		found.push({
			code: "long-url",
			level: "warn",
			title: `the URL has ${url.length} characters`,
			seen: [shown(url)],
		});
	}
	if (found.length > 0) return found;

	const remarks = [
		...(port === ""
			? []
			: [`port ${port}: known to work, though 443 is what everybody uses`]),
		...(pathname === "/" ? ["no path: Meta asks for /"] : []),
	];
	return [
		{
			code: "url",
			level: "ok",
			title: "a whole https URL",
			...(remarks.length > 0 && { seen: remarks }),
		},
	];
}

function unreadable(url: string): Finding {
	return {
		code: "url-unreadable",
		level: "fail",
		title: "not a URL that Meta could ask",
		seen: [shown(url)],
	};
}

/** Without the query, which may hold a key. */
function shown(url: string): string {
	return url.replace(/[?#].*$/s, "");
}
