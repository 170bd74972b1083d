import { readdirSync, readFileSync } from "node:fs";
import type { WebhookEvent } from "../../src/webhook/event.ts";
import { readNotedEvents } from "../../src/webhook/noted-events.ts";

const folder = new URL("../../fixtures/", import.meta.url);

/** Every fixture by its name, without `.json`. */
export const fixtures: readonly string[] = readdirSync(folder)
	.filter((file) => file.endsWith(".json"))
	.map((file) => file.replace(/\.json$/, ""));

/** A fixture as it stands on disk. */
export function textOf(name: string): string {
	return readFileSync(new URL(`${name}.json`, folder), "utf8");
}

/** The events that a fixture holds. */
export function eventsOf(name: string): readonly WebhookEvent[] {
	return readNotedEvents(Buffer.from(textOf(name))).events;
}

/** A string, a number, … in a fixture, and the name it stands under. */
export interface Leaf {
	readonly key: string;
	readonly value: unknown;
}

/** Everything in a fixture that holds nothing further. */
export function leavesOf(name: string): readonly Leaf[] {
	return leaves(JSON.parse(textOf(name)), "");
}

function leaves(value: unknown, key: string): readonly Leaf[] {
	if (typeof value !== "object" || value === null) return [{ key, value }];
	return Object.entries(value).flatMap(([name, inner]) =>
		leaves(inner, Array.isArray(value) ? key : name),
	);
}

/** Whatever stands under a name, anywhere in a fixture. */
export function allNamed(key: string, name: string): readonly unknown[] {
	return named(key, JSON.parse(textOf(name)));
}

function named(key: string, value: unknown): readonly unknown[] {
	if (typeof value !== "object" || value === null) return [];
	return Object.entries(value).flatMap(([name, inner]) => [
		...(name === key ? [inner] : []),
		...named(key, inner),
	]);
}
