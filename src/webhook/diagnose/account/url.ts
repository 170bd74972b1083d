/** How near two addresses are: a slash at the end makes another address, which most people don't see. */
export function likeness(
	one: string,
	other: string,
): "same" | "slash" | "other" {
	if (normal(one) === normal(other)) return "same";
	return slashless(one) === slashless(other) ? "slash" : "other";
}

/** As a URL is spelled once its host is lowered and its default port left out. */
function normal(url: string): string {
	return URL.canParse(url) ? new URL(url).href : url;
}

function slashless(url: string): string {
	return normal(url).replace(/\/+(?=$|\?)/, "");
}
