import { describe, expect, it } from "vitest";
import { fields, findField, kinds } from "../../../src/webhook/catalogue.ts";
import { read, readValue } from "../../support/reading.ts";
import { conversationSamples } from "./conversation-samples.ts";
import { managementSamples } from "./management-samples.ts";
import type { Sample } from "./sample.ts";

const samples = [...managementSamples, ...conversationSamples];
const known = new Set(kinds.map(({ kind }) => kind));

describe.each(samples)("$field: $name", ({ field, value, kinds }) => {
	const { events } = readValue(value, field);

	it("is read as what it is, with nothing unusual about it", () => {
		expect(events.map(({ kind }) => kind)).toEqual(kinds);
		expect(events.flatMap(({ notes }) => notes)).toEqual([]);
	});

	it("is of kinds in the catalogue", () => {
		for (const kind of kinds) expect(known).toContain(kind);
	});

	it("keeps all that it holds", () => {
		const shown = JSON.stringify(events);
		for (const text of saidIn(value)) {
			expect(shown).toContain(JSON.stringify(text).slice(1, -1));
		}
	});
});

/** What a value is taken for when nothing but its field's name would tell it from others. */
const takenFor = new Map([
	["an error alone", "unknown"],
	["deleted", "unknown"],
	["of any shape", "unknown"],
	["since 2026", "unknown"],
	["a message", "echo.smb"],
	["a request", "echo.smb"],
	["to a customer", "echo.smb"],
]);

// These look like messages and statuses of the field `messages`, and are read as such.
const likeMessages = ({ value }: Sample) =>
	!("history" in value) && ("messages" in value || "statuses" in value);

describe.each(samples.filter((sample) => !likeMessages(sample)))(
	"without its field's name, $field: $name",
	({ name, value, kinds }) => {
		const { events } = read({
			object: "whatsapp_business_account",
			entry: [{ id: "1", changes: [{ value }] }],
		});

		it("is known as far as it can be", () => {
			const other = takenFor.get(name);
			expect(events.map(({ kind }) => kind)).toEqual(other ? [other] : kinds);
		});

		it("says so in a note", () => {
			expect(events[0]?.notes).toContain("entry[0].changes[0].field missing");
		});
	},
);

it("no key tells two fields", () => {
	const marks = fields.flatMap(({ marks = [] }) => marks);
	expect(new Set(marks).size).toBe(marks.length);
});

it("every field but messages has a sample, every kind of theirs, too", () => {
	const sampled = new Set(samples.map(({ field }) => findField(field)?.field));
	const covered = new Set(samples.flatMap(({ kinds }) => kinds));
	const own = kinds.filter(
		({ field }) => !["messages", "gateway", ""].includes(field),
	);
	expect([...sampled].toSorted()).toEqual(
		[...new Set(own.map(({ field }) => field))].toSorted(),
	);
	for (const { kind } of own) expect(covered).toContain(kind);
});

/** Every text in a value, at any depth, but for what says whose it is. */
function saidIn(value: unknown): string[] {
	if (typeof value === "string") return [value];
	if (typeof value !== "object" || value === null) return [];
	return Object.entries(value).flatMap(([key, held]) =>
		key === "messaging_product" || key === "contacts" ? [] : saidIn(held),
	);
}
