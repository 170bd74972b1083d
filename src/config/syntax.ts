/** The path of a webhook: it starts with `/` and has no query. */
export const webhookPath = /^\/[^\s?#]*$/;

/** The items of a comma-separated list. */
export function splitList(text: string): string[] {
	return text
		.split(",")
		.map((item) => item.trim())
		.filter((item) => item !== "");
}
