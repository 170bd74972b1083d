import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { fieldViews } from "../../src/view/kinds/field-views.ts";
import { kinds } from "../../src/webhook/catalogue.ts";
import { readNotedEvents } from "../../src/webhook/noted-events.ts";
import { delivery, terminalControl, timeline } from "./made.ts";

const folder = new URL("../../fixtures/", import.meta.url);
const fixtures = readdirSync(folder)
	.filter((name) => name.endsWith(".json"))
	.map((name) => ({ name, text: readFileSync(new URL(name, folder), "utf8") }))
	.filter(({ text }) =>
		readNotedEvents(Buffer.from(text)).events.every(isDrawn),
	);

function isDrawn({ kind }: { readonly kind: string }): boolean {
	return fieldViews.some(([name]) =>
		name.endsWith(".") ? kind.startsWith(name) : kind === name,
	);
}

function shown(payload: unknown, columns?: number): string {
	const body = Buffer.from(JSON.stringify(payload));
	const { events, problem } = readNotedEvents(body);
	return timeline({ columns: () => columns }).received(
		delivery({ body }),
		events.map((event) => ({ event })),
		problem,
	);
}

it.each(fieldViews.map(([name]) => name))(
	"%s draws kinds that exist",
	(name) => {
		const isOne = kinds.some(({ kind }) =>
			name.endsWith(".") ? kind.startsWith(name) : kind === name,
		);
		expect(isOne).toBe(true);
	},
);

// The frame that all events of a value share, and what is for machines to read.
const unshown =
	/^object$|^entry(?:\.0)?(?:\.(?:id|time|changes|changes\.0|changes\.0\.field))?$|\.value\.(?:messaging_product|metadata|contacts)\b|\.(?:sdp|sha256|href)$/;

interface Place {
	readonly path: string;
	readonly holder: object;
	readonly key: string;
}

function placesIn(value: unknown, path: readonly string[] = []): Place[] {
	if (typeof value !== "object" || value === null) return [];
	return Object.entries(value).flatMap(([key, child]) => [
		{ path: [...path, key].join("."), holder: value, key },
		...placesIn(child, [...path, key]),
	]);
}

const marker = "zq17 of no known shape";
const oddities: readonly unknown[] = [marker, { odd: [marker] }, [marker]];

describe.each(fixtures)("$name", ({ text }) => {
	const places = placesIn(JSON.parse(text));

	it("shows whatever stands where something else should", () => {
		const lost: string[] = [];
		for (const [index, { path }] of places.entries()) {
			if (unshown.test(path)) continue;
			for (const odd of oddities) {
				const payload: unknown = JSON.parse(text);
				const place = placesIn(payload)[index];
				if (place) Reflect.set(place.holder, place.key, odd);
				const lines = shown(payload);
				if (!lines.includes(marker))
					lost.push(`${path}: ${JSON.stringify(odd)}`);
				expect(lines).not.toMatch(terminalControl);
			}
		}
		expect(lost).toEqual([]);
	});

	it("shows keys that are new, and copes with what is missing or of another type", () => {
		for (const [index] of places.entries()) {
			for (const odd of [undefined, null, true, -1, "", [], {}]) {
				const payload: unknown = JSON.parse(text);
				const place = placesIn(payload)[index];
				if (place) Reflect.set(place.holder, place.key, odd);
				expect(shown(payload, 80)).toMatch(/^12:00:00 {2}--> 12 /);
			}
		}
	});

	it("shows no value of ours that failed to become words", () => {
		expect(shown(JSON.parse(text))).not.toMatch(
			/undefined|\[object|NaN|Invalid Date/,
		);
	});
});

it("a list that is longer than anybody needs is shown in part", () => {
	const people = Array.from({ length: 150_000 }, () => ({ wa_id: "1650555" }));
	const group = { type: "group_participants_add", added_participants: people };
	const lines = shown({
		object: "whatsapp_business_account",
		entry: [
			{
				id: "1",
				changes: [
					{ value: { groups: [group] }, field: "group_participants_update" },
				],
			},
		],
	});
	expect(lines).toContain("150,000 people joined");
	expect(Buffer.byteLength(lines)).toBeLessThan(10_240);
});
