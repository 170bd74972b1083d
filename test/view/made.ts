import { createTheme, type Theme } from "../../src/view/theme.ts";
import {
	createTimeline,
	type TimelineOptions,
} from "../../src/view/timeline.ts";
import type { Delivery } from "../../src/webhook/delivery.ts";
import type { WebhookEvent } from "../../src/webhook/event.ts";
import type { Reply } from "../../src/webhook/reply.ts";

export const noon = Date.UTC(2026, 10, 21, 12, 0, 0);

/** What no text may bring to a terminal: every control but the newline. */
export const terminalControl = /(?!\n)\p{Cc}/u;

export function plainTheme(): Theme {
	return createTheme({ color: "never", stream: { isTTY: true }, env: {} });
}

export function colourTheme(): Theme {
	return createTheme({ color: "always", stream: { isTTY: true }, env: {} });
}

export function timeline(options: Partial<TimelineOptions> = {}) {
	return createTimeline({
		theme: plainTheme(),
		columns: () => 100,
		now: () => noon,
		...options,
	});
}

export function delivery(over: Partial<Delivery> = {}): Delivery {
	return {
		id: 12,
		receivedAt: noon,
		target: "/webhook",
		headers: [],
		body: Buffer.from("{}"),
		verification: {
			verified: true,
			secret: "app secret",
			header: "X-Hub-Signature-256",
		},
		...over,
	};
}

export function event(over: Partial<WebhookEvent> = {}): WebhookEvent {
	return {
		kind: "message.text",
		field: "messages",
		party: { name: "Sheena Nelson", phone: "16505551234" },
		messageId: "wamid.HBgLMTY1MDM4Nzk0MzkVAgASGBQzQTRBNjU5OUFFRTAzODEwMTQ0RgA=",
		errors: [],
		value: { type: "text", text: { body: "Does it come in another color?" } },
		sample: false,
		notes: [],
		...over,
	};
}

export function reply(over: Partial<Extract<Reply, { ok: true }>> = {}): Reply {
	return {
		target: "http://localhost:3000/webhook",
		ok: true,
		status: 200,
		ms: 4,
		headers: [],
		body: Buffer.alloc(0),
		truncated: false,
		...over,
	};
}
