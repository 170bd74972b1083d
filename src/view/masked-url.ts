import { mask } from "./redact.ts";

/** A URL of the user's to be shown: the values of the query's parameters that look like secrets by their names are masked. */
export function maskedUrl(url: URL | string): string {
	return String(url).replace(
		/([?&])([^=&#]*)=([^&#]+)/g,
		(all, mark: string, name: string, value: string) =>
			isSecret.test(decoded(name)) ? `${mark}${name}=${mask(value)}` : all,
	);
}

// By the last word of the name: `hub.verify_token`, `apiKey`, `X-Amz-Signature`, `x-vercel-protection-bypass`.
const isSecret =
	/(?:^|[^a-z])(?:token|key|secret|sig|signature|passw(?:or)?d|pwd|pass|auth|authorization|credential|code|bypass)$|(?:api|access|auth|secret)[_-]?(?:key|token)$/i;

function decoded(name: string): string {
	try {
		return decodeURIComponent(name);
	} catch {
		return name;
	}
}
