import type { CodeMeaning } from "../code.ts";

/** The findings about the spelling of a callback URL. */
export const addressUrlCodes = {
	"local-app": {
		fault:
			"The address is one of this machine or of a private network, so the app is checked as a local one.",
		about: [
			"Meta calls from outside and can't reach localhost, 127.0.0.1, 10.x, 192.168.x or names such as app.local. While you develop that is as it should be: the handshake and the deliveries are checked all the same, and name, network and certificate are left out.",
			"For Meta the app needs a public address. `wa-hook listen --forward-to 3000` opens a tunnel and prints the callback URL to paste; on a server of your own it is a public name with a certificate.",
			"An app that serves https on localhost has a certificate that nobody vouches for. It is shown, and no fault: a tunnel brings its own.",
		],
	},
	url: {
		fault: "The callback URL is spelled as Meta takes it.",
		about: [
			"Checked are: that it is a whole URL, that it begins with https://, and that it holds no user name, password or #fragment. A query is kept: Meta appends its own parameters to it.",
			"Meta's documents name no port. 443 is what everybody uses; others are known to work.",
		],
	},
	"url-unreadable": {
		fault: "This isn't a URL that Meta could ask.",
		fix: "Give the whole address with https://, the host and the path: https://shop.example/webhook.",
		about: [
			"The dashboard takes a whole URL only. What is often left out or in: the https:// in front, a space or a line break from copying, quotes from a .env file, or a placeholder (<your-domain>) that was never replaced.",
			"To see it yourself, paste it into `curl -i 'URL'`: curl says which part it can't read.",
		],
	},
	"not-https": {
		fault:
			"The callback URL begins with http://. Meta sends webhooks over https only and doesn't save another address.",
		fix: "Serve the app over https and give Meta that URL.",
		about: [
			"The certificate has to come from a public authority; one you made yourself is refused.",
			"For development a tunnel brings https by itself: `wa-hook listen --forward-to 3000`. On a server, Caddy fetches a certificate on its own, and for nginx or Apache certbot does.",
			"That http:// redirects to https:// doesn't help: Meta follows no redirect.",
		],
	},
	"credentials-in-url": {
		fault:
			"The callback URL holds a user name or a password. Whether Meta sends them is documented nowhere, and who can see the app's settings can read them.",
		fix: "Take them out of the URL, and except the webhook's path from Basic authentication: the verify token and the signature protect it.",
		about: [
			"Meta offers no way to add an Authorization header. What it does offer is the verify token for the handshake and X-Hub-Signature-256 on each delivery, made with the app secret; checking that is stronger than a password.",
			"In nginx, `auth_basic off;` in the location of the webhook; in Apache, `Require all granted` there.",
			"A password that stood in a URL is best changed: it is in histories and logs.",
		],
	},
	"fragment-in-url": {
		fault:
			"The callback URL has a #. What stands after it is for browsers and never sent, so Meta asks for the part before it.",
		fix: "Leave the # and what follows it out. If the path of the webhook stood there (/#/webhook), it has to become a real path.",
		about: [
			"Single-page apps with hash routing show addresses such as https://shop.example/#/webhook. To the server that is a request for /, which answers with the app's page.",
			"The webhook is code on the server, not a page of the app: give it a route there.",
		],
	},
	"long-url": {
		fault:
			"The callback URL has more than 200 characters. Meta takes it for the app, but not as an override of a WhatsApp Business Account or a phone number.",
		fix: "Make it shorter: a short path, and the long key or id in the query out of it.",
		about: [
			"`override_callback_uri` has at most 200 characters. A longer URL fails only on the day somebody needs an override.",
			"Long ones come from no-code tools and from gateways that carry a key in the query. A short route of your own that passes requests on to the long address does it, as long as it passes the body on byte for byte.",
		],
	},
} as const satisfies Readonly<Record<string, CodeMeaning>>;
