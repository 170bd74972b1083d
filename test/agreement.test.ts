import { describe, expect, it } from "vitest";
import { other } from "../src/view/kinds/other.ts";
import { picture } from "../src/view/kinds/table.ts";
import {
	fields,
	fixtureName,
	kinds,
	matchesKind,
} from "../src/webhook/catalogue.ts";
import { eventsOf, fixtures } from "./support/fixtures.ts";
import { noon } from "./view/made.ts";

/** Shown as they come: of these fields no more than the name is public, and of the last two kinds not even that. */
const drawnAsTheyCome = [
	// Its errors say all.
	"history.declined",
	"unknown",
];

describe.each(kinds)("$kind", ({ kind, field }) => {
	const name = fixtureName(kind);
	const events = eventsOf(name);
	const event =
		events.find((event) => event.kind === kind) ??
		events.find((event) => matchesKind(kind, event));

	it("has a fixture that holds it", () => {
		expect(fixtures).toContain(name);
		expect(event).toBeDefined();
	});

	it("is of a field with a schema, which finds nothing odd in the fixture", () => {
		const known = [...fields.map(({ field }) => field), "gateway", ""];
		expect(known).toContain(field);
		expect(event?.notes).toEqual([]);
	});

	it("has a view of its own", () => {
		if (event === undefined) throw new Error(`no event in ${name}`);
		const drawn = picture(event, noon);
		if (drawnAsTheyCome.includes(kind)) expect(drawn).toEqual(other(event));
		else expect(drawn).not.toEqual(other(event));
	});
});
