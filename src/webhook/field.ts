import type { WebhookEvent } from "./event.ts";
import { readErrors } from "./event-errors.ts";
import { type Loose, looseObject, present } from "./loose.ts";
import { type Ids, readParty } from "./party.ts";
import type { Scope } from "./scope.ts";

/** One kind of event, by the name that a person types, and what it means in a few words. */
export interface Kind {
	readonly kind: string;
	readonly title: string;
}

/** An event, and where in the field's value it stands: what is unusual there is noted on it. */
export interface Part {
	readonly path: readonly PropertyKey[];
	readonly event: WebhookEvent;
}

/** One webhook field of `whatsapp_business_account`: the kinds of events it brings, and how they are read. The shape of its value stands in `schema/fields.ts`. */
export interface Field {
	/** As Meta writes it in `changes[].field`. */
	readonly field: string;
	/** The other spellings that Meta's own pages use. */
	readonly also?: readonly string[];
	readonly kinds: readonly Kind[];
	/** Keys that only a value of this field has: they tell it when the field's name is missing. */
	readonly marks?: readonly string[];
	/** Words that only a value of this field has under `event`. */
	readonly events?: readonly string[];
	/** The events in a value of any shape. Where it finds none, the value is shown whole, under the field's own name. */
	read(value: Loose, scope: Scope): readonly Part[];
}

/** Meta batches up to 1000 updates; a signed body of 4 MiB could hold a million. */
export const maxEvents = 10_000;

/** Reads a value as one event of a kind. */
export function whole(kind: string): Field["read"] {
	return (value, scope) => [
		{ path: [], event: wholeEvent(kind, value, scope) },
	];
}

/** The errors of a value, as one event. */
export function valueErrors(value: Loose, { common }: Scope): readonly Part[] {
	const errors = readErrors(value["errors"]);
	if (errors.length === 0) return [];
	const event: WebhookEvent = {
		kind: "errors",
		errors,
		value: value["errors"],
		notes: [],
		...common,
	};
	return [{ path: ["errors"], event }];
}

/** A value that is one event of its own. */
export function wholeEvent(
	kind: string,
	value: unknown,
	{ common }: Scope,
): WebhookEvent {
	const errors = readErrors(looseObject(value)["errors"]);
	return { kind, errors, value, notes: [], ...common };
}

/** What an element of a list says about itself, as far as it does. */
export interface About {
	readonly who?: Ids;
	readonly at?: number | undefined;
	readonly messageId?: string | undefined;
	readonly replyTo?: string | undefined;
	readonly groupId?: string | undefined;
	readonly phoneNumberId?: string | undefined;
	readonly displayPhoneNumber?: string | undefined;
}

/** An element of a list as an event: what all events of its value have in common, and what it says about itself. */
export function elementEvent(
	kind: string,
	value: unknown,
	{ common, contacts }: Scope,
	{ who, ...about }: About,
): WebhookEvent {
	return {
		kind,
		errors: readErrors(looseObject(value)["errors"]),
		value,
		notes: [],
		...common,
		...(who && readParty(who, contacts)),
		...present(about),
	};
}
