import type { HeaderList } from "../webhook/delivery.ts";
import { maskedHeaders } from "./headers.ts";
import { join, type Safe, safe } from "./safe.ts";
import { clean } from "./text.ts";
import type { Theme } from "./theme.ts";

/** The status and the headers of an answer of Meta's, set apart from the request above it. */
export function answerText(
	{
		status,
		headers,
	}: { readonly status: number; readonly headers: HeaderList },
	{ paint, signs }: Theme,
	redact: (text: string) => string,
): Safe {
	const lines = maskedHeaders(headers, signs).map(([name, value]) =>
		paint("dim", clean(redact(`${name}: ${value}`))),
	);
	const head = paint("strong", safe`HTTP ${status}`);
	return safe`\n${join([head, ...lines], safe`\n`)}\n\n`;
}
