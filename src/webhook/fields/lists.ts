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
		const elements = Object.keys(lists).flatMap((list) =>
			elementsOf(value, list),
		);
		const lone = loneObject(elements);
		const hasErrors = readErrors(value["errors"]).length > 0;
		const parts = elements.flatMap(({ list, path, element }) => {
			const held =
				lone && hasErrors ? withErrors(lone, value["errors"]) : element;
			const event = lists[list]?.(held, scope);
			return event ? [{ path, event }] : [];
		});
		const read = lone ? parts : [...parts, ...valueErrors(value, scope)];
		if (read.length === 0 && !hasErrors) return [];

		const isRead = (key: string) =>
			key === "errors"
				? hasErrors
				: Object.hasOwn(lists, key) && isListed(value[key]);
		return [...read, ...otherParts(field, value, scope, isRead)];
	};
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
	readonly list: string;
	readonly path: readonly PropertyKey[];
	readonly element: unknown;
}

function elementsOf(value: Loose, list: string): readonly Element[] {
	const held = value[list];
	if (isLooseObject(held)) return [{ list, path: [list], element: held }];
	return looseList(held)
		.slice(0, maxEvents + 1)
		.map((element, index) => ({ list, path: [list, index], element }));
}

function isListed(held: unknown): boolean {
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
