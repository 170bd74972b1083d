import type { CodeMeaning } from "../code.ts";

/** The findings about the name of a callback's host. */
export const addressNameCodes = {
	"public-name": {
		fault: "Whether the host's name leads to a public address.",
		about: [
			"DNS is asked for both kinds of address, A (IPv4) and AAAA (IPv6), beside what this machine's own programs get, which may come from a hosts file or a VPN.",
			"With --resolve HOST:PORT:ADDRESS no name is looked up: that is how a server is checked before DNS points to it. Behind a proxy the proxy looks the name up.",
		],
	},
	"name-not-found": {
		fault:
			"The host's name doesn't exist in DNS, so Meta can't find the server (curl_errno 6 in its error message).",
		fix: "Check the spelling; for a domain of your own add an A record at your DNS provider; for a tunnel take the address that it shows now.",
		about: [
			"The usual reasons: a typing error, a tunnel's address from yesterday (ngrok's, trycloudflare's and loca.lt's free names change with every start), a record that was made in the wrong zone, or a domain that has run out.",
			'A name that was just made is there for some and not for others: who asked too early remembers "no such name" for minutes, sometimes for half an hour.',
			"To see it as others do, ask a public name server: `nslookup shop.example 1.1.1.1`.",
		],
	},
	"name-without-address": {
		fault: "The name exists in DNS, but has no address: neither A nor AAAA.",
		fix: "Add an A record with the server's IPv4 address, or a CNAME to the host that your provider names.",
		about: [
			"That happens where the domain has only mail (MX) or text (TXT) records, or where www has an address and the bare domain has none.",
			"To see it: `nslookup -type=A shop.example 1.1.1.1`.",
		],
	},
	"name-servers-fail": {
		fault:
			"The name servers of this domain give no answer. Other names can be looked up from here, so it isn't your network.",
		fix: "Look at the domain's name servers at your registrar: they must be those of the DNS provider that holds the records. If DNSSEC is on, its DS record must belong to the present provider.",
		about: [
			"SERVFAIL after a move to another DNS provider mostly means that the old DS record (DNSSEC) is still at the registrar. A time-out or REFUSED means that the name servers named there don't know the zone.",
			"To see it: `dig +trace shop.example`, or a page such as dnsviz.net for DNSSEC.",
		],
	},
	"name-only-here": {
		fault:
			"Only this machine knows the name; public DNS doesn't. Your browser reaches the server and Meta doesn't.",
		fix: "Add the record to the domain's public DNS.",
		about: [
			"The name stands in the hosts file (/etc/hosts, C:\\Windows\\System32\\drivers\\etc\\hosts), or comes from a VPN, a router or a company's own name server.",
			"Others see what a public name server says: `nslookup shop.example 1.1.1.1`.",
		],
	},
	"hosts-file": {
		fault:
			"DNS leads to a public address, but this machine takes the name for a local one. What it sends to the name doesn't go where Meta's requests go.",
		fix: "Take the name out of the hosts file, or say which server is meant with --resolve HOST:443:ADDRESS.",
		about: [
			"An entry in the hosts file (/etc/hosts) from development, or a company's name server that gives inner addresses inside.",
			"The certificate was looked at where DNS leads. The handshake and the deliveries use this machine's way, so what they say is about the local server.",
		],
	},
	"private-address": {
		fault:
			"The name leads to a private address (10.x, 172.16–31.x, 192.168.x, 127.x …). From outside nothing is there.",
		fix: "Let the A record (and AAAA, if there is one) name the server's public address. Behind a router, that is the router's, with port 443 forwarded to the server.",
		about: [
			"`hostname -I` and `ip addr` show the address inside the network; a cloud server often has a private one there and a public one in the provider's console.",
			"Development names such as localtest.me, lvh.me or nip.io lead to 127.0.0.1 or to a private address on purpose. A tunnel is the way out: `wa-hook listen --forward-to 3000`.",
			"One private address beside a public one fails now and then, since Meta takes any of them.",
			"If your company's DNS gives other addresses inside than outside, ask a public name server: `nslookup shop.example 1.1.1.1`.",
		],
	},
	"faked-address": {
		fault:
			"A VPN or proxy tool on this machine answers in the place of DNS, with made-up addresses (198.18.x.x). What others get for the name can't be seen from here.",
		fix: "Turn the tool off for a moment and check again.",
		about: [
			"Clash, Surge, sing-box and others give every name an address from 198.18.0.0/15, which is for benchmarks and nobody's, and pass the connection on. What was seen of the certificate is still the server's own.",
		],
	},
	"ipv6-only": {
		fault:
			"The name has only an IPv6 address. Meta reaches many servers over IPv6, but nowhere promises to, and many tunnels, proxies and testers can't.",
		fix: "Add an A record; a proxy or CDN in front of the server gives it an IPv4 address too.",
		about: [
			"Home connections and small servers without IPv4 of their own end up like this. If verification fails while everything else here is fine, this is the first thing to change.",
		],
	},
	"no-network": {
		fault:
			"This machine reaches nothing outside, so nothing can be said about the address. It may be fine.",
		fix: "Check the network, VPN and firewall here, name your proxy in HTTPS_PROXY if there is one, and try again.",
		about: [
			"Beside your callback, a host that is surely there (graph.facebook.com) was looked up or connected to, without a request. It couldn't be reached either, so this is no fault of yours.",
			"Inside containers, CI runners and company networks, outgoing connections are often allowed through a proxy only: `HTTPS_PROXY=http://proxy.example:3128 wa-hook verify …`.",
			"The app can be checked from inside meanwhile: `wa-hook verify --url 3000`.",
		],
	},
} as const satisfies Readonly<Record<string, CodeMeaning>>;
