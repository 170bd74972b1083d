import type { ServerResponse } from "node:http";
import { describe, expect, it, onTestFinished } from "vitest";
import { type Graph, openGraph } from "../../src/io/graph/graph.ts";
import { openForwardProxy } from "../support/forward-proxy.ts";
import {
	type GraphRequest,
	graphError,
	healthyWorld,
	ids,
	openGraphStandIn,
	secrets,
	type World,
} from "../support/graph.ts";
import { openTarget } from "../support/target.ts";

/** A client of a stand-in that answers each request as `instead` says, if it says anything. */
async function open(
	instead?: World["instead"],
	options: Partial<Parameters<typeof openGraph>[0]> = {},
) {
	const world = { ...healthyWorld(), ...(instead && { instead }) };
	const standIn = await openGraphStandIn(world);
	const graph = openGraph({
		address: standIn.address,
		env: {},
		timeoutMs: 2_000,
		pauseMs: 1,
		...options,
	});
	onTestFinished(() => graph.close());
	return { graph, standIn };
}

function answer(
	response: ServerResponse,
	{ status, body }: { readonly status: number; readonly body: unknown },
	headers: Record<string, string> = {},
): true {
	response.writeHead(status, headers);
	response.end(JSON.stringify(body));
	return true;
}

const me = (graph: Graph) => graph.get("/me", undefined, secrets.token);

describe("a request", () => {
	it("carries the credential in its Authorization header, and names the version", async () => {
		const { graph, standIn } = await open();
		const fields = { fields: "id,name", after: undefined };
		const reply = await graph.get("/app", fields, secrets.token);
		expect(reply).toEqual({
			ok: true,
			status: 200,
			value: { id: ids.app, name: "My app" },
			version: "v25.0",
		});
		const [request] = standIn.requests;
		expect(request?.received.url).toBe("/v25.0/app?fields=id%2Cname");
		expect(request?.received.headers).toMatchObject({
			authorization: `Bearer ${secrets.token}`,
			accept: "application/json",
			"user-agent": "wa-hook",
		});
	});

	it("posts a form, JSON, or nothing", async () => {
		const { graph, standIn } = await open((_request, response) =>
			answer(response, { status: 200, body: { success: true } }),
		);
		const form = { object: "a b", fields: "x,y", left: undefined };
		await graph.post("/1/subscriptions", { form }, secrets.token);
		await graph.post("/2/messages", { json: { to: "é" } }, secrets.token);
		await graph.post("/3/subscribed_apps", undefined, secrets.token);
		const sent = standIn.requests.map(({ received }) => [
			received.headers["content-type"],
			received.body.toString(),
		]);
		expect(sent).toEqual([
			["application/x-www-form-urlencoded", "object=a+b&fields=x%2Cy"],
			["application/json", '{"to":"é"}'],
			[undefined, ""],
		]);
	});

	it("keeps whatever stands in an id within its place in the path", async () => {
		const { graph, standIn } = await open();
		await graph.get("/../1?x=#y/edge", undefined, secrets.token);
		await graph.delete("/a b", { object: "o" }, secrets.token);
		expect(standIn.requests.map(({ received }) => received.url)).toEqual([
			"/v25.0/../1%3Fx%3D%23y/edge",
			"/v25.0/a%20b?object=o",
		]);
	});

	it("is to another version where one is configured", async () => {
		const { graph, standIn } = await open(undefined, { version: "24" });
		await me(graph);
		expect(graph.version).toBe("v24.0");
		expect(graph.base).toBe(`${standIn.address}/v24.0`);
		expect(standIn.requests[0]?.received.url).toBe("/v24.0/me");
	});
});

describe("a refusal", () => {
	it("is told with all that Meta says of it", async () => {
		const { graph } = await open((_request, response) =>
			answer(
				response,
				graphError(401, 190, "Session has expired", {
					error_subcode: 463,
					error_user_title: "Title",
					error_user_msg: "Message",
					error_data: { messaging_product: "whatsapp", details: "Details" },
				}),
				{ "facebook-api-version": "v25.0" },
			),
		);
		expect(await me(graph)).toEqual({
			ok: false,
			problem: "refused",
			version: "v25.0",
			detail: "190/463 Session has expired",
			error: {
				code: 190,
				subcode: 463,
				message: "Session has expired",
				type: "OAuthException",
				details: "Details",
				userTitle: "Title",
				userMessage: "Message",
				fbtraceId: "Az8or2yhqkZfEZ-_4Qn_Bam",
				isTransient: false,
				status: 401,
			},
		});
	});

	it("counts as one whatever its status", async () => {
		const { graph } = await open((_request, response) =>
			answer(response, { ...graphError(200, 100, "Odd"), status: 200 }),
		);
		expect(await me(graph)).toMatchObject({ problem: "refused" });
	});
});

describe("what is not an answer of the Graph API's", () => {
	const pages: readonly (readonly [
		string,
		(r: ServerResponse) => void,
		string,
	])[] = [
		[
			"a proxy's page",
			(response) => response.writeHead(403).end("<html>no</html>"),
			"answered 403 with a web page, not as the Graph API does",
		],
		[
			"nothing",
			(response) => response.writeHead(200).end(),
			"answered 200 with nothing, not as the Graph API does",
		],
		[
			"half an answer",
			(response) => response.writeHead(200).end('{"data":['),
			"answered 200 with JSON that can't be read, not as the Graph API does",
		],
		[
			"JSON nested a hundred thousand deep",
			(response) => response.writeHead(200).end("[".repeat(100_000)),
			"answered 200 with JSON that can't be read, not as the Graph API does",
		],
		[
			"an error of another kind",
			(response) => response.writeHead(404).end('{"error":"not found"}'),
			"answered 404 with other JSON, not as the Graph API does",
		],
	];
	it.each(pages)("%s", async (_name, write, detail) => {
		const { graph } = await open((_request, response) => {
			write(response);
			return true;
		});
		expect(await me(graph)).toMatchObject({ problem: "unreadable", detail });
	});

	it("a redirect: it is not followed, so the token stays here", async () => {
		const thief = await openTarget();
		const { graph } = await open((_request, response) => {
			const location = `http://127.0.0.1:${thief.port}/?t=x`;
			response.writeHead(302, { location }).end();
			return true;
		});
		expect(await me(graph)).toEqual({
			ok: false,
			problem: "unreadable",
			status: 302,
			detail: "answered 302: a redirect, which is not followed",
		});
		expect(thief.received).toEqual([]);
	});
});

describe("an API that can't be reached", () => {
	it("refuses", async () => {
		const target = await openTarget();
		await target.close();
		const address = `http://127.0.0.1:${target.port}`;
		const { graph } = await open(undefined, { address });
		expect(await me(graph)).toMatchObject({
			problem: "unreachable",
			cause: "refused",
		});
	});

	it("does not answer in time", async () => {
		const { graph, standIn } = await open(() => true, { timeoutMs: 50 });
		expect(await me(graph)).toEqual({
			ok: false,
			problem: "unreachable",
			cause: "timed-out",
			detail: "no whole answer within 50 ms",
		});
		expect(standIn.requests).toHaveLength(1);
	});

	it("is left at once when the user stops", async () => {
		const stopping = new AbortController();
		const { graph } = await open(
			() => {
				stopping.abort();
				return true;
			},
			{ stop: stopping.signal },
		);
		expect(await me(graph)).toMatchObject({ cause: "stopped" });
	});
});

describe("what passes is asked again", () => {
	/** Answers with `fail` so many times, then as usual. */
	const failing =
		(times: number, fail: (response: ServerResponse) => true) =>
		(_request: GraphRequest, response: ServerResponse) => {
			if (times-- <= 0) return false;
			return fail(response);
		};
	const passing: readonly (readonly [string, (r: ServerResponse) => true])[] = [
		[
			"is_transient",
			(response) =>
				answer(response, graphError(400, 1, "Hiccup", { is_transient: true })),
		],
		["503", (response) => answer(response, graphError(503, 2, "Overloaded"))],
		[
			"429 with a Retry-After",
			(response) =>
				answer(response, graphError(429, 4, "Slow down"), {
					"retry-after": "0",
				}),
		],
		[
			"an HTML 502",
			(response) => {
				response.writeHead(502).end("<html>");
				return true;
			},
		],
		[
			"a connection that breaks",
			(response) => {
				response.destroy();
				return true;
			},
		],
	];
	it.each(passing)("%s", async (_name, fail) => {
		const { graph, standIn } = await open(failing(2, fail));
		const reply = await graph.get("/app", undefined, secrets.token);
		expect(reply.ok).toBe(true);
		expect(standIn.requests).toHaveLength(3);
	});

	it("three times at most", async () => {
		const { graph, standIn } = await open((_request, response) =>
			answer(response, graphError(503, 2, "Overloaded")),
		);
		expect(await me(graph)).toMatchObject({ problem: "refused" });
		expect(standIn.requests).toHaveLength(3);
	});

	it("not where Meta asks for a longer wait: that is told", async () => {
		const { graph, standIn } = await open((_request, response) =>
			answer(response, graphError(429, 4, "Slow"), { "retry-after": "3600" }),
		);
		expect(await me(graph)).toMatchObject({
			error: { retryAfterMs: 3_600_000 },
		});
		expect(standIn.requests).toHaveLength(1);
	});

	it("not what would be done twice, and not what is refused for good", async () => {
		const { graph, standIn } = await open(({ method }, response) =>
			method === "GET"
				? answer(response, graphError(400, 100, "Wrong"))
				: answer(response, graphError(503, 2, "Overloaded")),
		);
		await graph.post("/1/messages", { json: {} }, secrets.token);
		await graph.delete("/1/subscribed_apps", undefined, secrets.token);
		await me(graph);
		expect(standIn.lines()).toEqual([
			"POST /1/messages",
			"DELETE /1/subscribed_apps",
			"GET /me",
		]);
	});
});

describe("a secret", () => {
	const echo: World["instead"] = ({ received }, response) => {
		const said = `${received.headers.authorization} ${received.url} ${received.body}`;
		const next = `https://graph.facebook.com/x?access_token=${said}`;
		return answer(response, {
			status: received.url?.includes("fail") ? 400 : 200,
			body: received.url?.includes("fail")
				? graphError(400, 190, `Malformed access token ${said}`).body
				: { paging: { next } },
		});
	};
	it("that Meta says back as it stands in a URL or a form is masked", async () => {
		const verify_token = "canary tokén/5e8b+&";
		const encoded = [
			encodeURIComponent(verify_token),
			new URLSearchParams({ verify_token }).toString().slice(13),
		];
		const { graph } = await open((_request, response) =>
			answer(response, graphError(400, 2200, `not ${encoded.join(" ")}`)),
		);
		const form = { verify_token };
		const reply = await graph.post("/1/subscriptions", { form }, secrets.token);
		expect(reply).toMatchObject({ error: { message: "not •••• ••••" } });
	});

	it.each(["/fine", "/fail"])(
		"that Meta says back is masked: %s",
		async (path) => {
			const { graph } = await open(echo);
			const asApp = `${ids.app}|${secrets.app}`;
			const params = { input_token: secrets.token };
			const form = { verify_token: secrets.verify };
			const replies = [
				await graph.get(path, params, asApp),
				await graph.get(path, undefined, secrets.token),
				await graph.post(path, { form }, asApp),
			];
			const written = JSON.stringify(replies);
			expect(written).toContain("••••");
			for (const secret of Object.values(secrets)) {
				expect(written).not.toContain(secret);
			}
		},
	);
});

describe("the address", () => {
	const env = { WA_HOOK_GRAPH_URL: "https://graph.stand-in.example/base" };
	const at = (address: string | undefined, named = {}) => {
		const graph = openGraph({
			...(address !== undefined && { address }),
			env: named,
			timeoutMs: 1_000,
		});
		onTestFinished(() => graph.close());
		return graph.base;
	};

	it("is Meta's, this machine's, or the one that the environment names", () => {
		expect(at(undefined)).toBe("https://graph.facebook.com/v25.0");
		expect(at("http://localhost:4000/")).toBe("http://localhost:4000/v25.0");
		expect(at(env.WA_HOOK_GRAPH_URL, env)).toBe(
			"https://graph.stand-in.example/base/v25.0",
		);
		const inside = { WA_HOOK_GRAPH_URL: "http://graph-mock:8080" };
		expect(at("http://graph-mock:8080", inside)).toBe(
			"http://graph-mock:8080/v25.0",
		);
	});

	it.each([
		[
			"https://graph.facebook.com.evil.example",
			{},
			/would get your access token/,
		],
		["https://evil.example", env, /names evil\.example/],
		["https://graph.facebook.com:8443", {}, /would get your access token/],
		["http://graph.facebook.com", {}, /not https/],
		[
			"http://mock.example",
			{ WA_HOOK_GRAPH_URL: "http://mock.example" },
			/not https/,
		],
		["https://user:word@graph.facebook.com", {}, /more than a host/],
		["https://:word@graph.facebook.com", {}, /more than a host/],
		["graph.facebook.com", {}, /not a URL/],
		["file:///etc/passwd", {}, /not a URL/],
	])("is not %s", (address, named, message) => {
		expect(() => at(address, named)).toThrow(message);
	});

	it("has a version", () => {
		expect(() =>
			openGraph({ version: "latest", env: {}, timeoutMs: 1 }),
		).toThrow('"latest" is not a version of the Graph API');
	});
});

it("goes through the environment's proxy, but not to this machine", async () => {
	const standIn = await openGraphStandIn(healthyWorld());
	const proxy = await openForwardProxy(standIn.port);
	const env = {
		HTTP_PROXY: proxy.url,
		HTTPS_PROXY: proxy.url,
		WA_HOOK_GRAPH_URL: "http://graph.internal",
	};
	const { graph: here } = await open(undefined, {
		address: standIn.address,
		env,
	});
	expect((await me(here)).ok).toBe(false);
	expect(proxy.asked).toEqual([]);
	const { graph: away } = await open(undefined, {
		address: "http://graph.internal",
		env,
	});
	expect(await away.get("/app", undefined, secrets.token)).toMatchObject({
		ok: true,
	});
	expect(proxy.asked).toEqual(["graph.internal:80"]);
});
