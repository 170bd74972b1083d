import { CliError } from "../errors.ts";
import type { HeaderList } from "../webhook/delivery.ts";

/** The headers of `-H 'Name: value'`, each given. Throws CliError for what is none, and for what is not the user's to say. */
export function parseHeaders(texts: readonly string[]): HeaderList {
	const headers = texts.map(parseHeader);
	const hosts = headers.filter(([name]) => name.toLowerCase() === "host");
	if (hosts.length <= 1) return headers;
	throw new CliError("header-invalid", "Host is given twice", {
		hint: "leave one of them out",
	});
}

function parseHeader(text: string): readonly [string, string] {
	const match = /^([\w!#$%&'*+.^`|~-]+):[ \t]*([\t -~\x80-\xff]*)$/.exec(text);
	if (match === null) {
		throw new CliError("header-invalid", `"${text}" is not a header`, {
			hint: "-H 'Name: value'",
		});
	}
	const [, name = "", value = ""] = match;
	refuseReserved(name);
	return [name, value];
}

function refuseReserved(name: string): void {
	const reason = reserved.get(name.toLowerCase());
	if (reason === undefined) return;
	throw new CliError("header-invalid", `${name} ${reason}`, {
		hint: "leave it out",
	});
}

const ofConnection = "is about the connection, which wa-hook makes itself";

/** What would contradict the bytes that go out, or the way they do. */
const reserved: ReadonlyMap<string, string> = new Map([
	["content-length", "is the length of what is sent"],
	["transfer-encoding", ofConnection],
	["connection", ofConnection],
	["keep-alive", ofConnection],
	["upgrade", ofConnection],
	["trailer", ofConnection],
	["te", ofConnection],
	["expect", ofConnection],
]);

/** The name given with `--signature-header`. Throws CliError for what can't be one. */
export function parseHeaderName(text: string): string {
	if (/^[\w!#$%&'*+.^`|~-]+$/.test(text)) {
		refuseReserved(text);
		return text;
	}
	throw new CliError(
		"header-invalid",
		`"${text}" is not the name of an HTTP header`,
		{ hint: "--signature-header X-Webhook-Signature" },
	);
}
