import type { CodeMeaning } from "../code.ts";

/** The findings about the connections to a callback's addresses. */
export const addressConnectionCodes = {
	connection: {
		fault: "Whether the host takes connections, at each of its addresses.",
		about: [
			"Each IPv4 and IPv6 address is connected to on its own, since Meta takes any of them. The time is that of the TCP connection from here; Meta's own way may be shorter or longer.",
		],
	},
	"connection-refused": {
		fault:
			"The machine is there and nothing listens on this port (curl_errno 7 in Meta's error message).",
		fix: "Start the server or proxy in front of the app, let it listen on all addresses (0.0.0.0, not 127.0.0.1), and open the port.",
		about: [
			"An app that was started with `app.listen(3000)` is on port 3000; https without a port in the URL is port 443. Something has to take 443 and pass it on: nginx, Caddy, a load balancer, a tunnel.",
			"In Docker, `-p 443:3000` maps it; an app that listens on 127.0.0.1 inside its container can't be reached from outside of it.",
			'Some firewalls refuse in the same way. To see it: `curl -v https://shop.example/webhook` says "Connection refused"; on the server, `ss -ltn` lists what listens where.',
		],
	},
	"connection-timeout": {
		fault:
			"Nothing answers at the address, not even with a refusal: mostly a firewall that drops the packets (curl_errno 28 in Meta's error message).",
		fix: "Open the port for everybody: in the cloud's security group, in the server's firewall, and in the router if it stands behind one. Check that the record in DNS names the right machine.",
		about: [
			"Meta calls from many addresses which change often, so a list of allowed ones goes stale; Meta itself advises mutual TLS where the origin has to be proven.",
			"AWS: inbound rule for TCP 443 from 0.0.0.0/0 and ::/0. Azure and Google Cloud: the same in the network security group or firewall rules. On the server: `ufw allow 443/tcp`.",
			"A server that is switched off, or an old address in DNS, looks the same. To see it: `curl -v --connect-timeout 10 https://shop.example/webhook`.",
		],
	},
	"connection-fails": {
		fault: "No connection to the host comes about.",
		fix: "Check that the record in DNS names the right machine, and that the port is open in each firewall on the way.",
		about: [
			'"No route to host" (EHOSTUNREACH) comes from a router or firewall that knows no way, "reset" (ECONNRESET) from one that cuts the connection.',
			"To see it: `curl -v https://shop.example/webhook`.",
		],
	},
	"ipv6-broken": {
		fault:
			"The name has an IPv6 address where nothing answers. IPv4 works, so your browser is fine, but who tries IPv6 first waits or fails.",
		fix: "Let the server listen on IPv6 too, or delete the AAAA record.",
		about: [
			"AAAA records often come from the hosting provider's defaults, or are left from an earlier server. nginx needs `listen [::]:443 ssl;` beside `listen 443 ssl;`, and a firewall needs its own rules for IPv6.",
			"Browsers and curl hide it, for they try both and take what is quicker. To see it: `curl -6 -v https://shop.example/webhook`.",
		],
	},
	"address-dead": {
		fault:
			"The name has several addresses, and not all of them take connections. Whoever gets a dead one fails, so verification and deliveries fail now and then.",
		fix: "Take the dead addresses out of DNS, or bring the server there back.",
		about: [
			"Typical after moving a server: the new A record was added and the old one left. Meta tries again later when a delivery fails, so messages come late instead of never.",
			"To see it: `curl -v --resolve shop.example:443:ADDRESS https://shop.example/webhook` for each address.",
		],
	},
	"family-unchecked": {
		fault:
			"This machine can't connect over this kind of address, so those of the host weren't tried.",
		about: [
			"Many networks have no IPv6, or one that leads nowhere. A host that surely is there (graph.facebook.com) was no better to reach, or the machine has no such network at all.",
			"From another network: `curl -6 -v https://shop.example/webhook`.",
		],
	},
	"proxy-in-the-way": {
		fault:
			"The proxy that this machine goes through made no connection to the host, so name, network and certificate couldn't be checked from here.",
		fix: "Allow the host in the proxy, put it into NO_PROXY if there is a direct way, or check from another network.",
		about: [
			"The proxy is the one in HTTPS_PROXY or HTTP_PROXY. 403 is its refusal, 407 means it wants a user name and password (http://user:password@proxy.example:3128), 502 to 504 that it couldn't reach the host itself.",
			"Meta doesn't come through your proxy, so this says nothing about what Meta sees.",
		],
	},
} as const satisfies Readonly<Record<string, CodeMeaning>>;
