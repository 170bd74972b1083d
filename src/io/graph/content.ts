import type { Readable } from "node:stream";
import type { Params } from "./graph.ts";
import { encodeUpload, type Upload } from "./upload.ts";

/** What a POST carries. */
export type Content =
	| { readonly json: unknown }
	| { readonly form: Params }
	| { readonly upload: Upload };

/** A body and the header that says what it is. */
export interface EncodedContent {
	readonly headers: Readonly<Record<string, string>>;
	/** A stream, which is opened once, says each time that something of it has gone out. */
	readonly body: string | ((moved: () => void) => Readable);
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
	if ("upload" in content) return encodeUpload(content.upload);
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
