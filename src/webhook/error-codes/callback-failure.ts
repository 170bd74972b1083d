/** What a refused callback URL (code 2200) came to when Meta called it. */
export interface CallbackFailure {
	/** `curl error 28`, `HTTP 404`. */
	readonly seen: string;
	readonly cause: string;
	readonly fix: string;
}

/** Reads `curl_errno = 28` and `HTTP Status Code = 404` out of Meta's text, each once. */
export function readCallbackFailures(text: string): CallbackFailure[] {
	const curl = new Set(
		numbersIn(text, /curl_errno\s{0,3}=\s{0,3}(\d{1,3})\b/gi),
	);
	const answers = new Set(
		numbersIn(text, /HTTP Status Code\s{0,3}=\s{0,3}(\d{3})\b/gi),
	);
	return [...[...curl].map(byCurl), ...[...answers].map(byStatus)].filter(
		(failure) => failure !== undefined,
	);
}

function numbersIn(text: string, pattern: RegExp): number[] {
	return [...text.matchAll(pattern)].map(([, digits]) => Number(digits));
}

function byCurl(number: number): CallbackFailure | undefined {
	const known = curlErrors[number];
	if (known === undefined) {
		return number === 0
			? undefined
			: {
					seen: `curl error ${number}`,
					cause: "Meta could not reach your URL.",
					fix: "curl's manual lists what this number means.",
				};
	}
	const [cause, fix] = known;
	return { seen: `curl error ${number}`, cause, fix };
}

// Meta calls with libcurl; its manual says what the numbers mean.
const curlErrors: Readonly<Record<number, readonly [string, string]>> = {
	3: [
		"The callback URL is not formed as a URL must be.",
		"Look for a space or a missing part in it.",
	],
	6: [
		"The host name of your URL could not be resolved.",
		"Look for a typing error, or wait until a new name is known everywhere. A tunnel's old address no longer exists.",
	],
	7: [
		"Nothing accepts connections at this address and port.",
		"Start the server or the tunnel, and check the port and the firewall.",
	],
	28: [
		"Your server took too long to answer, or a firewall swallowed the request.",
		"Answer at once; if the server sleeps when idle, wake it up and verify again.",
	],
	35: [
		"The TLS handshake failed.",
		"Serve https with TLS 1.2 or newer on this port, with a certificate for this host name.",
	],
	47: [
		"Your URL redirects in circles.",
		"Give Meta the address that answers by itself, without a redirect.",
	],
	52: [
		"Your server closed the connection without an answer.",
		"Its own log should tell why. A proxy that expects https may have got http.",
	],
	56: [
		"The connection was cut while your server answered.",
		"Its own log, or the proxy's before it, should tell why.",
	],
	60: [
		"Your server's certificate is not trusted: self-signed, expired, for another name, or without its intermediate certificate.",
		"Serve the full chain of a certificate from a public authority.",
	],
};

function byStatus(status: number): CallbackFailure | undefined {
	const known = statuses.find(([from]) => status >= from);
	if (known === undefined) return undefined;
	const [, cause, fix] = known;
	return { seen: `HTTP ${status}`, cause, fix };
}

// By the lowest status each speaks of, highest first.
const statuses: readonly (readonly [number, string, string])[] = [
	[
		500,
		"Your server failed while it answered.",
		"Its own log should tell why. 502, 503 and 530 mostly come from a proxy or tunnel whose app is down.",
	],
	[430, "Your server refused the request.", "Its own log should tell why."],
	[
		429,
		"Something before your server limits requests.",
		"Let Meta's requests through its rate limit or bot protection.",
	],
	[406, "Your server refused the request.", "Its own log should tell why."],
	[
		404,
		"There is nothing at this path for a GET request.",
		"Compare the path with your route; the handshake is a GET, the events are POSTs.",
	],
	[
		401,
		"Your server refused the request: the verify token differs, or something before it asks for a login.",
		"Compare the verify token, character by character, and let the path through any login or bot protection.",
	],
	[
		400,
		"Your server called the request wrong.",
		"Read hub.mode, hub.challenge and hub.verify_token from the query; the names hold dots.",
	],
	[
		300,
		"Your URL redirects, and Meta does not follow.",
		"Give Meta the address that the redirect leads to.",
	],
	[
		200,
		"Your server answered, but not with the challenge alone.",
		"Answer with the value of hub.challenge as text/plain, without quotes, JSON or HTML around it.",
	],
];
