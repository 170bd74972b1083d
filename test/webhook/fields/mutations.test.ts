import fc from "fast-check";
import { expect, it } from "vitest";
import { readValue } from "../../support/reading.ts";
import { conversationSamples } from "./conversation-samples.ts";
import { managementSamples } from "./management-samples.ts";

const samples = [...managementSamples, ...conversationSamples];

/** The value with something else at a place in it. */
function mutated(
	value: unknown,
	path: readonly number[],
	by: unknown,
): unknown {
	const [index, ...rest] = path;
	if (index === undefined || typeof value !== "object" || value === null) {
		return by;
	}
	const entries = Object.entries(value);
	const [key, held] = entries[index % Math.max(entries.length, 1)] ?? [];
	if (key === undefined) return by;
	const other = mutated(held, rest, by);
	return Array.isArray(value)
		? value.map((item, at) => (String(at) === key ? other : item))
		: { ...value, [key]: other };
}

it("whatever stands in a value in place of something, it is read as events of plain names", () => {
	const mutations = fc.tuple(
		fc.constantFrom(...samples),
		fc.array(fc.nat(20), { minLength: 1, maxLength: 5 }),
		fc.oneof(
			fc.jsonValue({ maxDepth: 2 }),
			fc.constantFrom(null, "", 0, -1, [], {}, "__proto__", [[]], [null]),
		),
	);
	fc.assert(
		fc.property(mutations, ([{ field, value }, path, by]) => {
			const { events, problem } = readValue(mutated(value, path, by), field);
			expect(problem).toBeUndefined();
			expect(events.length).toBeGreaterThan(0);
			for (const { kind, party } of events) {
				expect(kind).toMatch(/^[a-z][a-z0-9_.]*$/);
				for (const text of Object.values(party ?? {})) {
					expect(text).toEqual(expect.any(String));
				}
			}
		}),
		{ numRuns: 1000 },
	);
});
