import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import { json } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fixture } from "../../src/library/fixture.ts";
import { replay } from "../../src/library/replay.ts";
import { encode } from "../../src/webhook/wire.ts";
import { fixtures, textOf } from "../support/fixtures.ts";
import { listening } from "../support/target.ts";

// The commonest bug of webhooks: a framework has parsed the body, and what is hashed is the JSON of that.
const appSecret = "0123456789abcdef0123456789abcdef";
const server = createServer(async (request, response) => {
	const body = JSON.stringify(await json(request));
	const digest = createHmac("sha256", appSecret).update(body).digest("hex");
	const given =
		request.headers["x-hub-signature-256"] ??
		request.headers["x-webhook-signature"];
	response.statusCode = given === `sha256=${digest}` ? 200 : 401;
	response.end();
});
let url: string;

beforeAll(async () => {
	url = `http://127.0.0.1:${await listening(server)}/`;
});

afterAll(() => {
	server.close();
});

/** A slash, or an escape for what is not ASCII. */
const escaped = /\\\/|\\u[0-9a-f]{4}/;
const wireOf = (name: string) => encode(textOf(name), "meta").toString();
const affected = fixtures.filter((name) => escaped.test(wireOf(name)));
const plain = fixtures.filter((name) => !affected.includes(name));

it("concerns fixtures of both sorts", () => {
	expect(affected).toContain("image");
	expect(plain).toContain("text");
});

describe("a webhook that hashes the parsed body", () => {
	it.each(plain)("accepts %s", async (name) => {
		const { status } = await replay(fixture(name), { url, appSecret });
		expect(status).toBe(200);
	});

	it.each(affected)("refuses %s", async (name) => {
		const { status } = await replay(fixture(name), { url, appSecret });
		expect(status).toBe(401);
	});

	it("accepts even those in its own spelling", async () => {
		const options = { url, appSecret, encode: "compact" } as const;
		const { status } = await replay(fixture("image"), options);
		expect(status).toBe(200);
	});
});
