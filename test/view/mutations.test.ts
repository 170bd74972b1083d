import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, it } from "vitest";
import { sight } from "../../src/commands/sightings.ts";
import { readNotedEvents } from "../../src/webhook/noted-events.ts";
import { createSeen } from "../../src/webhook/seen.ts";
import { delivery, terminalControl, timeline } from "./made.ts";

const folder = new URL("../../fixtures/", import.meta.url);
const fixtures: readonly unknown[] = readdirSync(folder)
	.filter((name) => name.endsWith(".json"))
	.map((name) => JSON.parse(readFileSync(new URL(name, folder), "utf8")));

const hostile = fc.oneof(
	fc.string({ unit: "binary" }),
	fc.constantFrom(
		...["", " ", "\n", "\n\n\n", "\t", "\u00a0", "\u3000", "\u200b", "\u3164"],
		...["\x1b[2J\x07", "a\rb", "\x9b31m", "\u202eabc", "\ud83d", "__proto__"],
		...["text", "image", "interactive", "status", "0", "-1", "1e999"],
		...["constructor", "toString", "hasOwnProperty"],
		"\n12:00:00  --> 99   message.text      fake",
		"a\u0301".repeat(100),
		"word ".repeat(5_000),
		"王".repeat(5_000),
	),
);

const replacement = fc.oneof(
	hostile,
	fc.constantFrom<unknown>(null, true, false, 0, -1, 1.5e300, [], {}, [[]]),
	fc.jsonValue(),
	fc.integer({ min: 1, max: 200 }).map(nested),
	fc.constant(Array.from({ length: 2_000 }, (_, n) => ({ id: n }))),
);

/** Changes the value at a place for another, drops it, doubles it, nests it, renames it, makes it a text. */
type Mutation = (place: Place) => void;

interface Place {
	readonly holder: Record<string, unknown>;
	readonly key: string;
}

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
	fc.constant<Mutation>(({ holder, key }) => {
		delete holder[key];
	}),
	replacement.map<Mutation>((value) => ({ holder, key }) => {
		holder[key] = structuredClone(value);
	}),
	fc.constant<Mutation>(({ holder, key }) => {
		holder[key] = [holder[key], structuredClone(holder[key])];
	}),
	fc.constant<Mutation>(({ holder, key }) => {
		holder[key] = { [key]: holder[key] };
	}),
	hostile.map<Mutation>((name) => ({ holder, key }) => {
		holder[name] = structuredClone(holder[key]);
	}),
	fc.constant<Mutation>(({ holder, key }) => {
		holder[key] = JSON.stringify(holder[key]);
	}),
);

const mutated = fc
	.tuple(
		fc.constantFrom(...fixtures),
		fc.array(fc.tuple(fc.nat(), mutation), { minLength: 1, maxLength: 4 }),
	)
	.map(([fixture, mutations]) => {
		const payload = structuredClone({ fixture });
		for (const [at, mutate] of mutations) {
			const places = placesIn(payload);
			const place = places[at % places.length];
			if (place) mutate(place);
		}
		return Buffer.from(JSON.stringify(payload.fixture) ?? "");
	});

function placesIn(value: unknown): Place[] {
	if (typeof value !== "object" || value === null) return [];
	const holder = value as Record<string, unknown>;
	return Object.keys(holder).flatMap((key) => [
		{ holder, key },
		...placesIn(holder[key]),
	]);
}

function nested(depth: number): unknown {
	let value: unknown = "inside";
	for (let i = 0; i < depth; i++) value = i % 2 === 0 ? [value] : { value };
	return value;
}

it("whatever a payload has become, it is read and printed", () => {
	fc.assert(
		fc.property(mutated, (body) => {
			const came = delivery({ body });
			const { events, problem } = sight(
				came,
				readNotedEvents(body),
				createSeen(),
			);
			for (const columns of [undefined, 20, 40, 80, 120]) {
				const shown = timeline({ columns: () => columns }).received(
					came,
					events,
					problem,
				);
				expect(shown).toMatch(/^12:00:00 {1,2}--> 12 /);
				expect(shown.slice(-1)).toBe("\n");
				expect(shown.slice(0, -1)).not.toMatch(/^\s*$/m);
				expect(shown).not.toMatch(terminalControl);
				expect(shown).not.toContain("[native code]");
				expect(Buffer.byteLength(shown)).toBeLessThan(10_240);
			}
		}),
		{ numRuns: 500 },
	);
});
