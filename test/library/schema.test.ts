import { expect, it } from "vitest";
import { fixture } from "../../src/library/fixture.ts";
import { lineSchema, payloadSchema } from "../../src/library/schema.ts";
import { fixtures } from "../support/fixtures.ts";

it.each(fixtures)("%s is as documented", (name) => {
	const { payload } = fixture(name);
	expect(payloadSchema["~standard"].validate(payload)).toEqual({
		value: payload,
	});
});

it.each([
	["a value that isn't", { entry: 1 }, ["no entry list"]],
	["nothing", null, ["no entry list"]],
	[
		"a message without an id",
		fixture("text", { set: { "messages[0].id": null } }).payload,
		["entry[0].changes[0].value.messages[0].id is null, not a string"],
	],
])("%s is told", (_, value, messages) => {
	expect(payloadSchema["~standard"].validate(value)).toEqual({
		issues: messages.map((message) => ({ message })),
	});
});

it("is what expect.schemaMatching takes", () => {
	const { payload } = fixture("image");
	expect(payload).toEqual(expect.schemaMatching(payloadSchema));
	expect({ entry: [] }).not.toEqual(expect.schemaMatching(payloadSchema));
	const line = { v: 1, type: "missed", events: 3 };
	expect(line).toEqual(expect.schemaMatching(lineSchema));
	expect({ v: 2 }).not.toEqual(expect.schemaMatching(lineSchema));
});
