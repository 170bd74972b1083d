import { describe, expect, it } from "vitest";
import { dial } from "../support/line.ts";
import { openWebhook } from "../support/webhook-server.ts";

const answered = /^HTTP\/1\.1 [2-5]\d\d.*\r\n\r\n/s;

/** What the test is called, the bytes of the request, the first line of the answer, the reason told; without a reason it is answered. */
type Case = [title: string, request: string, status: string, reason?: string];

const post = "POST /webhook HTTP/1.1\r\nHost: x\r\n";
const get = "GET /webhook HTTP/1.1\r\nHost: x\r\n";

describe.each<[string, Case[]]>([
	[
		"other paths, compared as they came",
		[
			[
				"the root",
				"GET / HTTP/1.1\r\nHost: x\r\n\r\n",
				"404 Not Found",
				"another path",
			],
			[
				"a slash more",
				"GET /webhook/ HTTP/1.1\r\nHost: x\r\n\r\n",
				"404 Not Found",
				"another path",
			],
			[
				"upper case",
				"GET /Webhook HTTP/1.1\r\nHost: x\r\n\r\n",
				"404 Not Found",
				"another path",
			],
			[
				"an escape",
				"GET /web%68ook HTTP/1.1\r\nHost: x\r\n\r\n",
				"404 Not Found",
				"another path",
			],
			[
				"dots",
				"GET /a/../webhook HTTP/1.1\r\nHost: x\r\n\r\n",
				"404 Not Found",
				"another path",
			],
			[
				"two slashes",
				"GET //webhook HTTP/1.1\r\nHost: x\r\n\r\n",
				"404 Not Found",
				"another path",
			],
			[
				"nothing but slashes",
				"GET // HTTP/1.1\r\nHost: x\r\n\r\n",
				"404 Not Found",
				"another path",
			],
			[
				"a whole URL",
				"GET http://x/webhook HTTP/1.1\r\nHost: x\r\n\r\n",
				"404 Not Found",
				"another path",
			],
			[
				"a URL without a host",
				"GET http:// HTTP/1.1\r\nHost: x\r\n\r\n",
				"404 Not Found",
				"another path",
			],
			[
				"a hash",
				"GET /webhook#x HTTP/1.1\r\nHost: x\r\n\r\n",
				"404 Not Found",
				"another path",
			],
			[
				"the asterisk",
				"OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n",
				"404 Not Found",
				"another path",
			],
		],
	],
	[
		"other methods",
		[
			...["HEAD", "PUT", "DELETE", "OPTIONS", "TRACE", "PROPFIND"].map(
				(method): Case => [
					method,
					`${method} /webhook HTTP/1.1\r\nHost: x\r\n\r\n`,
					"405 Method Not Allowed",
					"method not allowed",
				],
			),
			[
				"CONNECT",
				"CONNECT x:443 HTTP/1.1\r\nHost: x\r\n\r\n",
				"405 Method Not Allowed",
				"method not allowed",
			],
			[
				"an upgrade",
				`${get}Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
				"400 Bad Request",
				"upgrade",
			],
		],
	],
	[
		"headers",
		[
			["99 of them are fine", `${get}${"A: b\r\n".repeat(98)}\r\n`, "200 OK"],
			[
				"100 of them",
				`${get}${"A: b\r\n".repeat(99)}\r\n`,
				"431 Request Header Fields Too Large",
				"too many headers",
			],
			[
				"500 of them",
				`${get}${"A: b\r\n".repeat(499)}\r\n`,
				"431 Request Header Fields Too Large",
				"too many headers",
			],
			[
				"17 KiB of them",
				`${get}A: ${"b".repeat(17 * 1024)}\r\n\r\n`,
				"431 Request Header Fields Too Large",
				"headers too large",
			],
			[
				"a path of 17 KiB",
				`GET /${"a".repeat(17 * 1024)} HTTP/1.1\r\nHost: x\r\n\r\n`,
				"431 Request Header Fields Too Large",
				"headers too large",
			],
		],
	],
	[
		"bodies",
		[
			[
				"identity is no encoding",
				`${post}Content-Encoding: Identity\r\nContent-Length: 0\r\n\r\n`,
				"200 OK",
			],
			[
				"gzip",
				`${post}Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\nab`,
				"415 Unsupported Media Type",
				"encoded body",
			],
			[
				"two encodings",
				`${post}Content-Encoding: identity\r\nContent-Encoding: br\r\nContent-Length: 0\r\n\r\n`,
				"415 Unsupported Media Type",
				"encoded body",
			],
			[
				"a transfer coding",
				`${post}Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n`,
				"415 Unsupported Media Type",
				"encoded body",
			],
			[
				"5 MB announced",
				`${post}Content-Length: 5000000\r\n\r\n`,
				"413 Payload Too Large",
				"body too large",
			],
			[
				"5 MB announced, waiting for 100 Continue",
				`${post}Expect: 100-continue\r\nContent-Length: 5000000\r\n\r\n`,
				"413 Payload Too Large",
				"body too large",
			],
			[
				"more than a number can hold",
				`${post}Content-Length: 99999999999999999999999\r\n\r\n`,
				"400 Bad Request",
				"not HTTP",
			],
			[
				"a negative length",
				`${post}Content-Length: -1\r\n\r\n`,
				"400 Bad Request",
				"not HTTP",
			],
			[
				"two lengths",
				`${post}Content-Length: 1\r\nContent-Length: 2\r\n\r\nab`,
				"400 Bad Request",
				"not HTTP",
			],
			[
				"a length and chunks",
				`${post}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
				"400 Bad Request",
				"not HTTP",
			],
			[
				"a bad chunk",
				`${post}Transfer-Encoding: chunked\r\n\r\nzz\r\n`,
				"400 Bad Request",
				"not HTTP",
			],
			[
				"a chunk extension without end",
				`${post}Transfer-Encoding: chunked\r\n\r\n1;${"a".repeat(20_000)}`,
				"400 Bad Request",
				"not HTTP",
			],
		],
	],
	[
		"what is not HTTP",
		[
			["TLS", "\x16\x03\x01\x02\x00\x01\x00", "400 Bad Request", "not HTTP"],
			[
				"HTTP/2",
				"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
				"400 Bad Request",
				"not HTTP",
			],
			[
				"a bracket for a target",
				"GET [ HTTP/1.1\r\nHost: x\r\n\r\n",
				"400 Bad Request",
				"not HTTP",
			],
			[
				"a port for a target",
				"GET :99999 HTTP/1.1\r\nHost: x\r\n\r\n",
				"400 Bad Request",
				"not HTTP",
			],
			[
				"NUL in the target",
				"GET /web\0hook HTTP/1.1\r\nHost: x\r\n\r\n",
				"400 Bad Request",
				"not HTTP",
			],
			[
				"high bytes in the target",
				"GET /webhook?\xff\xfe HTTP/1.1\r\nHost: x\r\n\r\n",
				"400 Bad Request",
				"not HTTP",
			],
			[
				"a folded header",
				`${get}A: b\r\n c\r\n\r\n`,
				"400 Bad Request",
				"not HTTP",
			],
			[
				"bare line feeds",
				"GET /webhook HTTP/1.1\nHost: x\n\n",
				"400 Bad Request",
				"not HTTP",
			],
		],
	],
])("%s", (_title, cases) => {
	it.each(cases)("%s", async (_title, request, status, reason) => {
		const webhook = await openWebhook();
		const line = await dial(webhook.port);

		line.send(Buffer.from(request, "latin1"));
		const heard = await line.until(answered);

		expect(heard.split("\r\n")[0]).toBe(`HTTP/1.1 ${status}`);
		expect(heard).toMatch(/\r\nContent-Length: 0\r\n(.+\r\n)*\r\n$/);
		expect(heard.includes("\r\nAllow: GET, POST\r\n")).toBe(
			status.startsWith("405"),
		);
		expect(webhook.refusals.map((each) => each.reason)).toEqual(
			reason ? [reason] : [],
		);
		expect(webhook.requests).toHaveLength(reason ? 0 : 1);
	});
});

it("names the method and the path of what it refused, without the query", async () => {
	const webhook = await openWebhook();

	await fetch(`http://127.0.0.1:${webhook.port}/.env?x`, { method: "PUT" });

	expect(webhook.refusals).toEqual([
		{ reason: "another path", method: "PUT", path: "/.env" },
	]);
});

it("refuses a scanner's ten thousand requests one by one and goes on", async () => {
	const webhook = await openWebhook();
	const line = await dial(webhook.port);

	line.send("GET /wp-login.php HTTP/1.1\r\nHost: x\r\n\r\n".repeat(10_000));
	line.send(`${get}Connection: close\r\n\r\n`);
	const heard = await line.closed;

	expect(heard.match(/HTTP\/1\.1 404 /g)).toHaveLength(10_000);
	expect(heard).toMatch(/HTTP\/1\.1 200 OK\r\n.*$/s);
	expect(webhook.refusals).toHaveLength(10_000);
});
