import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createTemplate } from "../../src/webhook/body-template.ts";
import { createFreshener, type FreshWorld } from "../../src/webhook/fresh.ts";
import { encode, type Wire } from "../../src/webhook/wire.ts";
import { fixtures, textOf } from "../support/fixtures.ts";

const wires: readonly Wire[] = ["meta", "meta-strict", "compact"];

/** Chance that comes out the same each time. */
function world(at: number): FreshWorld {
	let drawn = 0;
	return {
		now: () => at,
		randomBytes(size) {
			drawn += 1;
			const seed = createHash("sha512").update(String(drawn)).digest();
			return Buffer.alloc(size, seed);
		},
	};
}

const later = Date.UTC(2027, 0, 2, 3, 4, 5);

describe.each(fixtures)("the template of %s", (name) => {
	it.each(wires)("gives the bytes of freshening and encoding it, %s", (as) => {
		const json = textOf(name);
		const template = createTemplate(encode(json, as), as);
		const fresh = createFreshener(world(later)).freshen(json);
		expect(template.fill(world(later)).toString()).toBe(
			encode(fresh, as).toString(),
		);
	});
});

it("gives other ids each time", () => {
	const template = createTemplate(encode(textOf("text"), "meta"), "meta");
	const chance = world(later);
	const bodies = new Set(
		Array.from({ length: 100 }, () => template.fill(chance).toString()),
	);
	expect(bodies.size).toBe(100);
});

it("goes with the time", () => {
	const wire = Buffer.from(
		'{"statuses":[{"id":"a","timestamp":"1789462800"},{"id":"b","timestamp":1789462790}]}',
	);
	const template = createTemplate(wire, "compact");
	const times = [1_800_000_000_000, 1_800_000_060_999].map((at) =>
		template
			.fill(world(at))
			.toString()
			.match(/\d{10}(?="?\})/g),
	);
	expect(times).toEqual([
		["1800000000", "1799999990"],
		["1800000060", "1800000050"],
	]);
});

it("spells a new id as the rest is spelled", () => {
	const id = "wamid.a/b-c/d e é";
	const json = JSON.stringify({ messages: [{ id }] });
	const body = createTemplate(encode(json, "meta"), "meta")
		.fill(world(later))
		.toString();
	expect(encode(body, "meta").toString()).toBe(body);
	expect(JSON.parse(body).messages[0].id).not.toBe(id);
});

it.each([
	["what isn't JSON", Buffer.from('{"messages":[')],
	["what isn't UTF-8", Buffer.from([0x22, 0xff, 0x22])],
])("leaves %s as it is", (_, body) => {
	expect(createTemplate(body, "raw").fill(world(later))).toEqual(body);
});

it("is not confused by a long row of sevens", () => {
	const sevens = "7".repeat(45);
	const json = `{"messages":[{"id":"a","text":{"body":"${sevens}"}}]}`;
	const body = createTemplate(Buffer.from(json), "compact").fill(world(later));
	expect(JSON.parse(body.toString()).messages[0].text.body).toBe(sevens);
});
