import type { CodeMeaning } from "../code.ts";

/** Handshakes that lead somewhere else, or nowhere. */
export const handshakeRouteCodes = {
	redirect: {
		fault:
			"The address redirects to another one. Meta doesn't follow redirects: for it, the handshake has failed.",
		fix: "Give Meta the final address.",
		about: [
			"Anything from 301 to 308 counts as a failure, for the handshake and for deliveries.",
			"Usual reasons: a moved site, a language prefix (/en/webhook), a rewrite in the hosting's settings. See where it leads with curl -sS -i.",
		],
	},
	"redirect-slash": {
		fault:
			"The address redirects to itself with, or without, a slash at its end. Meta doesn't follow redirects.",
		fix: "Give Meta the address as the redirect spells it.",
		about: [
			"Django (APPEND_SLASH), Flask and FastAPI (redirect_slashes), Next.js (trailingSlash), Apache for folders and many static hosts insist on one spelling and redirect from the other.",
			"Changing the callback URL in the dashboard is all it takes. Deliveries would be lost the same way, as they are not sent again to where a redirect leads.",
		],
	},
	"redirect-https": {
		fault:
			"The address redirects from http to https. Meta doesn't follow redirects, and takes https addresses only.",
		fix: "Give Meta the address with https://.",
		about: [
			"Where the address you gave already begins with https://, the app behind a proxy doesn't know that the visitor came by https: it sees the proxy's plain http and redirects for ever. Tell it to trust X-Forwarded-Proto (Express: app.set('trust proxy', 1); Django: SECURE_PROXY_SSL_HEADER; Laravel: TrustProxies), or switch Cloudflare's SSL mode from Flexible to Full.",
		],
	},
	"redirect-www": {
		fault:
			"The address redirects from one host name to the other (with or without www). Meta doesn't follow redirects.",
		fix: "Give Meta the host name that the redirect leads to.",
		about: [
			"Most hosts have one name as the main one and redirect the other to it, for search engines' sake. The callback URL has to use the main one.",
		],
	},
	"redirect-login": {
		fault:
			"The address redirects to a login page. Meta can't log in and doesn't follow redirects.",
		fix: "Exempt the webhook's path from the login middleware, for GET and POST.",
		about: [
			"The app's own authentication, or that of what stands in front, takes the webhook for a page of the site.",
			"Usual reasons: Next.js or Auth.js middleware whose matcher covers /api/webhook, Django's login_required or LoginRequiredMiddleware, Laravel's auth group in routes/web.php, Devise in Rails, WordPress plugins that close the site, Spring Security's default for all paths.",
		],
	},
	"path-not-found": {
		fault:
			"The app has nothing at this path: 404. Meta asks for exactly the path that you typed into the dashboard.",
		fix: "Compare the path in the callback URL with the route in the app, letter for letter.",
		about: [
			"Usual reasons: a prefix that is missing or doubled (a router mounted at /api, a path that the proxy strips or keeps); another spelling (/webhook and /webhooks); capital letters; only a POST route, no GET, in frameworks that answer 404 to that (Express, Fastify); a route file that isn't deployed, or isn't named as the framework wants (Next.js: app/api/webhook/route.ts exporting GET and POST).",
			"See for yourself: curl -i the address without parameters. An app that has the route answers something else than its page for unknown paths.",
		],
	},
	"slash-matters": {
		fault:
			"The app has nothing at this path, but it answers where the slash at the end is added or left out.",
		fix: "Give Meta the spelling that answers.",
		about: [
			"For some routers /webhook and /webhook/ are two different paths (Fastify without ignoreTrailingSlash, Spring Boot 3, Go's ServeMux, Express with strict routing).",
		],
	},
	"other-path": {
		fault: "The app answers the handshake, but at another path than this one.",
		fix: "Give Meta the path that answers.",
		about: [
			"The address you gave brought a 404 or a redirect, and the same handshake at another path of the same host brought the challenge back. So the app is fine, and the callback URL has a typing mistake or lacks a prefix.",
		],
	},
	"get-not-allowed": {
		fault:
			"The app has this path, but not for GET. Meta makes the handshake by GET and sends deliveries by POST, both to the same address.",
		fix: "Add a handler for GET at the same path that answers hub.challenge.",
		about: [
			"405 comes from frameworks that know the path and lack the method: FastAPI, Flask and Django with POST only, Next.js route handlers that export POST alone, API Gateway and functions configured for POST.",
			"Both handlers belong at the same path: GET for the handshake, POST for deliveries.",
		],
	},
} as const satisfies Readonly<Record<string, CodeMeaning>>;
