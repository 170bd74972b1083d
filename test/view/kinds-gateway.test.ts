import { describe, expect, it } from "vitest";
import { readNotedEvents } from "../../src/webhook/noted-events.ts";
import { drawnBody } from "./drawn-change.ts";
import { delivery, timeline } from "./made.ts";

describe("what is shown of a gateway's event", () => {
	it("a message that came in", () => {
		expect(
			drawnBody({
				event: "message.received",
				sessionId: "s1",
				messageId: "m1",
				timestamp: "2026-11-21T12:00:00Z",
				from: "+16505551234",
				to: "+15550001111",
				type: "text",
				text: "Hallo 👋",
				contact: { name: "Pablo", profilePicture: "https://x/y.jpg" },
			}),
		).toEqual([
			"gateway.message.received  +16505551234  m1  Pablo",
			"Hallo 👋",
			"session s1  picture https://x/y.jpg",
		]);
	});

	it("each number once, also where there are several", () => {
		const line = timeline({ columns: () => undefined });
		const show = (to: string) => {
			const body = Buffer.from(
				JSON.stringify({
					event: "message.received",
					sessionId: "s1",
					messageId: "true_5511@c.us_3EB0",
					timestamp: "2026-11-21T12:00:00Z",
					from: "+16505551234",
					to,
					text: "hi",
				}),
			);
			const events = readNotedEvents(body).events.map((event) => ({ event }));
			return line.received(delivery({ body }), events);
		};
		expect(show("+15550001111")).not.toContain("15550001111");
		expect(show("+15550002222").match(/15550002222/g)).toHaveLength(1);
		expect(show("+15550002222")).toContain("….us_3EB0");
	});

	it("no secret, and of a picture that it is one", () => {
		const lines = drawnBody({
			event: "qrcode.updated",
			instance: "main",
			data: { base64: `data:image/png;base64,${"A".repeat(1_000)}` },
			apikey: "f7c3bc1d808e04732adf679965ccc34c",
		});
		expect(lines).toContain("apikey: ••••c34c");
		expect(lines).toContain("data.base64: ... (base64, 1.0 kB)");
	});

	it("a message that is no text", () => {
		expect(
			drawnBody({
				event: "message.sent",
				sessionId: "s1",
				messageId: "m1",
				timestamp: "2026-11-21T12:00:00Z",
				to: "+16505551234",
				type: "image",
				media: { url: "https://x" },
			}),
		).toEqual([
			"gateway.message.sent  to +16505551234  m1",
			"type: image",
			"media.url: https://x",
			"session s1",
		]);
	});

	it("addresses of WhatsApp's own", () => {
		expect(
			drawnBody({
				event: "message.received",
				sessionId: "s1",
				messageId: "m1",
				timestamp: "2026-11-21T12:00:00Z",
				from: "4915112345678@s.whatsapp.net",
				to: "not a number",
				type: "poll",
				poll: { question: "Lunch?" },
			}),
		).toEqual([
			"gateway.message.received  +4915112345678  m1",
			"to: not a number",
			"type: poll",
			"poll.question: Lunch?",
			"session s1",
		]);
	});

	it("a phone that is connected", () => {
		expect(
			drawnBody({
				event: "session.connected",
				sessionId: "s1",
				timestamp: "2026-11-21T12:00:00Z",
				phoneNumber: "+15550001111",
				deviceInfo: { model: "Pixel 9", version: "2.25.1" },
			}),
		).toEqual([
			"gateway.session.connected  +15550001111",
			"device: Pixel 9 2.25.1",
			"session s1",
		]);
	});

	it("a phone that is gone, and why", () => {
		expect(
			drawnBody({
				event: "session.disconnected",
				sessionId: "s1",
				timestamp: "2026-11-21T12:00:00Z",
				reason: "logged out",
			}),
		).toEqual([
			"gateway.session.disconnected",
			"reason: logged out",
			"session s1",
		]);
	});

	it("until when a QR code can be scanned, and its data", () => {
		expect(
			drawnBody({
				event: "session.qr_generated",
				sessionId: "s1",
				timestamp: "2026-11-21T12:00:00Z",
				qrCode: "2@AbCdEf,xyz==",
				expiresAt: "2026-11-21T12:01:00Z",
			}),
		).toEqual([
			"gateway.session.qr_generated",
			"A QR code waits to be scanned, expires in 1 min. Whoever scans it links a phone.",
			"qrCode: 2@AbCdEf,xyz==",
			"session s1",
		]);
	});

	it("when a QR code has expired", () => {
		expect(
			drawnBody({
				event: "session.qr_generated",
				sessionId: "s1",
				expiresAt: "2026-11-21T11:00:00Z",
			}),
		).toEqual([
			"gateway.session.qr_generated",
			"A QR code waited to be scanned, expired 1 h ago.",
			"session s1",
		]);
	});

	it("what a contact is called", () => {
		expect(
			drawnBody({
				event: "contact.updated",
				sessionId: "s1",
				timestamp: "2026-11-21T12:00:00Z",
				contact: { name: "Pablo M.", profilePicture: "https://x/y.jpg" },
				phoneNumber: "+16505551234",
			}),
		).toEqual([
			"gateway.contact.updated  number +16505551234  Pablo M.",
			"session s1  picture https://x/y.jpg",
		]);
	});

	it("an event that is not known", () => {
		expect(
			drawnBody({ event: "session.renamed", sessionId: "s1", to: "x" }),
		).toEqual(["gateway.session.renamed", "to: x", "session s1"]);
	});

	it("a QR code's picture by its size, and the seconds that are left", () => {
		expect(
			drawnBody({
				event: "session.qr_generated",
				qrCode: `data:image/png;base64,${"iVBORw0KGgo".repeat(20)}`,
				expiresAt: "2026-11-21T12:00:59Z",
			}),
		).toEqual([
			"gateway.session.qr_generated",
			"A QR code waits to be scanned, expires in 59 s. Whoever scans it links a phone.",
			"qrCode: ... (base64, 242 bytes)",
		]);
	});

	it("what it means that a phone has logged out", () => {
		expect(
			drawnBody({ event: "session.disconnected", reason: "logged_out" }),
		).toEqual([
			"gateway.session.disconnected",
			"logged_out: the phone has unlinked this session: link it again by a new QR code.",
		]);
	});
});
