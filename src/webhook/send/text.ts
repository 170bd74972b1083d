import { present } from "../loose.ts";
import type { Content } from "./content.ts";

/** A text; `preview` shows the page behind its first link. */
export function textMessage(
	body: string,
	{ preview }: { readonly preview?: boolean | undefined } = {},
): Content {
	return { type: "text", text: { ...present({ preview_url: preview }), body } };
}
