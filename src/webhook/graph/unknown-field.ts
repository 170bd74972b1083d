import type { GraphError } from "./graph-error.ts";

/** What kind of thing an id turns out to be of. */
export type NodeKind =
	| "phone number"
	| "WhatsApp Business Account"
	| "app"
	| "business portfolio"
	| "something else";

/** A field that Meta says the asked thing doesn't have, and what that thing is. */
export interface UnknownField {
	readonly field: string;
	readonly node: NodeKind;
}

/** Reads `(#100) Tried accessing nonexisting field (xyz) on node type (WhatsAppBusinessAccount)`; undefined for any other error. */
export function readUnknownField({
	code,
	message,
}: Pick<GraphError, "code" | "message">): UnknownField | undefined {
	const [, field, type] =
		/nonexist\w* field \((\w{1,64})\) on node type \((\w{1,64})\)/i.exec(
			message,
		) ?? [];
	if (code !== 100 || field === undefined || type === undefined) {
		return undefined;
	}
	return { field, node: kindOf(type) };
}

function kindOf(type: string): NodeKind {
	if (/phone/i.test(type)) return "phone number";
	if (/whatsapp.*account/i.test(type)) return "WhatsApp Business Account";
	if (/^app/i.test(type)) return "app";
	return /^business/i.test(type) ? "business portfolio" : "something else";
}
