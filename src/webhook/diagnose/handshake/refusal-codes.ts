import type { CodeMeaning } from "../code.ts";

/** Handshakes that are refused although the verify token is right. */
export const handshakeRefusalCodes = {
	"token-refused": {
		fault:
			"The app refuses the verify token that was tried. Either it expects another one, or it never gets to compare it.",
		fix: "Compare the token that the running app has with the one tried here (--verify-token, .env, or the one that listen made), character by character: print its length in the app at start.",
		about: [
			"The usual slips were tried and none was accepted: quotes, spaces and line breaks around the token, capital and small letters, both encodings, and parameter names spelled hub_mode or hub[mode].",
			"Usual reasons that can't be seen from outside: the variable isn't set in the environment the app runs in (a deployment has its own, .env isn't uploaded); the app wasn't restarted after the change; the code reads another variable name; the dashboard holds yet another token; middleware that guards the whole app answers the same way.",
			"Another reason: some query parsers make hub: {mode: …} of hub.mode (qs with allowDots, some gateways), so that query['hub.verify_token'] is undefined. Read the raw query there.",
			"Let the app log what it gets: whether hub.verify_token is there at all, its length, and the length of its own.",
		],
	},
	"token-quotes": {
		fault:
			"The verify token has quotes around it on one side only: in the app, or in what you gave. They count as part of it.",
		fix: "Write the token without quotes where it is configured, and restart the app.",
		about: [
			'VERIFY_TOKEN="abc" means abc for dotenv and for a shell, but "abc" with its quotes for docker run --env-file, for systemd in some places, and for most forms in a hosting\'s dashboard.',
		],
	},
	"token-spaces": {
		fault:
			"The verify token has a space or a line break around it on one side only: in the app, or in what you gave.",
		fix: "Remove the white space around the token where it is configured, and restart the app; trim() it in the code to be safe.",
		about: [
			"A line break comes along when a token is written to a file or secret with echo instead of printf, a space when it is copied from a web page, and a carriage return from a .env written on Windows.",
		],
	},
	"token-case": {
		fault:
			"The app's verify token differs from yours in capital and small letters only.",
		fix: "Use the same spelling on both sides.",
		about: [
			"The comparison is exact. Keyboards of phones begin with a capital letter, and some secret stores change names, but never values: look at what was typed.",
		],
	},
	"token-not-decoded": {
		fault:
			"The app compares the verify token as it stands in the URL, without decoding it: its special characters arrive as %XX.",
		fix: "Read the token with a real query parser (URLSearchParams, req.query), or choose a token of letters and digits.",
		about: [
			"Meta encodes the token in the URL: a + becomes %2B, an = becomes %3D. Code that cuts the query itself with split('&') and split('=') has to decode each piece.",
		],
	},
	"token-decoded-twice": {
		fault: "The app decodes the verify token twice.",
		fix: "Remove decodeURIComponent or its like: the framework's query is decoded already. Or choose a token of letters and digits.",
		about: [
			"After the second decoding a % in the token begins a sequence that isn't there, which makes another character, or an exception and a 500.",
		],
	},
	"token-plus": {
		fault:
			"The app reads one usual encoding of the verify token and refuses the other: it treats a + or %20 in the URL differently than Meta may mean it.",
		fix: "Read the token with a form-aware query parser (URLSearchParams, req.query), or choose a token of letters and digits.",
		about: [
			"In a query a space may stand as %20 or as +. decodeURIComponent knows the first only, and Meta doesn't say which one it uses.",
		],
	},
	"token-charset": {
		fault:
			"The app reads the verify token's accented letters in another character set than UTF-8.",
		fix: "Decode the query as UTF-8, or choose a token of letters a–z and digits.",
		about: [
			"Meta sends the UTF-8 bytes of the token, percent-encoded. A server that decodes them as Latin-1 (older Java servlet containers, ISO-8859-1 pages) sees two wrong letters for each accented one.",
		],
	},
	"token-check-inverted": {
		fault:
			"The app refuses the right verify token and accepts a wrong one: the comparison is the wrong way round.",
		fix: "Swap the two branches: answer the challenge if the tokens are equal, 403 if not.",
		about: [
			"An if that tests for inequality, or a strcmp() result taken for true: it is 0 when both are equal.",
		],
	},
	"names-underscored": {
		fault:
			"The app looks for hub_mode, hub_challenge and hub_verify_token, but Meta sends these names with a dot.",
		fix: "Read hub.mode, hub.challenge and hub.verify_token; in PHP, whose $_GET turns dots to underscores by itself, look for what rewrites the query in front of it.",
		about: [
			"PHP turns the dots of parameter names into underscores, so $_GET['hub_challenge'] is right there, and code translated from PHP to another language takes the underscores along. FastAPI needs Query(alias=\"hub.mode\"), as a Python name can't hold a dot.",
			"A handshake with underscores was accepted where Meta's own was not.",
		],
	},
	"names-nested": {
		fault:
			"The app looks for hub[mode] or hub: {mode}, but Meta sends hub.mode, which its parser leaves as one flat name.",
		fix: "Read the flat names: query['hub.mode'], query['hub.challenge'], query['hub.verify_token'].",
		about: [
			"req.query.hub.mode works only where the parser makes objects of dots. Express's doesn't; it makes objects of brackets.",
			"A handshake with brackets was accepted where Meta's own was not.",
		],
	},
	"names-bare": {
		fault:
			"The app looks for mode, challenge and verify_token, but Meta sends hub.mode, hub.challenge and hub.verify_token.",
		fix: "Read the names with hub. in front.",
		about: [
			"Destructuring such as const { mode, challenge } = req.query finds nothing: the names hold a dot. Other platforms (Slack, Dropbox) send challenge without a prefix, and code for them doesn't fit here.",
		],
	},
	"signature-guard": {
		fault:
			"The check of the signature guards the GET, too. Meta signs deliveries only: a handshake has no X-Hub-Signature-256.",
		fix: "Check signatures for POST only.",
		about: [
			"Middleware registered for the whole path (app.use('/webhook', verifySignature)) runs before the GET handler and finds no header.",
			"Move it to the POST route: app.post('/webhook', verifySignature, receive). The GET is guarded by the verify token.",
		],
	},
	"csrf-guard": {
		fault:
			"Protection against cross-site request forgery stops the request. Meta has no form token and no cookie.",
		fix: "Exempt the webhook's path from CSRF protection; deliveries are protected by their signature.",
		about: [
			"Laravel: list the path in validateCsrfTokens(except: […]) or put the route into routes/api.php. Django: @csrf_exempt. Rails: skip_forgery_protection. Spring: csrf.ignoringRequestMatchers(…). Express: register csurf after the webhook.",
			"It usually lets GET pass and stops POST with 403 or 419; where it stops GET as well, deliveries will fare no better.",
		],
	},
	"auth-guard": {
		fault:
			"The app's own authentication refuses the request before the webhook's handler sees it. Meta sends no API key, cookie or bearer token.",
		fix: "Exempt the webhook's path from the authentication, for GET and POST.",
		about: [
			"A guard for the whole API (an auth middleware at the top of Express, a global guard in NestJS, DEFAULT_PERMISSION_CLASSES in Django REST framework, Sanctum in Laravel, JWT verification on by default in Supabase functions) covers the webhook as well.",
			"The webhook has its own proof of who calls: the verify token for GET, the signature for POST.",
		],
	},
	"request-refused": {
		fault:
			"The app calls the handshake itself a bad request: it finds something missing or wrong in it.",
		fix: "Read what the app says about it below, and look into its log.",
		about: [
			"400 and 422 come from validation: a schema that doesn't know hub.mode, hub.challenge and hub.verify_token, wants a JSON body or a header that a handshake doesn't have, or takes the dotted names for something else.",
			'In FastAPI declare them as Query(alias="hub.mode") and so on; in NestJS and Fastify keep the query schema open or list the dotted names.',
		],
	},
} as const satisfies Readonly<Record<string, CodeMeaning>>;
