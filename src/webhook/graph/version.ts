/** The version of the Graph API that is asked for unless another is configured. */
export const defaultVersion = "v25.0";

/** The oldest version that Meta still answers as itself: each lives for about two years. */
export const oldestVersion = "v21.0";

/** Orders versions: 25 for `v25.0`; undefined for what is no version. */
export function versionNumber(version: string): number | undefined {
	const [, number] = /^v?(\d{1,3}(?:\.\d{1,2})?)$/.exec(version) ?? [];
	return number === undefined ? undefined : Number(number);
}
