import { isIP } from "node:net";
import type { Endpoint } from "../../webhook/diagnose/address/observation.ts";
import { type Connect, straightTo, throughProxy } from "./connect.ts";
import { type Authorities, inspectTls } from "./tls.ts";
import type { Limits } from "./when-ready.ts";

/** Who looks, and how. */
export interface EndpointProbe extends Limits {
	/** Names NODE_EXTRA_CA_CERTS. */
	readonly env: Readonly<Record<string, string | undefined>>;
	/** Certificates (PEM) of the authorities that everybody trusts; Node's own by default. */
	readonly ca?: readonly string[];
}

/** Addresses of one kind that are connected to. */
const mostAddresses = 3;

/** Connects to the first few addresses of each kind, and looks at the certificate there where the URL is an https one. */
export async function tryEach(
	url: URL,
	addresses: readonly string[],
	probe: EndpointProbe,
): Promise<readonly Endpoint[]> {
	const some = [4, 6].flatMap((family) =>
		addresses.filter((each) => isIP(each) === family).slice(0, mostAddresses),
	);
	const port = portOf(url);
	return Promise.all(
		some.map((address) =>
			tryOne(
				url,
				{
					route: isIP(address) === 6 ? "IPv6" : "IPv4",
					address,
					port,
				},
				straightTo(address, port),
				probe,
			),
		),
	);
}

/** The same through a proxy; a text in its place is what should have been its URL. */
export async function tryProxy(
	url: URL,
	proxy: URL | string,
	probe: EndpointProbe,
): Promise<Endpoint> {
	const port = portOf(url);
	if (typeof proxy === "string") {
		const code = "not a proxy's URL";
		const connection = { ok: false, ms: 0, cause: "proxy", code } as const;
		return { route: "proxy", address: "", port, connection };
	}
	return tryOne(
		url,
		{ route: "proxy", address: proxy.host, port },
		throughProxy(proxy, hostOf(url), port),
		probe,
	);
}

async function tryOne(
	url: URL,
	place: Pick<Endpoint, "route" | "address" | "port">,
	connect: Connect,
	probe: EndpointProbe,
): Promise<Endpoint> {
	const { connection, socket } = await connect(probe);
	if (socket === undefined) return { ...place, connection };
	if (url.protocol !== "https:") {
		socket.destroy();
		return { ...place, connection };
	}
	const tls = await inspectTls(
		socket,
		connect,
		hostOf(url),
		authoritiesOf(probe),
		probe,
	);
	return { ...place, connection, tls };
}

function authoritiesOf({ ca, env }: EndpointProbe): Authorities {
	return { ...(ca && { ca }), extraFile: env["NODE_EXTRA_CA_CERTS"] };
}

/** Without the brackets around an IPv6 address, and the dot that may end a name. */
export function hostOf({ hostname }: URL): string {
	return hostname.replace(/^\[(.*)\]$|\.$/, "$1");
}

function portOf({ port, protocol }: URL): number {
	return Number(port) || (protocol === "https:" ? 443 : 80);
}
