import { describe, expect, it } from "vitest";
import { sign } from "../../src/webhook/signature.ts";
import { appSecret, post } from "../support/meta.ts";
import { begin, type } from "../support/world.ts";

const secret = "the gateway's own secret";
const header = "X-Webhook-Signature";
const configured = {
	NO_COLOR: "1",
	WHATSAPP_APP_SECRET: appSecret,
	WA_HOOK_WEBHOOK_SECRET: secret,
};

async function listening(...flags: string[]) {
	const listener = await begin(
		["listen", "--tunnel", "none", "--port", "0", ...flags],
		{ env: configured },
	);
	const [url] = await listener.says(/http:\/\/127\.0\.0\.1:\d+\/webhook/);
	return { ...listener, url };
}

function body(event: string): string {
	return JSON.stringify({
		event,
		sessionId: "shop-1",
		timestamp: new Date().toISOString(),
		messageId: "3EB0A1",
		from: "16505551234@s.whatsapp.net",
		to: "16505551234@s.whatsapp.net",
		type: "text",
		text: "Olá 😀",
		phoneNumber: "16505551234",
		reason: "logged out",
		qrCode: "2@AbCdEf==",
		contact: { name: "Sheena Nelson" },
	});
}

function signed(text: string, key = secret) {
	return { [header]: sign(Buffer.from(text), key) };
}

describe("a gateway's events, signed under its header", () => {
	it.each([
		"message.received",
		"message.sent",
		"message.delivered",
		"message.read",
		"session.connected",
		"session.disconnected",
		"session.qr_generated",
		"contact.updated",
	])("%s is acknowledged, shown and recorded", async (event) => {
		const listener = await listening("--signature-header", header);
		const text = body(event);
		expect(await post(listener.url, text, signed(text))).toMatchObject({
			status: 200,
			body: "",
		});
		await listener.says(new RegExp(`--> 1 +gateway\\.${event}`));
		await listener.stop();
		const shown = await type(["events", "show", "last", "--raw"], {
			cwd: listener.cwd,
		});
		expect(shown).toMatchObject({ code: 0, stdout: text });
	});

	it("say who wrote what", async () => {
		const listener = await listening("--signature-header", header);
		const text = body("message.received");
		await post(listener.url, text, signed(text));
		await listener.says(/Olá 😀/);
		expect(listener.stdout()).toMatch(/\+16505551234.*Sheena Nelson/);
	});

	it("may be signed with the app secret", async () => {
		const listener = await listening("--signature-header", header);
		const text = body("message.sent");
		const answer = await post(listener.url, text, signed(text, appSecret));
		expect(answer.status).toBe(200);
	});

	it("are read under Meta's header, too", async () => {
		const listener = await listening();
		expect((await post(listener.url, body("message.read"))).status).toBe(200);
		await listener.says(/gateway\.message\.read/);
	});
});

describe("refused", () => {
	it("with a signature of another secret", async () => {
		const listener = await listening("--signature-header", header);
		const text = body("message.received");
		const answer = await post(listener.url, text, signed(text, "wrong"));
		expect(answer).toMatchObject({ status: 401, body: "" });
		await listener.says(/refused +the signature doesn't match/);
		expect(listener.stdout()).not.toContain("Olá");
	});

	it("without the flag, which the advice names", async () => {
		const listener = await listening();
		const text = body("message.received");
		const answer = await post(listener.url, text, signed(text));
		expect(answer).toMatchObject({ status: 401, body: "" });
		await listener.says(/--signature-header X-Webhook-Signature/);
	});
});
