import { redirectAddress } from "./redirect.ts";
import type { Reply } from "./reply.ts";

/** What to look at first after a reply that is not 2xx; undefined when there is nothing to say. May quote the target, so it is untrusted text. */
export function hintForReply(reply: Reply): string | undefined {
	return reply.ok ? hintForAnswer(reply) : hintForFailure(reply);
}

type Answered = Extract<Reply, { ok: true }>;
type Failed = Extract<Reply, { ok: false }>;

function hintForAnswer(reply: Answered): string | undefined {
	const hint = hintForStatus(reply.status);
	const address = hint === redirect ? redirectAddress(reply) : undefined;
	return address === undefined ? hint : `${hint}, ${address}`;
}

/** The same where nothing but the status is known. */
export function hintForStatus(status: number): string | undefined {
	if (status >= 200 && status < 300) return undefined;
	if (status >= 300 && status < 400) return redirect;
	if (status >= 500 && !(status in hintByStatus)) return hintByStatus[500];
	return hintByStatus[status];
}

const redirect = "Meta doesn't follow redirects: use the final address";
const signature =
	"probably the app's own signature check: does it have the same app secret, and hash the raw body?";
const parser =
	"the app's body parser may be the cause: it has to accept application/json and leave the bytes as they are";
const gateway =
	"something in front of the app answered: is the app itself running?";

const hintByStatus: Readonly<Record<number, string>> = {
	400: parser,
	401: signature,
	403: signature,
	404: "the app has no route there: check the path of the target",
	405: "the app has this route, but not for POST",
	413: "raise the app's body limit: Meta sends up to 3 MB, many parsers stop at 100 kB",
	415: parser,
	422: parser,
	429: "the app limits how often it may be called: Meta sends in bursts",
	500: "the app failed on this delivery: its own log says why",
	502: gateway,
	503: gateway,
	504: gateway,
};

/** The same where there was no reply at all. */
export function hintForFailure({
	cause,
	detail = "",
	target = "",
}: Pick<Failed, "cause"> & Partial<Failed>): string | undefined {
	switch (cause) {
		case "refused":
			return "nothing listens there: is the app running, on this port?";
		case "timed-out":
			return "answer first and work afterwards, or allow more time with --timeout";
		case "reset":
			return `the app closed the connection without a whole answer: its own log may say why${target.startsWith("http:") ? ", or does this port expect https://?" : ""}`;
		case "dns":
			return "the name of the target doesn't resolve: check its spelling";
		case "tls":
			return /wrong version number|packet length too long/.test(detail)
				? "the target doesn't speak TLS: write http:// instead of https://"
				: "name the certificate's authority in NODE_EXTRA_CA_CERTS, or use --skip-verify for a local target";
		case "unreachable":
			return detail.startsWith("the proxy ")
				? "the proxy in HTTPS_PROXY or HTTP_PROXY doesn't answer: start it, or name the target in NO_PROXY"
				: "there is no way to the target from here: check the network, VPN and address";
		case "other":
			return /Parse Error|HTTP\//.test(detail)
				? "the answer was not HTTP: does this port expect https://?"
				: undefined;
		case "stopped":
			return undefined;
	}
}
