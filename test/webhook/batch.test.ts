import { describe, expect, it } from "vitest";
import { BatchProblem, batch, mostInBatch } from "../../src/webhook/batch.ts";
import { examine } from "../../src/webhook/examine.ts";
import { JsonSyntaxError } from "../../src/webhook/json-tokens.ts";
import { readNotedEvents } from "../../src/webhook/noted-events.ts";
import { fixtures, textOf } from "../support/fixtures.ts";

function problemOf(...jsons: string[]): BatchProblem {
	try {
		batch(jsons);
	} catch (error) {
		if (error instanceof BatchProblem) return error;
	}
	throw new Error("they fit together");
}

const envelope = (...entries: string[]) =>
	`{"object":"whatsapp_business_account","entry":[${entries.join(",")}]}`;

describe("a batch", () => {
	it("joins the changes of one account in one entry", () => {
		const joined = JSON.parse(
			batch([textOf("text"), textOf("image"), textOf("status-read")]),
		);
		expect(joined.entry).toHaveLength(1);
		expect(joined.entry[0].changes).toEqual(
			["text", "image", "status-read"].flatMap(
				(name) => JSON.parse(textOf(name)).entry[0].changes,
			),
		);
	});

	it("holds the events of all fixtures of Meta's, each as it was", () => {
		const names = fixtures.filter((name) => !name.startsWith("gateway-"));
		const jsons = names.map(textOf);
		const joined = Buffer.from(batch(jsons));
		const kinds = (body: Buffer) =>
			readNotedEvents(body).events.map(({ kind }) => kind);
		expect(kinds(joined).toSorted()).toEqual(
			jsons.flatMap((json) => kinds(Buffer.from(json))).toSorted(),
		);
		expect(examine(joined).deviations).toEqual([]);
	});

	it("keeps what is written: escapes, big numbers, duplicate and unknown keys", () => {
		const one =
			'{"id":"1","more":[1.0],"changes":[{"a":"\\/\\u00e9","a":12345678901234567890}]}';
		const two = '{"changes": [ 1 ],"more":[1.0],"id":"1"}';
		expect(batch([envelope(one), ` ${envelope(two)} `])).toBe(
			envelope(
				'{"id":"1","more":[1.0],"changes":[{"a":"\\/\\u00e9","a":12345678901234567890},1]}',
			),
		);
	});

	it("keeps apart what isn't of one entry, and takes the latest time of what is", () => {
		const joined = batch([
			envelope('{"id":"1","time":5,"changes":[1]}'),
			envelope('{"id":"2","changes":[2]}', '{"id":"1","changes":[3]}'),
			envelope(
				'{"id":"1","time":9,"changes":[4]}',
				'{"id":"1","time":"7","changes":[5]}',
			),
		]);
		expect(joined).toBe(
			envelope(
				'{"id":"1","time":9,"changes":[1,4,5]}',
				'{"id":"2","changes":[2]}',
				'{"id":"1","changes":[3]}',
			),
		);
	});

	it("of one is that one, whatever it is", () => {
		expect(batch([textOf("gateway-message-sent")])).toBe(
			textOf("gateway-message-sent"),
		);
	});

	it.each([
		textOf("gateway-message-sent"),
		"[]",
		"{}",
		'{"object":"whatsapp_business_account","entry":{}}',
		'{"object":"whatsapp_business_account","entry":[{"id":"1"}]}',
		'{"object":"whatsapp_business_account","entry":[],"more":1}',
	])("has no place for %j", (json) => {
		const problem = problemOf(textOf("text"), json, textOf("text"));
		expect(problem).toMatchObject({
			index: 1,
			message: "is not in the form of Meta's",
		});
	});

	it("is for one object", () => {
		const page = '{"object":"page","entry":[]}';
		expect(problemOf(textOf("text"), page)).toMatchObject({ index: 1 });
	});

	it("holds a thousand updates and no more", () => {
		const text = textOf("text");
		const full = Array<string>(mostInBatch).fill(text);
		expect(readNotedEvents(Buffer.from(batch(full))).events).toHaveLength(1000);
		expect(problemOf(...full, text)).toMatchObject({ index: 1000 });
		const twice = Array<string>(501).fill(textOf("batch"));
		expect(problemOf(...twice).message).toContain("more than 1000 updates");
	});

	it("is of JSON", () => {
		expect(() => batch([textOf("text"), "{"])).toThrow(JsonSyntaxError);
	});
});
