/** What an app signs in with: its id and its secret in one. */
export function appToken(appId: string, appSecret: string): string {
	return `${appId}|${appSecret}`;
}
