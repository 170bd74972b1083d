import { createServer } from "node:https";
import { expect, it, onTestFinished } from "vitest";
import { openCourier } from "../../src/io/deliver.ts";
import { forwardHeaders } from "../../src/io/forward-headers.ts";
import { openLightCourier } from "../../src/io/light-courier.ts";
import { openVolley } from "../../src/io/volley.ts";
import { openForwardProxy } from "../support/forward-proxy.ts";
import { listening, selfSigned } from "../support/target.ts";

it("passes on what Meta said, in its order and spelling, repeated ones too", () => {
	const said = [
		["User-Agent", "facebookexternalua"],
		["Content-Type", "application/json"],
		["x-hub-signature", "sha1=aa"],
		["X-Hub-Signature-256", "sha256=bb"],
		["X-Forwarded-For", "2a03:2880::1"],
		["X-Twice", "1"],
		["X-Twice", "2"],
	] as const;

	expect(forwardHeaders(said)).toEqual(said);
});

it.each([
	"Host",
	"Content-Length",
	"Accept-Encoding",
	"Cookie",
	"Connection",
	"Keep-Alive",
	"Proxy-Authenticate",
	"Proxy-Authorization",
	"Proxy-Connection",
	"TE",
	"Trailer",
	"Transfer-Encoding",
	"Upgrade",
	"Expect",
])("keeps %s to itself, however it is spelled", (name) => {
	expect(
		forwardHeaders([
			[name, "x"],
			[name.toUpperCase(), "x"],
			[name.toLowerCase(), "x"],
		]),
	).toEqual([]);
});

it("drops what Connection names", () => {
	expect(
		forwardHeaders([
			["Connection", "close, X-Hop"],
			["connection", " x-other "],
			["x-hop", "1"],
			["X-Other", "2"],
			["X-Kept", "3"],
		]),
	).toEqual([["X-Kept", "3"]]);
});

it("puts the developer's own in the place of others of the same name, whatever they are", () => {
	expect(
		forwardHeaders(
			[
				["Host", "abc.loca.lt"],
				["Content-Type", "application/json"],
				["X-Kept", "1"],
			],
			[
				["content-type", "text/plain"],
				["Host", "shop.example"],
				["Cookie", "debug=1"],
			],
		),
	).toEqual([
		["X-Kept", "1"],
		["content-type", "text/plain"],
		["Host", "shop.example"],
		["Cookie", "debug=1"],
	]);
});

const options = { env: {}, timeoutMs: 5000, skipVerify: true };
const ways = {
	"the courier for many": (url: URL) => postBy(openCourier(options), url),
	"the courier for a few": (url: URL) => postBy(openLightCourier(options), url),
	"a volley": async (url: URL) => {
		const volley = openVolley({ ...options, url, connections: 1 });
		onTestFinished(() => volley.close());
		await volley.post(["Host", "shop.example"], Buffer.from("{}"));
	},
};

it.each(Object.entries(ways))(
	"the Host may be another, and TLS asks for the URL's all the same: %s",
	async (_, post) => {
		const asked: unknown[] = [];
		const server = createServer(selfSigned, ({ headers, socket }, response) => {
			const name = "servername" in socket ? socket.servername : undefined;
			asked.push([headers.host, name]);
			response.end();
		});
		onTestFinished(() => void server.close());
		const port = await listening(server);
		await post(new URL(`https://localhost:${port}/`));
		await post(new URL(`https://127.0.0.1:${port}/`));
		expect(asked).toEqual([
			["shop.example", "localhost"],
			["shop.example", false],
		]);
	},
);

it("the Host may be another through a proxy, too", async () => {
	const asked: string[] = [];
	const server = createServer({
		...selfSigned,
		SNICallback(name, answer) {
			asked.push(name);
			answer(null);
		},
	});
	onTestFinished(() => void server.close());
	const proxy = await openForwardProxy(await listening(server));
	const env = { HTTPS_PROXY: proxy.url };
	await postBy(
		openCourier({ ...options, env }),
		new URL("https://app.example/"),
	);
	expect(asked).toEqual(["app.example"]);
});

async function postBy(
	courier: ReturnType<typeof openCourier>,
	url: URL,
): Promise<void> {
	onTestFinished(() => courier.close());
	await courier.deliver({
		url,
		headers: [],
		addedHeaders: [["Host", "shop.example"]],
		body: Buffer.from("{}"),
	});
}
