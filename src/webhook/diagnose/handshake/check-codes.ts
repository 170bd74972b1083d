import type { CodeMeaning } from "../code.ts";

/** What is checked of a handshake, and is no fault by itself. */
export const handshakeCheckCodes = {
	"right-token": {
		fault:
			"Meta's handshake with the right verify token: the challenge has to come back, unchanged and alone.",
		about: [
			"When you press “Verify and save”, Meta calls GET <callback>?hub.mode=subscribe&hub.challenge=<digits>&hub.verify_token=<your token> at once, without a signature. It expects the status 200 and a body that is exactly the challenge.",
			'By hand: curl -sS -i -G --data-urlencode hub.mode=subscribe --data-urlencode hub.challenge=1158201444 --data-urlencode "hub.verify_token=$VERIFY_TOKEN" https://your.example/webhook',
			"Without the verify token this can't be checked. wa-hook takes it from --verify-token, the environment or .env.",
		],
	},
	"wrong-token": {
		fault: "A handshake with a wrong verify token: it has to be refused.",
		about: [
			"The verify token is all that tells Meta's handshake from a stranger's. Meta's own samples answer 403 to a wrong one; any status from 400 on will do.",
		],
	},
	"second-challenge": {
		fault:
			"A second handshake with another challenge: the second challenge has to come back, not the first.",
		about: [
			"Meta makes the handshake again whenever the callback URL or the verify token is saved, and now and then in between. Whoever keeps the first answer fails the second time.",
		],
	},
	"odd-challenges": {
		fault:
			"Challenges that don't survive as a number: one of twenty digits, one that begins with 0, one with letters.",
		about: [
			"Meta's challenge looks like a number of nine or ten digits, and its documents call it a random string in one place and an int in another. An app that hands it through as text is right either way.",
		],
	},
	"parameter-order": {
		fault: "The same parameters in another order.",
		about: [
			"The order of query parameters has no meaning, and Meta doesn't promise one. Apps that cut the query with a regular expression depend on it by accident.",
		],
	},
	"token-encoding": {
		fault:
			"The verify token in both usual encodings: a space as %20, and as +.",
		about: [
			"A verify token with a space, +, &, # or % has to be encoded in a URL, and there are two usual ways to do so. Meta doesn't say which one it uses, so an app should read both.",
		],
	},
	"head-request": {
		fault: "A HEAD request: what link checkers and monitors send.",
		about: [
			"Meta doesn't send HEAD. It is asked only to say what others get to see; any answer is fine.",
		],
	},
	"browser-request": {
		fault:
			"The same handshake with a browser's headers beside Meta's, to see whether somebody treats the two differently.",
		about: [
			"Tunnels like ngrok show browsers a warning page that Meta never sees: what you see in the browser then isn't what Meta gets. The other way round, protection against bots lets browsers through and stops Meta.",
		],
	},
	"handshake-time": {
		fault: "How long the app takes to answer a handshake.",
		about: [
			"Meta doesn't say how long it waits for the handshake. Reports put it between five and ten seconds; the first request to an app that has gone to sleep can take longer than all others.",
		],
	},
	"handshake-not-checked": {
		fault: "The handshake could not be checked.",
		about: [
			"Either the address itself is at fault, and that comes first, or the check was stopped before there was an answer. It says nothing about the app.",
			"An app that sends 100 Continue although the request has no Expect header can't be read by the HTTP client used here. Other clients read on, and Meta's may: nothing is known of it.",
		],
	},
} as const satisfies Readonly<Record<string, CodeMeaning>>;
