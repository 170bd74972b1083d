import { present } from "../loose.ts";
import type { Content, Media } from "./content.ts";

/** What stands above a message: a line of text, or a file. */
export type Header =
	| { readonly kind: "text"; readonly text: string }
	| {
			readonly kind: "image" | "video" | "document";
			readonly media: Media;
			/** Of a document. */
			readonly filename?: string | undefined;
	  };

/** What stands above and below the body of a message that can be answered by tapping. */
export interface Frame {
	readonly header?: Header | undefined;
	readonly footer?: string | undefined;
}

/** A message of type interactive, as all its kinds are made. */
export function interactiveMessage(
	type: string,
	body: string | undefined,
	action: Readonly<Record<string, unknown>>,
	{ header, footer }: Frame = {},
): Content {
	return {
		type: "interactive",
		interactive: {
			type,
			...(header && { header: headerMembers(header) }),
			...(body !== undefined && { body: { text: body } }),
			...(footer !== undefined && { footer: { text: footer } }),
			action,
		},
	};
}

/** A header as messages and the cards of a carousel have it. */
export function headerMembers(header: Header) {
	if (header.kind === "text") return { type: "text", text: header.text };
	const { kind, media, filename } = header;
	return { type: kind, [kind]: { ...media, ...present({ filename }) } };
}
