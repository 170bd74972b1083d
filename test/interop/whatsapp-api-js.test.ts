import { createServer } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WhatsAppAPI } from "whatsapp-api-js/middleware/node-http";
import { fixture } from "../../src/library/fixture.ts";
import { replay } from "../../src/library/replay.ts";
import { allNamed, fixtures } from "../support/fixtures.ts";
import { listening } from "../support/target.ts";

const appSecret = "0123456789abcdef0123456789abcdef";
const receiver = new WhatsAppAPI({
	token: "none",
	appSecret,
	webhookVerifyToken: "none",
	v: "v24.0",
});
const server = createServer(async (request, response) => {
	response.statusCode = await receiver.handle_post(request);
	response.end();
});
let url: string;

beforeAll(async () => {
	url = `http://127.0.0.1:${await listening(server)}/`;
});

afterAll(() => {
	server.close();
});

const ofMeta = fixtures.filter((name) => !name.startsWith("gateway-"));
const aboutNumber = ofMeta.filter((name) =>
	allNamed("metadata", name).some((value) => typeof value === "object"),
);
const aboutAccount = ofMeta.filter((name) => !aboutNumber.includes(name));

it.each(aboutNumber)("accepts %s", async (name) => {
	const { status } = await replay(fixture(name), { url, appSecret });
	expect(status).toBe(200);
});

// It knows nothing but what happens to a number, and breaks on the rest: once the signature is verified.
it.each(aboutAccount)("verifies %s", async (name) => {
	const { status } = await replay(fixture(name), { url, appSecret });
	expect(status).toBe(500);
});

it("accepts what Meta's older documents escape, too", async () => {
	const text = "50 % <b> a@b.example/ é 👋";
	const { status } = await replay(fixture("text", { text }), {
		url,
		appSecret,
		encode: "meta-strict",
	});
	expect(status).toBe(200);
});

describe.each(["text", "image", "account-update"])("of %s", (name) => {
	it.each([
		["bad", 401],
		["truncated", 401],
		["wrong-secret", 401],
		["reserialised", 401],
		["empty", 401],
		// It takes a missing header for a fault of its own.
		["missing", 500],
		["sha1", 500],
	] as const)(
		"it refuses a signature that is %s",
		async (signature, status) => {
			const options = { url, appSecret, signature };
			const reply = await replay(fixture(name), options);
			expect(reply.status).toBe(status);
		},
	);
});

// It compares the digest, not its spelling.
it("accepts upper case", async () => {
	const options = { url, appSecret, signature: "uppercase" } as const;
	const { status } = await replay(fixture("text"), options);
	expect(status).toBe(200);
});
