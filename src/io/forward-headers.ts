import { type HeaderList, headerValues } from "../webhook/delivery.ts";

/** Meant for one connection only, RFC 9110 section 7.6.1 and its predecessors. */
const hopByHop = [
	"connection",
	"keep-alive",
	"proxy-authenticate",
	"proxy-authorization",
	"proxy-connection",
	"te",
	"trailer",
	"transfer-encoding",
	"upgrade",
	"expect",
];

/** Said anew for the target: its own name, the length of what is sent, an answer that can be read as it comes. */
const saidAnew = ["host", "content-length", "accept-encoding"];

const personal = ["cookie", "cookie2"];

const dropped = new Set([...hopByHop, ...saidAnew, ...personal]);

/**
 * The headers of a delivery that its target gets to see: all but those of the connection, the Host, the cookies.
 * `added` ones stand as they are, in the place of others of the same name.
 */
export function forwardHeaders(
	headers: HeaderList,
	added: HeaderList = [],
): HeaderList {
	const named = namedByConnection(headers);
	const replaced = new Set(added.map(([name]) => name.toLowerCase()));
	const kept = headers.filter(([name]) => {
		const key = name.toLowerCase();
		return !dropped.has(key) && !named.has(key) && !replaced.has(key);
	});
	return [...kept, ...added];
}

/** A sender may declare more headers hop-by-hop by naming them in Connection. */
function namedByConnection(headers: HeaderList): ReadonlySet<string> {
	return new Set(
		headerValues(headers, "connection").flatMap((value) =>
			value.split(",").map((name) => name.trim().toLowerCase()),
		),
	);
}
