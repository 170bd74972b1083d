import { type HeaderList, headerValues } from "../../webhook/delivery.ts";

/** A reply to a probe, as far as it was read. */
export interface ProbeReply {
	readonly status: number;
	readonly headers: HeaderList;
	readonly body: string;
}

/** A page of a tunnel provider's own, which stands where the listener's answer should. */
export interface ProviderPage {
	/** `ngrok ERR_NGROK_3200` */
	readonly name: string;
	/** What it means, in one sentence. */
	readonly meaning: string;
}

interface KnownPage extends ProviderPage {
	matches(reply: ProbeReply): boolean;
}

const knownPages: readonly KnownPage[] = [
	{
		name: "ngrok ERR_NGROK_3200",
		meaning: "ngrok knows this address but the tunnel is offline",
		matches: (reply) => ngrokCode(reply) === "ERR_NGROK_3200",
	},
	{
		name: "ngrok ERR_NGROK_8012",
		meaning: "ngrok is up but can't reach the local port it leads to",
		matches: (reply) => ngrokCode(reply) === "ERR_NGROK_8012",
	},
	{
		name: "ngrok ERR_NGROK_6024",
		meaning:
			"ngrok shows its browser warning; Meta's requests don't get to see it",
		matches: (reply) => ngrokCode(reply) === "ERR_NGROK_6024",
	},
	{
		name: "Cloudflare 1033",
		meaning: "Cloudflare has this name, but no tunnel is connected to it",
		matches: (reply) =>
			reply.status === 530 || /error code: 1033|Error 1033/i.test(reply.body),
	},
	{
		name: "Cloudflare challenge",
		meaning: "Cloudflare's bot protection stands in front of this address",
		matches: (reply) => first(reply, "cf-mitigated") === "challenge",
	},
	{
		name: "Cloudflare 502",
		meaning: "the tunnel is up but can't reach the local port it leads to",
		matches: (reply) =>
			reply.status === 502 && /^cloudflare/i.test(first(reply, "server")),
	},
	{
		name: "localtunnel reminder",
		meaning:
			"loca.lt shows its reminder page, which only browsers should get to see",
		matches: (reply) =>
			/bypass-tunnel-reminder|tunnel password|served via a localtunnel/i.test(
				reply.body,
			),
	},
	{
		name: "localtunnel without tunnel",
		meaning: "the localtunnel server has lost this tunnel",
		matches: (reply) =>
			(reply.status === 503 && /tunnel unavailable/i.test(reply.body)) ||
			(reply.status === 404 && reply.body === "404"),
	},
	{
		name: "localhost.run",
		meaning: "localhost.run has no tunnel for this name any more",
		matches: (reply) => /no tunnel here/i.test(reply.body),
	},
	{
		name: "Vercel protection",
		meaning:
			"Vercel's deployment protection asks for a login in front of this address",
		matches: (reply) =>
			/^https:\/\/vercel\.com\/sso/.test(first(reply, "location")) ||
			headerValues(reply.headers, "set-cookie").some((cookie) =>
				cookie.startsWith("_vercel_sso_nonce="),
			),
	},
];

/** The provider's page this reply is, if it is one that is known. */
export function recogniseProviderPage(
	reply: ProbeReply,
): ProviderPage | undefined {
	const page = knownPages.find(({ matches }) => matches(reply));
	return page && { name: page.name, meaning: page.meaning };
}

function ngrokCode(reply: ProbeReply): string {
	return (
		first(reply, "ngrok-error-code") ||
		(/ERR_NGROK_\d+/.exec(reply.body)?.[0] ?? "")
	);
}

function first(reply: ProbeReply, name: string): string {
	return headerValues(reply.headers, name)[0] ?? "";
}
