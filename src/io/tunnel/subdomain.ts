/** The rule of localtunnel servers for names, in words. */
export const subdomainRule =
	"4 to 63 small letters, digits and hyphens, no hyphen at either end";

/** True for a name a localtunnel server may give. */
export function isSubdomain(text: string): boolean {
	return /^[a-z0-9][a-z0-9-]{2,61}[a-z0-9]$/.test(text);
}
