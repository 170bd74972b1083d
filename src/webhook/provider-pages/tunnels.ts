import { firstValue, type KnownPage, type ProbeReply } from "./page.ts";

/** What tunnels answer in the place of what they lead to. */
export const tunnelPages: readonly KnownPage[] = [
	{
		name: "ngrok ERR_NGROK_3200",
		kind: "offline",
		meaning: "ngrok knows this address but the tunnel is offline",
		matches: (reply) => ngrokCode(reply) === "ERR_NGROK_3200",
	},
	{
		name: "ngrok ERR_NGROK_8012",
		kind: "app-down",
		meaning: "ngrok is up but can't reach the local port it leads to",
		matches: (reply) => ngrokCode(reply) === "ERR_NGROK_8012",
	},
	{
		name: "ngrok ERR_NGROK_3004",
		kind: "app-down",
		meaning:
			"what ngrok leads to doesn't answer in HTTP: it may expect https, or be another program",
		matches: (reply) => ngrokCode(reply) === "ERR_NGROK_3004",
	},
	{
		name: "ngrok ERR_NGROK_6024",
		kind: "warning",
		meaning:
			"ngrok shows its browser warning; Meta's requests don't get to see it",
		matches: (reply) => ngrokCode(reply) === "ERR_NGROK_6024",
	},
	{
		name: "ngrok limit",
		kind: "limit",
		meaning: "ngrok lets no more requests through: the plan's limit is reached",
		matches: (reply) => /^ERR_NGROK_(?:72\d|73\d)$/.test(ngrokCode(reply)),
	},
	{
		name: "Cloudflare 1033",
		kind: "offline",
		meaning: "Cloudflare has this name, but no tunnel is connected to it",
		matches: (reply) =>
			reply.status === 530 || /error code: 1033|Error 1033/i.test(reply.body),
	},
	{
		name: "Cloudflare 502",
		kind: "app-down",
		meaning: "the tunnel is up but can't reach the local port it leads to",
		matches: (reply) =>
			reply.status === 502 && /^cloudflare/i.test(firstValue(reply, "server")),
	},
	{
		name: "Cloudflare 52x",
		kind: "app-down",
		meaning: "Cloudflare gets no answer from the server behind it",
		matches: (reply) =>
			(reply.status === 504 &&
				/^cloudflare/i.test(firstValue(reply, "server"))) ||
			(reply.status >= 520 && reply.status <= 526),
	},
	{
		name: "localtunnel reminder",
		kind: "warning",
		meaning:
			"loca.lt shows its reminder page, which only browsers should get to see",
		matches: (reply) =>
			/bypass-tunnel-reminder|tunnel password|served via a localtunnel/i.test(
				reply.body,
			),
	},
	{
		name: "localtunnel without tunnel",
		kind: "offline",
		meaning: "the localtunnel server has lost this tunnel",
		matches: (reply) =>
			(reply.status === 503 && /tunnel unavailable/i.test(reply.body)) ||
			(reply.status === 404 && reply.body === "404"),
	},
	{
		name: "localhost.run",
		kind: "offline",
		meaning: "localhost.run has no tunnel for this name any more",
		matches: (reply) => /no tunnel here/i.test(reply.body),
	},
	{
		name: "zrok warning",
		kind: "warning",
		meaning: "zrok shows its warning page, which only browsers should get",
		matches: (reply) =>
			/skip_zrok_interstitial|zrok[^<]{0,40}interstitial/i.test(reply.body),
	},
	{
		name: "zrok without share",
		kind: "offline",
		meaning: "zrok knows no share of this name, or it has ended",
		matches: (reply) =>
			[404, 502].includes(reply.status) &&
			/<title>[^<]*zrok|\bzrok share\b/i.test(reply.body),
	},
	{
		name: "Pinggy warning",
		kind: "warning",
		meaning: "Pinggy shows its warning page, which only browsers should get",
		matches: (reply) => /X-Pinggy-No-Screen/i.test(reply.body),
	},
	{
		name: "dev tunnel sign-in",
		kind: "login",
		meaning:
			"the forwarded port is private: GitHub or Visual Studio Code asks visitors to sign in",
		matches: (reply) =>
			/^https:\/\/(?:github\.com\/codespaces\/auth|[\w.-]+\.visualstudio\.com\/auth|[\w.-]*\.?github\.dev\/pf-signin)|\/auth\/postback\/(?:tunnel|port)/.test(
				firstValue(reply, "location"),
			),
	},
];

function ngrokCode(reply: ProbeReply): string {
	return (
		firstValue(reply, "ngrok-error-code") ||
		(/ERR_NGROK_\d+/.exec(reply.body)?.[0] ?? "")
	);
}
