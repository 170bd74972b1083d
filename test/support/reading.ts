import { expect } from "vitest";
import type { WebhookEvent } from "../../src/webhook/event.ts";
import type { Reading } from "../../src/webhook/events.ts";
import { readNotedEvents } from "../../src/webhook/noted-events.ts";

/** Reads a payload as if it had come in. */
export function read(payload: unknown): Reading {
	return readNotedEvents(Buffer.from(JSON.stringify(payload)));
}

/** Reads the one value of an otherwise ordinary delivery. */
export function readValue(value: unknown, field = "messages"): Reading {
	return read({
		object: "whatsapp_business_account",
		entry: [{ id: "102290129340398", changes: [{ value, field }] }],
	});
}

/** The event of a reading that must have exactly one. */
export function onlyEvent({ events }: Reading): WebhookEvent {
	expect(events).toHaveLength(1);
	const [event] = events;
	if (!event) throw new Error("unreachable");
	return event;
}

/** What every value of the field `messages` has. */
export const value = {
	messaging_product: "whatsapp",
	metadata: {
		display_phone_number: "15550783881",
		phone_number_id: "106540352242922",
	},
};

export const sheena = {
	profile: { name: "Sheena Nelson" },
	wa_id: "16505551234",
};

export const text = {
	from: "16505551234",
	id: "wamid.1",
	timestamp: "1749416383",
	type: "text",
	text: { body: "Hi" },
};
