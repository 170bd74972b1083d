/** What a message says, without who it is for: its type, and under the name of the type the rest. */
export interface Content {
	readonly type: string;
	readonly [member: string]: unknown;
}

/** A file that Meta has, or gets by itself. */
export type Media = { readonly id: string } | { readonly link: string };

/** Tells an address and the id of an upload from a text; undefined for anything else, such as the name of a local file. */
export function mediaSource(text: string): Media | undefined {
	if (/^https?:\/\//i.test(text)) return { link: text };
	return /^\d+$/.test(text) ? { id: text } : undefined;
}
