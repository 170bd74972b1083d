import type { CodeMeaning } from "../code.ts";

/** The findings about TLS and certificates at a callback's addresses. */
export const addressCertificateCodes = {
	certificate: {
		fault:
			"Whether the certificate is complete, trusted, valid today, and for this host.",
		about: [
			"Looked at as Meta does: with the authorities that everybody trusts and what the server itself sends, and nothing fetched to mend it. Browsers do fetch and remember, which is why they are no proof.",
			"To see the chain: `openssl s_client -connect shop.example:443 -servername shop.example -showcerts </dev/null`.",
		],
	},
	"no-tls": {
		fault:
			"What answers at this port doesn't speak TLS, so an https request never gets through. Mostly it is the app itself, which speaks plain HTTP.",
		fix: "Put something that ends TLS in front of the app (Caddy, nginx, a load balancer, a tunnel), and give Meta the port of that.",
		about: [
			"https://shop.example:3000 asks the Node app on port 3000 for TLS, and `app.listen(3000)` knows none. Without a port, https means 443.",
			"In nginx it is a `listen 443;` without `ssl`; in Docker a mapping of 443 to the app's plain port; behind a load balancer a TCP listener where a TLS one is meant.",
			'To see it: `curl -v https://shop.example:3000/` says "wrong version number", and `curl -v http://shop.example:3000/` gets an answer.',
		],
	},
	"tls-handshake": {
		fault:
			"The server breaks off before TLS comes about (curl_errno 35 in Meta's error message).",
		fix: "Check that a certificate for this host is installed and issued: at a CDN that its state is active, on a server that the files can be read and belong together.",
		about: [
			"CDNs do so for a host without a certificate: one that is still being issued, or one two levels down (a.b.shop.example) where the certificate covers one (*.shop.example).",
			"Other reasons: the key doesn't belong to the certificate, the server wants a client certificate, or there is no cipher that both know.",
			"To see it: `openssl s_client -connect shop.example:443 -servername shop.example </dev/null`.",
		],
	},
	"tls-unknown-name": {
		fault:
			"The server speaks TLS, but not for this host: when asked by name it breaks off, and without a name it answers.",
		fix: "Add the host to the server's sites, with a certificate for it; the spelling must be the same as in the URL.",
		about: [
			"A client says in the handshake which host it wants (SNI), as Meta does. This server has no site of that name: the name was never added in the hosting panel, CDN or ingress, or DNS leads to another server than you think.",
			"To see it, compare `openssl s_client -connect shop.example:443 -servername shop.example` with `… -noservername`.",
		],
	},
	"tls-timeout": {
		fault:
			"The connection comes about and then nothing: the server doesn't answer the beginning of TLS.",
		fix: "Check what listens on this port. If it is a proxy or tunnel, see whether its own log shows the connection.",
		about: [
			"A process that hangs, a load balancer without a live server behind it, a firewall that lets the connection through and then drops what is inside, or a port with quite another protocol.",
			'To see it: `curl -v https://shop.example/webhook` stops after "TLS handshake, Client hello".',
		],
	},
	"tls-old": {
		fault:
			"The server knows only outdated TLS (1.0 or 1.1, or ciphers given up long ago). Meta, like every current client, refuses that.",
		fix: "Turn TLS 1.2 and 1.3 on: ssl_protocols TLSv1.2 TLSv1.3; in nginx, and a current OpenSSL or Java or Windows underneath.",
		about: [
			"Old appliances and servers that nobody has updated; also a proxy whose settings were copied from an article of 2012. A CDN in front of it is the quick way out.",
			"To see it: `curl -v --tlsv1.2 https://shop.example/` fails, and with `--tls-max 1.1 --ciphers DEFAULT@SECLEVEL=0` it works.",
		],
	},
	"tls-self-signed": {
		fault:
			"The certificate is signed by itself. Meta refuses such certificates (curl_errno 60 in its error message), whatever a browser was told to accept.",
		fix: "Get one from a public authority; Let's Encrypt gives them for nothing (Caddy fetches it by itself, certbot does it for nginx and Apache). For development use a tunnel.",
		about: [
			'Made by hand with openssl, by a framework for development, or by the server as a placeholder: "Kubernetes Ingress Controller Fake Certificate", "TRAEFIK DEFAULT CERT", a hosting panel\'s default. In the last cases the real one isn\'t bound to this host.',
			"There is no setting at Meta to accept it.",
			"`wa-hook listen --forward-to https://localhost:3000 --skip-verify` gives a local app with such a certificate a public address with a good one.",
		],
	},
	"tls-unknown-authority": {
		fault:
			"The certificate comes from an authority that isn't a public one, so Meta refuses it (curl_errno 60 in its error message).",
		fix: "Use a certificate of a public authority such as Let's Encrypt for the callback's host.",
		about: [
			"A company's own authority, mkcert, or a Cloudflare Origin certificate: those count only behind Cloudflare, so the record in DNS must be proxied (the orange cloud) or the certificate another one.",
			"That your own machine trusts the authority, because somebody installed it there, changes nothing for Meta.",
			'To see it: `openssl s_client -connect shop.example:443 -servername shop.example </dev/null` ends with a "Verify return code" other than 0.',
		],
	},
	"tls-incomplete-chain": {
		fault:
			"The server sends its certificate without the one in between that vouches for it. Browsers fetch or remember it; Meta does not, and refuses (curl_errno 60).",
		fix: "Install the whole chain: fullchain.pem instead of cert.pem, or your certificate followed by the authority's intermediate in one file. Then reload the server.",
		about: [
			"A public authority signs with an intermediate certificate, and the server has to send that along with its own. Left out, each client must find it by itself, and clients that don't, such as Meta's, trust nothing.",
			'nginx: `ssl_certificate` takes fullchain.pem. Apache: SSLCertificateFile takes fullchain.pem (SSLCertificateChainFile before 2.4.8). Node: `cert: readFileSync("fullchain.pem")`. AWS and hosting panels have a field "certificate chain" or "CA bundle".',
			'A browser is no proof: it shows a lock. To see it: `curl -v https://shop.example/` says "unable to get local issuer certificate".',
		],
	},
	"tls-trusted-here-only": {
		fault:
			"The certificate is trusted on this machine only, by what NODE_EXTRA_CA_CERTS adds. Meta doesn't have that authority.",
		fix: "If your network inspects TLS, this is its certificate and not the server's: check from another network. If not, the server needs a certificate of a public authority.",
		about: [
			"Company networks open TLS and close it again with a certificate of their own; programs are told to trust that with NODE_EXTRA_CA_CERTS. What Meta sees can't be seen through it.",
			"Node's own list of public authorities was asked first. A quite new public authority may be missing there in an old version of Node.",
		],
	},
	"tls-expired": {
		fault: "The certificate has expired, so Meta refuses it (curl_errno 60).",
		fix: "Renew it and reload the server: certbot renew, then nginx -s reload. Find out why it wasn't renewed by itself.",
		about: [
			"Mostly the renewal failed for weeks (port 80 closed, DNS moved), or it worked and the server was never reloaded and still shows the old file.",
			"Sometimes the host's own certificate is new and an intermediate one in the file is old; the chain shows which.",
			"To see it: `openssl s_client -connect shop.example:443 -servername shop.example </dev/null | openssl x509 -noout -dates`.",
		],
	},
	"tls-not-yet-valid": {
		fault:
			"The certificate isn't valid yet, so it is refused everywhere until then.",
		fix: "Check the clock of the machine that made the certificate, and of this one. If both are right, wait, or have it issued again.",
		about: [
			"A certificate made on a machine whose clock is ahead, or bought for a later date. If every site looks like this from here, it is this machine's clock.",
		],
	},
	"tls-expires-soon": {
		fault:
			"The certificate expires within days. Renewals usually happen weeks before that, so this one may not be coming.",
		fix: "Try the renewal now: certbot renew --dry-run shows whether it would work. Then reload the server.",
		about: [
			"Let's Encrypt's are renewed 30 days before their end; with 14 left something has failed. From the day it expires, Meta delivers nothing.",
			"Short-lived certificates (a week) are warned about in their last fifth.",
		],
	},
	"tls-wrong-name": {
		fault:
			"The certificate is for another host than the one in the URL, so Meta refuses it (curl_errno 60).",
		fix: "Get a certificate that names this host, or give Meta the URL with a host that the certificate names.",
		about: [
			"www is another name: a certificate for www.shop.example doesn't cover shop.example. *.shop.example covers neither shop.example nor a.b.shop.example.",
			"Where several sites share a server it shows its default certificate for a host it doesn't know: the site wasn't added, or DNS leads to another server than you think.",
			"To see it: `openssl s_client -connect shop.example:443 -servername shop.example </dev/null | openssl x509 -noout -ext subjectAltName`.",
		],
	},
	"tls-untrusted": {
		fault:
			"The certificate is not trusted, so Meta refuses it (curl_errno 60).",
		fix: "Have it issued again by a public authority such as Let's Encrypt, and install the whole chain (fullchain.pem).",
		about: [
			"What stands first below is OpenSSL's reason. A weak key or signature (SHA-1, RSA below 2048 bits), a certificate that isn't meant for servers, or one signed by a certificate that may not sign.",
		],
	},
} as const satisfies Readonly<Record<string, CodeMeaning>>;
