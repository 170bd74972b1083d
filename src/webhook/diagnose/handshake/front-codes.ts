import type { CodeMeaning } from "../code.ts";

/** What stands in front of an app and answers in its place. */
export const handshakeFrontCodes = {
	"tunnel-offline": {
		fault:
			"The provider answers that nothing is connected to this address: the tunnel or the deployment behind it is gone.",
		fix: "Start the tunnel again, and give Meta the address that it shows now: it often is a new one.",
		about: [
			"A tunnel's address lives only as long as the program that opened it. After a restart, a closed laptop or a few hours, free plans give another one, and the dashboard still holds the old one.",
			"Known answers: ngrok ERR_NGROK_3200, Cloudflare error 1033 (status 530), “Tunnel Unavailable” of localtunnel, “no tunnel here” of localhost.run, the “not found” pages of zrok, Heroku, Railway, Render and Vercel.",
			"A new address takes a moment until it is known everywhere: a fresh trycloudflare.com name up to half a minute.",
		],
	},
	"tunnel-app-down": {
		fault:
			"The tunnel is up, the app behind it isn't: the provider's own error page comes back.",
		fix: "Start the app, and compare its port with the one that the tunnel leads to.",
		about: [
			"The tunnel's program on your machine is connected, but finds nobody at the local port it leads to. Known answers: ngrok ERR_NGROK_8012, a 502 from Cloudflare.",
			"Usual reasons: the app isn't running; it listens on another port; it listens on IPv6 only (::1) while the tunnel goes to 127.0.0.1, or the other way round; the app expects https.",
			"See for yourself: curl -i the local address that the tunnel leads to.",
		],
	},
	"gateway-error": {
		fault:
			"A proxy in front of the app answers that it can't get an answer from the app.",
		fix: "Start the app, and compare the address and port that the proxy leads to with the app's.",
		about: [
			"502, 503 and 504 come from what stands in front: nginx, Caddy, Apache, Traefik, a load balancer, the platform. The app wasn't reached, hung up, or took too long.",
			"Usual reasons: the app isn't running or still starting; proxy_pass or the upstream names another port; in Docker the proxy asks localhost, which is itself, instead of the app's service name; a health check has taken the app out.",
			"The proxy's error log names the reason in one line.",
		],
	},
	"platform-crash": {
		fault:
			"The platform that runs the app reports that the app crashed or took too long.",
		fix: "Look into the app's log at the platform for this request.",
		about: [
			"Heroku answers 503 with its “Application error” page, Vercel with FUNCTION_INVOCATION_FAILED or FUNCTION_INVOCATION_TIMEOUT in x-vercel-error. The app was started and failed there.",
			"Usual reasons: an environment variable that is set on your machine and not there, a module that is missing in the deployment, a handler that never answers.",
		],
	},
	"tunnel-warning-page": {
		fault:
			"The tunnel answers Meta with its own warning page instead of passing the request on.",
		fix: "Use another tunnel, or a plan without that page: wa-hook listen opens one that doesn't show it to Meta.",
		about: [
			"Free tunnels show a page that people have to click away. Most show it to browsers only, and Meta's agent isn't one; this one was shown to Meta's agent.",
			"The header that skips such a page (ngrok-skip-browser-warning, bypass-tunnel-reminder, skip_zrok_interstitial) doesn't help: Meta can't be made to send it.",
		],
	},
	"bot-protection": {
		fault:
			"Something in front of the app stops visitors that aren't browsers, and Meta is none.",
		fix: "Allow the webhook's path through: a rule that skips bot protection and firewall for it, and for the agents facebookplatform and facebookexternalua.",
		about: [
			"Cloudflare's Bot Fight Mode and “Under Attack”, AWS WAF, Vercel's attack challenge, Akamai, Imperva, ModSecurity and others answer with a puzzle or a refusal that only a browser can get past. Meta sends no cookies and runs no scripts.",
			"The handshake comes as facebookplatform/1.0 (+http://developers.facebook.com), deliveries come as facebookexternalua. An agent's name can be faked, so exempt the path rather than the agent and let the app check the signature of deliveries.",
			"Lists of addresses go stale: Meta's change often. A rule by country stops Meta, too: its requests come from the United States and elsewhere.",
		],
	},
	"login-wall": {
		fault: "A login stands in front of the app, and Meta can't log in.",
		fix: "Exempt the webhook's path from the login; what Meta sends is authenticated by the verify token and the signature.",
		about: [
			"Vercel protects preview deployments, Azure App Service has its own authentication, Cloudflare Access and Basic authentication in nginx or Apache guard whole sites, and forwarded ports of Codespaces and Visual Studio Code are private at first.",
			"At Vercel: Settings, Deployment Protection, or use the production address. At Azure: Authentication, and allow unauthenticated requests to the path. For a forwarded port: set its visibility to public. In nginx: auth_basic off in a location of its own.",
			"A user and password in the callback URL don't help: Meta doesn't use them.",
		],
	},
	"test-url-asleep": {
		fault:
			"This is a webhook of an automation tool that isn't active right now, so nothing answers.",
		fix: "Activate the workflow and give Meta its production URL, not the one for testing.",
		about: [
			"n8n gives each webhook two addresses: /webhook-test/… answers a single call while the editor listens, /webhook/… answers as long as the workflow is active. Make answers only while the scenario is on.",
			"n8n's WhatsApp trigger registers its address with Meta by itself, and an app has one callback only: a second trigger of the same app takes the place of the first.",
		],
	},
	"only-outside": {
		fault:
			"The app answers rightly at its own address, but not through the public one: what stands between Meta and the app is at fault, not the app.",
		fix: "Look at the tunnel, proxy or firewall between the two addresses.",
		about: [
			"The same requests were sent to the app's local address and to the public one. The app passed; the public address did not. So the code is fine, and what is between changes, stops or answers the requests itself.",
			"Usual reasons: the tunnel leads to another port, or to an older program; the proxy strips the path or the query; a redirect to https or www; a login, cache or protection in front.",
		],
	},
	"only-inside": {
		fault:
			"The public address answers rightly, the local one doesn't: they lead to different programs.",
		fix: "Give the local address that the tunnel or proxy really leads to with --local.",
		about: [
			"Meta only knows the public address, so for Meta all is well. But what you look at locally isn't what answers Meta: another port, another path, or an earlier process that still runs.",
		],
	},
} as const satisfies Readonly<Record<string, CodeMeaning>>;
