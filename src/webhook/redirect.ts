import { headerValues } from "./delivery.ts";
import type { Reply } from "./reply.ts";

/**
 * Where a redirect leads, without what may be secret in it: no user, no password, no fragment, and `?…` for a query. A relative
 * address is taken from the target on. Undefined for what is no redirect to a web address. Untrusted text.
 */
export function redirectAddress(reply: Reply): string | undefined {
	if (!reply.ok || reply.status < 300 || reply.status >= 400) return undefined;
	const [location = ""] = headerValues(reply.headers, "location");
	const base = URL.canParse(reply.target) ? reply.target : undefined;
	if (location === "" || !URL.canParse(location, base)) return undefined;
	const { protocol, host, pathname, search } = new URL(location, base);
	if (!/^https?:$/.test(protocol)) return undefined;
	return `${protocol}//${host}${pathname}${search === "" ? "" : "?…"}`;
}
