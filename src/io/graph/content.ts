import type { Params } from "./graph.ts";

/** What a POST carries. */
export type Content = { readonly json: unknown } | { readonly form: Params };

/** A body and the header that says what it is. */
export interface EncodedContent {
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
	/** The form's values, by name. */
	readonly form: Params;
}

/** The bytes of a content as they go out. */
export function encodeContent(
	content: Content | undefined,
): EncodedContent | undefined {
	if (content === undefined) return undefined;
	if ("json" in content) {
		return {
			headers: { "content-type": "application/json" },
			body: JSON.stringify(content.json),
			form: {},
		};
	}
	const form = new URLSearchParams();
	for (const [name, value] of Object.entries(content.form)) {
		if (value !== undefined) form.append(name, value);
	}
	return {
		headers: { "content-type": "application/x-www-form-urlencoded" },
		body: form.toString(),
		form: content.form,
	};
}
