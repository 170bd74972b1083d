import type { CodeMeaning } from "../code.ts";

/** Handshakes that are answered with something else than the challenge alone, or answered too freely. */
export const handshakeBodyCodes = {
	"challenge-in-quotes": {
		fault:
			"The challenge comes back in JSON quotes. Meta compares bytes, so the dashboard says it couldn't be validated.",
		fix: "Answer with the bare value as text/plain.",
		about: [
			"res.json(challenge), a FastAPI or Next.js handler that returns a string, JsonResponse in Django and json_encode() in PHP put quotes around a text, because that is how JSON spells one.",
			'Express: res.status(200).send(challenge). FastAPI: return PlainTextResponse(challenge). Next.js: return new Response(challenge). Django: HttpResponse(challenge, content_type="text/plain"). Spring: produces = "text/plain".',
			"See for yourself: pipe curl's answer into xxd; the first byte is 22, a quote.",
		],
	},
	"challenge-in-object": {
		fault:
			"The challenge comes back inside JSON. Meta compares the whole body with the challenge, so it doesn't match.",
		fix: "Answer with the challenge alone, as text/plain.",
		about: [
			'{"challenge": "…"}, {"hub.challenge": …} and the like come from another platform\'s custom (Slack\'s, for one) or from a wrapper that makes {data: …} of all answers: an interceptor in NestJS, a resource in Laravel, a serverless function whose return value isn\'t taken apart.',
			"In AWS Lambda return { statusCode: 200, body: challenge } with proxy integration on, or Meta gets to see the whole object.",
		],
	},
	"challenge-with-bom": {
		fault:
			"There is a byte order mark in front of the challenge: invisible in an editor, but Meta compares bytes.",
		fix: "Save the source files as UTF-8 without BOM, and answer in plain UTF-8.",
		about: [
			"In PHP the mark comes from a file saved with BOM: whatever stands before <?php is sent. In .NET it comes from writing through a StreamWriter with Encoding.UTF8, in PowerShell from Out-File; UTF-16 has zero bytes between the digits besides.",
			"It is ef bb bf in UTF-8; xxd shows it, a browser doesn't.",
		],
	},
	"challenge-with-space": {
		fault:
			"There are spaces or line breaks around the challenge, and Meta compares bytes.",
		fix: "Send exactly the challenge: print without a line break, and nothing before or after.",
		about: [
			"println, puts, echo in a shell and print in Python CGI add a line break; in PHP blank lines before <?php or after ?> are sent as well; templates keep the line break at their end.",
		],
	},
	"challenge-in-markup": {
		fault:
			"The challenge comes back inside a web page. Meta wants the challenge and nothing else.",
		fix: "Send the bare challenge as text/plain, without template or layout.",
		about: [
			"A view that is rendered into the site's layout, a framework's debug toolbar, or PHP warnings in HTML (<br /><b>Warning</b>…) stand around the value. In Rails use render plain: params['hub.challenge']; in Laravel return response($challenge, 200).",
		],
	},
	"challenge-with-extra": {
		fault:
			"There is more in the answer than the challenge, and Meta compares the whole body.",
		fix: "Send exactly the challenge and end the answer there.",
		about: [
			"Debugging output before the answer, a second write after it (missing exit or return, so that the code for deliveries runs on and adds OK), a warning of PHP, or a label such as “challenge: …”.",
		],
	},
	"challenge-compressed": {
		fault:
			"The answer is compressed, although the request doesn't offer to take that.",
		fix: "Switch compression off for this path, or honour Accept-Encoding.",
		about: [
			"Meta's handshake doesn't say Accept-Encoding. A server that compresses regardless sends bytes that are not the challenge.",
			"Usual reasons: a Content-Encoding set by hand, or a cache that keeps the compressed answer of somebody else and leaves out Vary: Accept-Encoding.",
		],
	},
	"challenge-truncated": {
		fault: "Only the beginning of the challenge comes back.",
		fix: "Send the challenge as it came; check a Content-Length that is set by hand.",
		about: [
			"A Content-Length that is too short cuts the body; so do a fixed-size buffer, a column in a database or a substring in the code.",
		],
	},
	"challenge-cast": {
		fault:
			"The challenge is turned into a number on its way and comes back changed.",
		fix: "Hand the challenge through as text: no parseInt, Number, int() or (int).",
		about: [
			"A number loses leading zeros, and digits beyond what it can hold: 2,147,483,647 for 32 bits, 9,007,199,254,740,992 exactly in JavaScript. Letters become NaN or 0, or an exception.",
			"With ten digits it may work for years. If only the odd challenges came back changed, today's handshake passes, and the day Meta sends a longer one it fails.",
		],
	},
	"challenge-cached": {
		fault:
			"A second handshake gets the first one's challenge back: somebody keeps the answer.",
		fix: "Switch caching off for this path: Cache-Control: no-store, and a cache key with the whole query.",
		about: [
			"A CDN that ignores the query string in its key, a page cache (WP Super Cache, Varnish), a reverse proxy or a memoised function answers in the app's place. The first handshake passes, the next one fails.",
			"The headers age, x-cache and cf-cache-status tell who it was.",
		],
	},
	"challenge-not-echoed": {
		fault:
			"The app answers 200, but not with the challenge: its GET handler doesn't look at hub.challenge, or finds nothing there.",
		fix: "Answer a GET with the value of hub.challenge as the whole body.",
		about: [
			"A health check, a catch-all that says OK to everything, or a handler for POST that answers GET as well. An empty body, null or undefined means that the value was looked for under another name: in PHP dots become underscores, so $_GET['hub.challenge'] is empty and $_GET['hub_challenge'] isn't.",
			"In Express: if (req.query['hub.verify_token'] === process.env.VERIFY_TOKEN) res.status(200).send(req.query['hub.challenge']); else res.sendStatus(403);",
		],
	},
	"web-page": {
		fault:
			"A web page comes back instead of the challenge: the request never reaches the webhook's handler.",
		fix: "Put the webhook's route before the fallback that serves the site, and check the path.",
		about: [
			"Single-page apps answer every unknown path with index.html and status 200: app.get('*') in Express, try_files … /index.html in nginx, rewrites at Netlify, Vercel and Firebase, historyApiFallback in development servers. The webhook's path fell through to it.",
			"Where a random path brings the same page, it certainly is such a fallback. It can also mean that the address leads to the frontend while the API runs on another port or host.",
		],
	},
	"status-not-200": {
		fault:
			"The challenge comes back, but with another status than 200. Meta documents 200 as the only success.",
		fix: "Answer with the status 200.",
		about: [
			"201 comes from frameworks that set it for what they take for a creation, 202 and 204 from handlers written for deliveries. A 204 has no body at all.",
		],
	},
	"token-not-checked": {
		fault:
			"A wrong verify token is accepted: anybody can point their own app at your callback.",
		fix: "Compare hub.verify_token with your own before you answer, and refuse with 403 if it differs.",
		about: [
			"The handshake is there so that only who knows the token can subscribe this address. An app that echoes the challenge to everybody passes Meta's check, so this stays unnoticed.",
			"Usual reasons: the comparison is missing; an environment variable that isn't set makes the comparison undefined === undefined somewhere; a single = instead of ===; an answer that is sent before the check.",
		],
	},
	"refused-with-200": {
		fault:
			"A wrong verify token is refused in words only: the status says 200.",
		fix: "Answer 403 to a wrong verify token.",
		about: [
			"Meta compares the body as well, so the handshake fails as it should. But monitors and your own logs show a success, and Meta's documents ask for an error status.",
		],
	},
	"wrong-token-hangs": {
		fault: "A handshake with a wrong verify token is never answered.",
		fix: "Answer 403 where the token differs: the branch for it is missing.",
		about: [
			"if (token === expected) res.send(challenge) without an else leaves the other request open until somebody gives up. Meta's handshake passes, but strangers can keep connections open, and a mistyped token in the dashboard shows up as a timeout instead of a refusal.",
		],
	},
	"order-matters": {
		fault:
			"The handshake passes only with its parameters in one order. Meta doesn't promise one.",
		fix: "Read the parameters by name, with a query parser.",
		about: [
			"A regular expression over the whole query, or pieces taken by their position (parts[1]), works until the order changes. Proxies and Meta itself are free to change it.",
		],
	},
} as const satisfies Readonly<Record<string, CodeMeaning>>;
