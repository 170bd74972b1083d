/** Whether a text can be an id of the Graph API's: digits alone. */
export function isNodeId(text: string): boolean {
	return /^\d{5,20}$/.test(text);
}
