type Env = Readonly<Record<string, string | undefined>>;

/** The proxy that requests to a URL go through, as undici reads the environment; the text of it where that is no URL. */
export function proxyFor(url: URL, env: Env): URL | string | undefined {
	const http = env["http_proxy"] ?? env["HTTP_PROXY"];
	const https = env["https_proxy"] ?? env["HTTPS_PROXY"];
	const proxy = url.protocol === "https:" ? https || http : http;
	if (!proxy || isExcepted(url, env["no_proxy"] ?? env["NO_PROXY"] ?? "")) {
		return undefined;
	}
	return URL.canParse(proxy) ? new URL(proxy) : proxy;
}

function isExcepted(url: URL, noProxy: string): boolean {
	if (noProxy === "*") return true;
	const port = url.port || (url.protocol === "https:" ? "443" : "80");
	return noProxy
		.toLowerCase()
		.split(/[,\s]+/)
		.filter((entry) => entry !== "")
		.some((entry) => {
			const [, host = entry, only = port] = /^(.+):(\d+)$/.exec(entry) ?? [];
			const name = host.replace(/^\*?\./, "");
			return (
				only === port &&
				(url.hostname === name || url.hostname.endsWith(`.${name}`))
			);
		});
}
