import { expect, it } from "vitest";
import { readEvents } from "../../src/webhook/events.ts";
import { readNotedEvents } from "../../src/webhook/noted-events.ts";
import { fixtures, textOf } from "../support/fixtures.ts";
import { text, value } from "../support/reading.ts";

function envelope(field: string, value: unknown): object {
	return {
		object: "whatsapp_business_account",
		entry: [{ id: "1", changes: [{ field, value }] }],
	};
}

const odd: readonly (readonly [what: string, body: object, note: string])[] = [
	[
		"a value",
		envelope("messages", { ...value, messages: [{ ...text, id: "" }] }),
		"value.messages[0].id is empty",
	],
	[
		"an envelope",
		{ ...envelope("messages", { ...value, messages: [text] }), object: "page" },
		'object is not "whatsapp_business_account"',
	],
	[
		"a field's name",
		envelope("Messages", { ...value, messages: [text] }),
		"field is not messages, as Meta writes it",
	],
	[
		"a value alone",
		{ messages: [text] },
		"value.messaging_product and metadata",
	],
	[
		"a gateway's event",
		{ event: "message.sent", sessionId: "shop-1" },
		"timestamp, messageId, from and to missing",
	],
];

it.each(odd)(
	"of %s what is unusual is noted, if notes are asked for",
	(...of) => {
		const [, payload, note] = of;
		const body = Buffer.from(JSON.stringify(payload));
		const noted = readNotedEvents(body);
		expect(noted.events.flatMap(({ notes }) => notes)).toEqual([
			expect.stringContaining(note),
		]);
		const events = noted.events.map((event) => ({ ...event, notes: [] }));
		expect(readEvents(body)).toEqual({ ...noted, events });
	},
);

it.each(fixtures)("%s is read alike with notes and without", (name) => {
	const body = Buffer.from(textOf(name));
	expect(readEvents(body)).toEqual(readNotedEvents(body));
});
