import type { WebhookEvent } from "../event.ts";
import { readErrors } from "../event-errors.ts";
import {
	type Field,
	maxEvents,
	type Part,
	valueErrors,
	wholeEvent,
} from "../field.ts";
import { isLooseObject, type Loose, looseList } from "../loose.ts";
import type { Scope } from "../scope.ts";

/** How an element of a list becomes an event. */
export type ToEvent = (element: unknown, scope: Scope) => WebhookEvent;

/**
 * Reads a value made of lists: each element an event, and a lone object in place of a list one, too. Errors of the value belong
 * to its only element, or else stand by themselves; what the value holds besides is an event under the field's own name.
 */
export function readLists(
	field: string,
	lists: Readonly<Record<string, ToEvent>>,
): Field["read"] {
	return (value, scope) => {
		const elements = Object.entries(lists).flatMap(([list, toEvent]) =>
			elementsOf(value, list).map((element) => ({ ...element, toEvent })),
		);
		const lone = loneObject(elements);
		const hasErrors = readErrors(value["errors"]).length > 0;
		const parts = elements.map(({ path, element, toEvent }) => ({
			path,
			event: toEvent(
				lone && hasErrors ? withErrors(lone, value["errors"]) : element,
				scope,
			),
		}));
		const read = lone ? parts : [...parts, ...valueErrors(value, scope)];
		if (read.length === 0) return [];

		const isRead = (key: string) =>
			key === "errors"
				? hasErrors
				: Object.hasOwn(lists, key) && isListed(value[key]);
		return [...read, ...otherParts(field, value, scope, isRead)];
	};
}

/** The elements of a list in a value, each made an event; a lone object in place of the list is one. */
export function each(
	value: Loose,
	list: string,
	toEvent: (element: unknown) => WebhookEvent,
): readonly Part[] {
	return elementsOf(value, list).map(({ path, element }) => ({
		path,
		event: toEvent(element),
	}));
}

/** What a value holds beside the keys that were read and those that all values have, as one event of the field's own name. */
export function otherParts(
	field: string,
	value: Loose,
	scope: Scope,
	isRead: (key: string) => boolean,
): readonly Part[] {
	const rest = Object.entries(value).filter(
		([key, held]) => !frame.has(key) && !isRead(key) && !isNothing(held),
	);
	if (rest.length === 0) return [];
	const event = wholeEvent(field, Object.fromEntries(rest), scope);
	return [{ path: [], event }];
}

const frame: ReadonlySet<string> = new Set([
	"messaging_product",
	"metadata",
	"contacts",
]);

interface Element {
	readonly path: readonly PropertyKey[];
	readonly element: unknown;
}

function elementsOf(value: Loose, list: string): readonly Element[] {
	const held = value[list];
	if (isLooseObject(held)) return [{ path: [list], element: held }];
	return looseList(held)
		.slice(0, maxEvents + 1)
		.map((element, index) => ({ path: [list, index], element }));
}

/** Whether `each` finds elements in what stands in place of a list. */
export function isListed(held: unknown): boolean {
	return Array.isArray(held) || isLooseObject(held);
}

function isNothing(held: unknown): boolean {
	return held === null || (Array.isArray(held) && held.length === 0);
}

function loneObject(elements: readonly Element[]): Loose | undefined {
	const [first] = elements;
	return elements.length === 1 && isLooseObject(first?.element)
		? first.element
		: undefined;
}

function withErrors(element: Loose, errors: unknown): Loose {
	return { ...element, errors: [element["errors"] ?? [], errors].flat() };
}
