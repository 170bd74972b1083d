import { CliError } from "../errors.ts";

/** The header of `-H 'Name: value'`. Throws CliError for what is none. */
export function parseHeader(text: string): readonly [string, string] {
	const match = /^([\w!#$%&'*+.^`|~-]+):[ \t]*([\t -~\x80-\xff]*)$/.exec(text);
	if (match?.[1] === undefined || match[2] === undefined) {
		throw new CliError("header-invalid", `"${text}" is not a header`, {
			hint: "-H 'Name: value'",
		});
	}
	if (match[1].toLowerCase() === "content-length") {
		throw new CliError(
			"header-invalid",
			"Content-Length is the length of what is sent",
			{ hint: "leave it out" },
		);
	}
	return [match[1], match[2]];
}

/** The name given with `--signature-header`. Throws CliError for what can't be one. */
export function parseHeaderName(text: string): string {
	if (/^[\w!#$%&'*+.^`|~-]+$/.test(text)) return text;
	throw new CliError(
		"header-invalid",
		`"${text}" is not the name of an HTTP header`,
		{ hint: "--signature-header X-Webhook-Signature" },
	);
}
