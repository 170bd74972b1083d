import type { WebhookEvent } from "./event.ts";
import type { Field, Kind } from "./field.ts";
import { account } from "./fields/account.ts";
import { business } from "./fields/business.ts";
import { calls } from "./fields/calls.ts";
import { customers } from "./fields/customers.ts";
import { messageEchoes, smbMessageEchoes } from "./fields/echoes.ts";
import { flows } from "./fields/flows.ts";
import { groups } from "./fields/groups.ts";
import { handovers } from "./fields/handovers.ts";
import { history } from "./fields/history.ts";
import { messages } from "./fields/messages.ts";
import { partners } from "./fields/partners.ts";
import { phoneNumbers } from "./fields/phone-numbers.ts";
import { standby } from "./fields/standby.ts";
import { templates } from "./fields/templates.ts";
import { gatewayKinds } from "./gateway/kinds.ts";

/** Every webhook field of `whatsapp_business_account` that has a public name. */
export const fields: readonly Field[] = [
	messages,
	messageEchoes,
	smbMessageEchoes,
	standby,
	handovers,
	calls,
	...groups,
	...customers,
	history,
	...templates,
	flows,
	...phoneNumbers,
	...account,
	...business,
	...partners,
];

/** A kind, and the field that brings it: for the events of gateways, which know no fields, `gateway`. */
export interface CatalogueEntry extends Kind {
	readonly field: string;
}

/** Every kind of event known by name; others are shown all the same, under the names Meta gives them. */
export const kinds: readonly CatalogueEntry[] = [
	...fields.flatMap(({ field, kinds }) =>
		kinds.map((kind) => ({ ...kind, field })),
	),
	...gatewayKinds.map((kind) => ({ ...kind, field: "gateway" })),
	{
		kind: "unknown",
		title: "anything that is not known by name yet",
		field: "",
	},
];

const fieldsByName: ReadonlyMap<string, Field> = new Map(
	fields.flatMap((field) =>
		[field.field, ...(field.also ?? [])].map((name) => [name, field] as const),
	),
);

/** The field of a name, in any of its spellings. */
export function findField(name: string): Field | undefined {
	return fieldsByName.get(name);
}

// Where what a kind is called says little to who looks for a file.
const friendlierNames: ReadonlyMap<string, string> = new Map([
	["message.interactive.nfm_reply", "flow-reply"],
	["messages", "messages-other"],
	["unknown", "unknown-field"],
]);

/** The file of a kind in `fixtures/`, without `.json`: `text`, `button-reply`, `status-failed`, `template-status`. */
export function fixtureName(kind: string): string {
	return (
		friendlierNames.get(kind) ??
		kind.replace(/^message\.(?:interactive\.)?/, "").replaceAll(/[._]/g, "-")
	);
}

/** Whole families, as a person types them. */
const families: Readonly<Record<string, string>> = {
	messages: "message",
	statuses: "status",
};

const names: ReadonlySet<string> = new Set(kinds.map(({ kind }) => kind));

/**
 * Whether an event is meant by what a person types: its kind, a prefix of it up to a dot, its field, `messages`,
 * `statuses`, `*`, or `unknown` for what is not in the table.
 */
export function matchesKind(
	pattern: string,
	{ kind, field }: Pick<WebhookEvent, "kind" | "field">,
): boolean {
	if (pattern === "*" || pattern === kind) return true;
	if (pattern === "unknown") return !names.has(kind);
	const isFamily = Object.hasOwn(families, pattern);
	const prefix = isFamily ? families[pattern] : pattern;
	if (kind.startsWith(`${prefix}.`)) return true;
	return !isFamily && isField(pattern, field);
}

/** Compares the names of fields in any of their spellings. */
function isField(name: string, field: string): boolean {
	if (name === "" || name === field) return name !== "";
	const known = findField(name);
	return known !== undefined && known === findField(field);
}

/** Beginnings of kinds, as they may be typed for all that begin so, with `messages` and `statuses`. */
export const kindFamilies: readonly string[] = [
	...new Set([
		...Object.keys(families),
		...[...names]
			.filter((kind) => kind.includes("."))
			.map((kind) => kind.slice(0, kind.indexOf("."))),
	]),
];

/** What a person may type to mean some of the events: families, every kind, every field. */
export const kindPatterns: readonly string[] = [
	...new Set([...kindFamilies, ...names, ...fields.map(({ field }) => field)]),
];
