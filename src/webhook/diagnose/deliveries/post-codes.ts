import type { CodeMeaning } from "../code.ts";

const byHand =
	"To see it: curl -i -X POST -H 'Content-Type: application/json' -d '{}' with your callback URL. A healthy app refuses that with 401 or 403 in its own words.";

/** What keeps deliveries from an app that would judge them. */
export const postCodes = {
	"post-unreachable": {
		fault:
			"No delivery could be sent: nobody answers at this address, or nobody answers there any more.",
		fix: "Start the app. If the handshake was answered a moment ago, one of its requests ended the app's process: the last lines of its log say why.",
		about: [
			"Deliveries are sent after the handshake. If that was answered and now nobody listens, the app went away in between: in Node an exception that nobody catches in an async handler ends the process. The handshake's checks include a HEAD request and odd challenges, which a handler has to survive, since anybody can send them.",
			"A process manager that starts the app again hides this: the log shows it starting over and over.",
		],
	},
	"post-no-answer": {
		fault:
			"A POST gets no answer in time, so Meta takes the delivery for lost and sends it again.",
		fix: "Answer 200 first and do the work afterwards; look for a handler that never calls res.end(), a breakpoint, or a body that is read twice.",
		about: [
			"Meta waits some seconds, how many is not documented, then gives up and comes back with the same delivery, again and again.",
			"The usual reasons: an Express handler that forgets res.sendStatus(200) on one of its branches; a body that one parser has read already while another waits for its 'end' (raw-body after express.json()); a serverless function that waits for a slow call; a process that stands at a breakpoint.",
			byHand,
		],
	},
	"post-cut-off": {
		fault:
			"The connection is closed in the middle of a POST, without an answer.",
		fix: "Look into the app's own log: it most likely crashed on this request. If it has no line of it, a proxy in front cut it off.",
		about: [
			"A connection that closes without an answer is what a crash looks like from outside: an exception in an async handler that nobody catches ends a Node process, a worker that was killed for its memory ends the same way.",
			"A proxy that speaks HTTP/2 or TLS to a port that expects plain HTTP closes it, too, but then the handshake fails just the same.",
			byHand,
		],
	},
	"post-redirect": {
		fault:
			"A POST is redirected. Meta does not follow redirects, so no delivery arrives.",
		fix: "Give Meta the final address, or answer at this one.",
		about: [
			"The handshake may well work while deliveries are redirected: many frameworks redirect only what is not GET, or only a path without (or with) its trailing slash.",
			"Django's APPEND_SLASH, FastAPI's redirect_slashes, Next.js' trailingSlash, a rule that sends http:// to https:// or shop.example to www.shop.example, a login page: each of them answers a POST with a 3xx.",
			"To see it: curl -i -X POST with your callback URL, and look at the Location header.",
		],
	},
	"post-not-routed": {
		fault:
			"The app has no route for POST at this address: it answers 404 or 405, so no delivery arrives.",
		fix: "Route POST to the handler, at the same path as GET: app.post('/webhook', …), export async function POST, methods=['GET', 'POST'].",
		about: [
			"Meta sends the handshake as GET and every delivery as POST, both to the same address. A route for one does not answer the other.",
			"Express needs app.get and app.post; a Next.js route file must export GET and POST; Flask routes take GET alone unless methods=['GET', 'POST'] is given; Laravel's routes/web.php wants Route::post beside Route::get; n8n listens to one method for each Webhook node.",
			"A 404 for POST beside a working GET can also be a rule of a proxy or of API Gateway that names the method.",
			byHand,
		],
	},
	"post-media-type": {
		fault: "The app refuses application/json (415), which is what Meta sends.",
		fix: "Let this route take any Content-Type, and hand the raw bytes to the signature check.",
		about: [
			"Meta sends Content-Type: application/json, with or without a charset. A route that was declared for another type, or a parser that compares the header literally, answers 415.",
			"Fastify answers 415 for types it has no parser for: fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, …) gives the raw bytes. In Spring it is consumes=, in ASP.NET [Consumes], in JAX-RS @Consumes.",
		],
	},
	"post-csrf": {
		fault:
			"CSRF protection stops the delivery: it has no token of your web site, and can't have one.",
		fix: "Exempt this path from CSRF protection. The signature is what protects it.",
		about: [
			"Frameworks for web sites refuse POSTs without a token that one of their own forms carries. Meta has no such form.",
			"Laravel answers 419: list the path in VerifyCsrfToken's $except (validateCsrfTokens(except: …) from version 11 on), or put the route into routes/api.php. Django answers 403: @csrf_exempt. Rails answers 422: skip_before_action :verify_authenticity_token. Flask-WTF: csrf.exempt(view). Spring Security: csrf.ignoringRequestMatchers.",
			"The handshake works all the same, because GET is never protected: that is why it looks as if only the messages were missing.",
		],
	},
	"post-wall": {
		fault:
			"Something in front of the app wants a login, or takes Meta for a bot, so no delivery arrives.",
		fix: "Let this path through: no password, no bot protection, no preview protection.",
		about: [
			"Meta can't type a password, solve a puzzle or keep a cookie. Whatever asks for one has to leave the callback's path alone.",
			"Known walls: Basic auth of a staging server, Vercel's Deployment Protection, Azure's EasyAuth, Cloudflare's Bot Fight Mode and 'Under Attack', AWS WAF's managed rules. In Cloudflare a WAF rule with the action Skip for the path helps; a rule for the user agent facebookexternalua is weaker, since anybody can write that.",
			"Filters often look at the body of a POST, so that the handshake passes and the deliveries don't.",
		],
	},
	"post-provider-page": {
		fault:
			"The tunnel or host answers deliveries with a page of its own: the app behind it isn't reached.",
		fix: "Start the app, check the port that the tunnel forwards to, and look at what its page says.",
		about: [
			"The answer is not your app's: it is a page that the tunnel or the platform shows when nobody is behind it, when the app crashed or when a quota is used up.",
			"If the handshake just worked, the app may have gone down in between: on a POST it can't cope with, for instance. Its log says more.",
		],
	},
	"post-gateway": {
		fault:
			"A proxy or tunnel in front gets no answer from the app (502, 503, 504), so no delivery arrives.",
		fix: "Start the app, or correct the port that the proxy forwards to; its log shows whether the app crashed on the request.",
		about: [
			"502 says that the proxy couldn't connect or got no whole answer, 503 that there is no healthy app, 504 that the app took too long.",
			"If GET works and POST doesn't, the app most likely crashes on the POST: AWS Lambda behind an API Gateway answers 502 for a handler that throws or that returns something else than { statusCode, body }.",
		],
	},
	"post-web-page": {
		fault:
			"A POST is answered 200 with a web page: it is not your webhook that answers.",
		fix: "Put the webhook's route before the one that serves the web site.",
		about: [
			"Hosts of single-page apps answer every address with index.html, and a catch-all route does the same. Meta sees 200 and takes the delivery for delivered: it is lost without a word.",
			"In Express the webhook has to stand before app.get('*') or app.use(express.static(…)); on Netlify, Vercel and Firebase the rewrite to index.html must not match the webhook's path.",
		],
	},
	"post-crash": {
		fault:
			"The app fails (5xx) on a perfectly ordinary, rightly signed delivery.",
		fix: "Its own log says why. Reading the body, checking the signature, or a message it has no answer for are the usual places.",
		about: [
			"Meta takes 5xx for a failure and sends the same delivery again, for hours or days.",
			"What was sent is the dashboard's own Test sample. Its phone_number_id (123456123) and its sender (16315551181) belong to nobody: code that looks one of them up and expects to find it fails here, and would fail with the dashboard's Test button.",
			"An app that throws on a signature it doesn't like answers 5xx as well: then it has another app secret than the one given here. Answer 401, and the two can be told apart.",
			"Catch what can go wrong after the signature was checked, log it, and answer 200.",
		],
	},
	"post-rate-limited": {
		fault: "The app, or something in front, limits how often it may be called.",
		fix: "Exempt this path from rate limiting, or allow bursts: Meta sends three notices for each message of yours, and all at once.",
		about: [
			"429 is a failure to Meta: the delivery comes again later, and with it all the others that were limited.",
			"Meta's documents advise room for three times the rate of outgoing messages and once that of incoming ones. All of them come from few addresses, so a limit per address counts them together: express-rate-limit with its defaults, nginx' limit_req, a WAF's rate rule.",
		],
	},
	"post-banned": {
		fault:
			"After a few wrong signatures the app, or something in front, refuses whatever comes from the same address, rightly signed or not.",
		fix: "Exempt this path from such bans, or make sure that they go by the visitor's own address; then wait until this one is over and run the check again.",
		about: [
			"The first delivery, rightly signed, was accepted. Then came wrong signatures, as they do here, and from one of them on everything got the same answer. So what the app makes of other bodies is not known.",
			"fail2ban, CrowdSec, a WAF's rule or express-rate-limit with skipSuccessfulRequests do that. Behind a proxy or tunnel all visitors may seem to have the proxy's address: then anybody who sends a few wrong signatures shuts out Meta, too.",
			"A wrong signature costs an app nothing but an HMAC: refusing it with 401 each time is protection enough.",
		],
	},
	"app-died": {
		fault:
			"The app went away while it was checked: a delivery most likely ended its process.",
		fix: "Start it again and look at the last lines of its log. In Node an exception that nobody catches in an async handler ends the process.",
		about: [
			"The last delivery that was answered, or cut off, is shown, and the first one for which nobody listened any more.",
			"If it was a wrong signature that ended it, anybody on the internet can do that. Typical: crypto.timingSafeEqual throws when the two buffers differ in length, outside of any try.",
		],
	},
	"app-behind": {
		fault: "Whether the app that listen forwards to is there.",
		about: [
			"wa-hook listen answers the handshake itself, and takes deliveries before it forwards them. So a check of listen says that Meta gets through to this machine, and nothing of the app behind: `wa-hook verify --url 3000` checks that one, with the verify token and app secret of this project.",
		],
	},
	"app-behind-down": {
		fault:
			"The app that listen forwards to doesn't answer: what listen takes in Meta's place doesn't get to it.",
		fix: "Start the app, or start listen again with the right --forward-to.",
		about: [
			"listen answers the handshake itself, so the dashboard's verification passes without the app. What comes meanwhile is recorded: `wa-hook replay last --to-app` hands it on once the app runs.",
			"The usual reasons: the app isn't running, it crashed, or it listens on another port than the one in --forward-to.",
			"With --pass-through Meta gets 502 in the meantime, and sends the delivery again later.",
		],
	},
} as const satisfies Readonly<Record<string, CodeMeaning>>;
