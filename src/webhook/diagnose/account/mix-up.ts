import { type NodeKind, readUnknownField } from "../../graph/unknown-field.ts";
import type { AccountObservation, Lookup } from "./observation.ts";

/** What is configured as the WhatsApp account's id instead: `the id of a phone number`; undefined where nothing tells. */
export function wabaMixUp(seen: AccountObservation): string | undefined {
	const id = seen.wabaId?.id;
	const kind = kindTold(seen.waba);
	if (kind !== undefined && kind !== "WhatsApp Business Account") {
		return named[kind];
	}
	if (id === seen.phoneNumberId?.id && seen.phone.state === "found") {
		return named["phone number"];
	}
	return id === seen.appId?.id ? named.app : undefined;
}

/** What is configured as the phone number's id instead: `the phone number itself`; undefined where nothing tells. */
export function phoneMixUp(seen: AccountObservation): string | undefined {
	const id = seen.phoneNumberId?.id;
	const kind = kindTold(seen.phone);
	if (kind !== undefined && kind !== "phone number") return named[kind];
	if (id === undefined) return undefined;
	if (isKnownWaba(id, seen)) return named["WhatsApp Business Account"];
	if (isNumberItself(id, seen)) return "the phone number itself";
	return id === seen.appId?.id ? named.app : undefined;
}

const named: Readonly<Record<NodeKind, string>> = {
	"phone number": "the id of a phone number",
	"WhatsApp Business Account": "the id of a WhatsApp Business Account",
	app: "the id of an app",
	"business portfolio": "the id of a business portfolio",
	"something else": "the id of something else",
};

/** Asked for what it doesn't have, Meta tells what the thing is. */
function kindTold(lookup: Lookup<unknown>): NodeKind | undefined {
	if (lookup.state !== "refused") return undefined;
	return readUnknownField(lookup.error)?.node;
}

function isKnownWaba(id: string, { waba, token }: AccountObservation): boolean {
	if (waba.state === "found" && waba.value.id === id) return true;
	return (
		token.state === "found" &&
		token.value.granular.some(({ targets = [] }) => targets.includes(id))
	);
}

function isNumberItself(
	id: string,
	{ phoneNumbers }: AccountObservation,
): boolean {
	return (
		phoneNumbers.state === "found" &&
		phoneNumbers.value.some(({ display = "" }) => digits(display) === id)
	);
}

function digits(text: string): string {
	return text.replace(/\D/g, "");
}
