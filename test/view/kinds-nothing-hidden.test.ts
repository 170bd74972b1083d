import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { WebhookEvent } from "../../src/webhook/event.ts";
import { readNotedEvents } from "../../src/webhook/noted-events.ts";
import { linesOf } from "./drawn.ts";

const folder = new URL("../../fixtures/", import.meta.url);
const fixtures = readdirSync(folder)
	.filter((name) => name.endsWith(".json"))
	.map((name) => ({ name, text: readFileSync(new URL(name, folder), "utf8") }))
	.filter(({ text }) => {
		const { events } = readNotedEvents(Buffer.from(text));
		return events.length === 1 && events.every(isMessageOrStatus);
	});

function isMessageOrStatus({ kind }: WebhookEvent): boolean {
	return /^(?:message|status|echo|standby|user_action)\.|^errors$|^history\.(?:media|declined)$/.test(
		kind,
	);
}

const marker = "zq17 of no known shape";

/** What a headline shows in short or by its absence, and what is for machines. */
const elsewhere =
	/^(?:id|from|to|timestamp|\w*user_id|from_logical_id|group_id|(?:original_)?message_id|messaging_product|\w*recipient\w*|href|vcard|country_code|policy|action_type|event)$/;

/** What a message says of the one that it answers, and a status of its conversation; all of a frame. */
const frames =
	/\.(?:context\.(?:id|from)|conversation\.id)$|^(?:object|entry(?:\.\d)?(?:\.(?:id|time|changes)(?:\.\d(?:\.field)?)?)?)$|\.value\.(?:standby\.)?(?:messaging_product|metadata|contacts)\b|\.(?:request_welcome|(?:created|updated)_timestamp)$|^(?:sessionId|messageId)$/;

interface Place {
	readonly path: string;
	readonly key: string;
	readonly holder: object;
}

function placesIn(value: unknown, path = ""): Place[] {
	if (typeof value !== "object" || value === null) return [];
	return Object.entries(value).flatMap(([key, child]) => {
		const here = path === "" ? key : `${path}.${key}`;
		return [{ path: here, key, holder: value }, ...placesIn(child, here)];
	});
}

describe.each(fixtures)("$name", ({ text }) => {
	it("shows whatever stands where something else should", () => {
		const lost: string[] = [];
		for (const [index, { path, key }] of placesIn(JSON.parse(text)).entries()) {
			if (elsewhere.test(key) || frames.test(path)) continue;
			for (const odd of [marker, { odd: marker }, [[marker]]]) {
				const payload: unknown = JSON.parse(text);
				const place = placesIn(payload)[index];
				if (place) Reflect.set(place.holder, key, odd);
				const { events } = readNotedEvents(
					Buffer.from(JSON.stringify(payload)),
				);
				const lines = events.flatMap((event) => linesOf(event));
				if (!lines.join("\n").includes(marker)) {
					lost.push(`${path}: ${JSON.stringify(odd)}`);
				}
			}
		}
		expect(lost).toEqual([]);
	});
});
