import type { CodeMeaning } from "../code.ts";

/** Handshakes that bring no answer, or one of an app that is in trouble. */
export const handshakeReachCodes = {
	"nothing-listens": {
		fault:
			"Nothing listens at this address: the connection is refused. Meta's check happens the moment you press the button, so the app has to be running then.",
		fix: "Start the app, and compare its port with the one in the address.",
		about: [
			"A refused connection means that the machine is there and no program has this port open.",
			"Usual reasons: the app isn't running or crashed at start; it listens on another port (PORT is set to something else); in a container the port isn't published (docker run -p), or the app listens on 127.0.0.1 inside it, where nobody outside gets to: listen on 0.0.0.0.",
			"See for yourself: curl -v the address; on Linux ss -ltnp, on macOS lsof -iTCP -sTCP:LISTEN lists who listens where.",
		],
	},
	"connection-cut": {
		fault:
			"The connection is closed without an answer: the app most likely crashed on the request.",
		fix: "Look into the app's own log at this moment: it says what went wrong.",
		about: [
			"The connection was opened, the request sent, and the other side hung up before there was a whole HTTP answer. curl calls this an empty reply.",
			"Usual reasons: an exception that nobody catches ends the process (in Node an error in an async handler or an event callback), a watcher restarts the app just then, or a proxy in front closes what it doesn't like. An answer whose Content-Length promises more than comes looks the same.",
		],
	},
	"app-crashed": {
		fault:
			"The app doesn't survive a request that anybody on the internet can send: it answered before, and nobody has been there since.",
		fix: "Look at the last lines of its log, catch what is thrown there, and start it again.",
		about: [
			"The request that was the last one answered, or cut off, is shown, and the first one for which nobody listened any more. What would have come after it is not checked.",
			"In Node an exception that nobody catches in an async handler or in a callback ends the process: BigInt('abc') throws, and so does reading a property of what isn't there. So does process.exit() in the place of a refusal.",
			"Who starts the app again hides this: Docker's restart policy, pm2, nodemon, systemd. What Meta sends in between is not answered.",
			"What Meta never sends, a browser's visit and HEAD, comes after everything else. If it was one of these, Meta's own requests were answered.",
		],
	},
	"not-http": {
		fault: "What answers at this address doesn't speak HTTP as it is asked.",
		fix: "Check the port, and whether it expects https:// instead of http://, or the other way round.",
		about: [
			"The port is open, but what comes back isn't an HTTP answer. A server that expects TLS hangs up or sends a TLS alert when it is asked in plain HTTP; databases and other programs answer in their own language.",
		],
	},
	unreachable: {
		fault:
			"No connection to this address comes about, so the app was never asked.",
		fix: "Make the address reachable first; nothing can be said about the app before.",
		about: [
			"This stands for what happens before the first byte of HTTP: the name isn't known, no way leads to its address, or the two don't agree on TLS. Meta meets the same and says that the callback URL couldn't be validated.",
			"The part about the address says more where the address is a public one.",
		],
	},
	"no-answer": {
		fault:
			"No answer came in time. Meta gives up after five to ten seconds, and the dashboard says that the URL couldn't be validated.",
		fix: "Answer the GET at once: it needs no database and no other service. Check that no debugger holds the app at a breakpoint and that a firewall doesn't drop the packets.",
		about: [
			"The connection may well have been made: what is missing is the answer. Reports of Meta's error with “curl_errno = 28” mean the same.",
			"Usual reasons: a handler that never answers (in Express: no res.send on one of the paths, or middleware that doesn't call next(); an await that never ends), a debugger that stands at a breakpoint, a database that isn't there, an app with one worker that waits for itself, or a firewall that drops the packets without a word.",
			"See for yourself: curl -sS -m 10 -w '%{time_connect} %{time_total}\\n' on the address. A connect time of zero means that the connection itself never came about.",
		],
	},
	"cold-start": {
		fault:
			"The first request takes far longer than those after it: the app is asleep when nobody has called for a while, and Meta may give up before it is awake.",
		fix: "Call the address once right before you press “Verify and save”, and keep one instance warm so that deliveries don't find it asleep.",
		about: [
			"Free plans of Render, Fly, Railway, Cloud Run and serverless functions stop an app that nobody uses, and start it with the next request. Development servers such as Next.js compile a route when it is first asked for.",
			"The handshake can be saved by waking the app first. Deliveries can't: they come when they come, and a late answer makes Meta send the same delivery again.",
		],
	},
	"slow-handshake": {
		fault:
			"The app takes seconds to answer a handshake. Meta waits five to ten at most.",
		fix: "Answer the GET before anything else: compare the token, send the challenge, done.",
		about: [
			"A handshake needs a comparison and an answer; a few milliseconds. Where it takes seconds, something else is done first: connecting to a database, loading a model, calling another service, or the machine is overloaded.",
			"Deliveries go the same way, and Meta asks for 250 ms there.",
		],
	},
	unsteady: {
		fault:
			"The same right handshake is answered in different ways: one time rightly, one time not.",
		fix: "Check that only one version of the app answers here: no old deployment, instance or second process with another verify token.",
		about: [
			"Meta makes one handshake and takes its answer. If that happens to be the bad one, the dashboard says no, and yes the next time.",
			"Usual reasons: several instances behind a balancer of which one is an older deployment or lacks the environment variable; two programs listening on the same port, one on IPv4 and one on IPv6; an app that restarts in between; a platform that answers 502 or 503 until the app has started; a rate limit.",
		],
	},
	"rate-limited": {
		fault:
			"The handshake is refused with 429: somebody counts requests and has had enough.",
		fix: "Exempt the webhook's path from the rate limit: Meta sends in bursts.",
		about: [
			"A rate limit by address takes all of Meta for one visitor, and Meta may send many deliveries a second. What protects a login form loses messages here.",
			"Usual places: express-rate-limit or @fastify/rate-limit registered for the whole app, Laravel's throttle:api middleware, limit_req in nginx, a rule at Cloudflare, the free plan of a tunnel.",
		],
	},
	"server-error": {
		fault:
			"The app fails on the handshake with a server error. Meta takes nothing but 200.",
		fix: "Look into the app's log for this request: the error stands there.",
		about: [
			"A status from 500 on means that the handler threw. The first characters of the answer are shown, as frameworks in development put the error there.",
			"Usual reasons: reading a property of something that isn't there (in Express 5 req.body is undefined for a GET; req.query['hub.mode'] is undefined when the parser made hub: {mode} of it), a missing environment variable, int() or BigInt() of a challenge, a template or database that isn't there.",
		],
	},
} as const satisfies Readonly<Record<string, CodeMeaning>>;
