import { describe, expect, it } from "vitest";
import { onlyEvent, read, readValue, text, value } from "../support/reading.ts";

describe("what is unusual is noted, with its path and without its text", () => {
	it.each<[over: object, note: string]>([
		[{ metadata: undefined }, "value.metadata missing"],
		[
			{ messaging_product: "telegram" },
			'value.messaging_product is not "whatsapp"',
		],
		[
			{ messages: [{ ...text, id: undefined }] },
			"value.messages[0].id missing",
		],
		[{ messages: [{ ...text, id: "" }] }, "value.messages[0].id is empty"],
		[
			{ messages: [{ ...text, text: undefined }] },
			"value.messages[0].text missing",
		],
		[
			{ messages: [{ ...text, text: { body: 7 } }] },
			"value.messages[0].text.body is a number, not a string",
		],
		[
			{ messages: [{ ...text, timestamp: "soon" }] },
			"value.messages[0].timestamp is not a number of seconds",
		],
		[
			{ messages: [{ ...text, context: null }] },
			"value.messages[0].context is null, not an object",
		],
		[{ messages: ["hi"] }, "value.messages[0] is a string, not an object"],
	])("%j", (over, note) => {
		const reading = readValue({ ...value, messages: [text], ...over });
		expect(onlyEvent(reading).notes).toEqual([note]);
	});

	it("on the event it concerns", () => {
		const reading = readValue({
			messaging_product: "whatsapp",
			messages: [text, { ...text, id: 7 }],
		});
		expect(reading.events.map(({ notes }) => notes)).toEqual([
			["value.metadata missing"],
			["value.messages[1].id is a number, not a string"],
		]);
	});

	it("also about what is around it", () => {
		const event = onlyEvent(
			read({ entry: [{ changes: [{ field: "flows", value: 1 }] }] }),
		);
		expect(event.notes).toEqual(["object missing", "entry[0].id missing"]);
	});

	it("only the first twenty times, and not in a body beyond 256 KiB", () => {
		const broken = (count: number) =>
			readValue({ ...value, messages: Array(count).fill({ ...text, id: 7 }) });
		const notesOf = (count: number) =>
			broken(count).events.flatMap(({ notes }) => notes);
		expect(notesOf(30)).toHaveLength(20);
		expect(notesOf(3000)).toEqual([]);
	});

	it("while keys nobody knows are fine", () => {
		const messages = [{ ...text, hologram: { depth: 3 } }];
		const { events } = readValue({ ...value, messages, novelty: 1 });
		expect(events.flatMap(({ notes }) => notes)).toEqual([]);
	});
});
