import type { HeaderList } from "./delivery.ts";
import { readExported } from "./exported.ts";
import { isLooseObject } from "./loose.ts";

/** A delivery as it was kept by whoever wants to know about it. */
export interface KeptDelivery {
	readonly headers: HeaderList;
	readonly body: Buffer;
	/** What of the bytes is not as they came, in a sentence, as far as the way they were kept shows it. */
	readonly remark?: string;
}

/**
 * The deliveries in a file: a raw HTTP request (headers, an empty line, the body), lines of an export, an object with `headers` and
 * `body` as functions and logs have it, or else a bare body. Never throws, and always finds at least one.
 */
export function readKept(bytes: Buffer): readonly KeptDelivery[] {
	if (looksLikeHttp.test(bytes.toString("latin1", 0, 400))) {
		return [readHttp(bytes)];
	}
	const text = bytes.toString();
	const exported = readExport(text);
	if (exported.length > 0) return exported;
	return [readEvent(text) ?? { headers: [], body: bytes }];
}

const token = "[\\w!#$%&'*+.^`|~-]+";
const looksLikeHttp = new RegExp(
	`^(?:[A-Z]{3,10} \\S+ HTTP/\\d|${token}:[ \\t]?[^\\n]*\\n)`,
);

function readHttp(bytes: Buffer): KeptDelivery {
	const all = bytes.toString("latin1");
	const end = /\r?\n\r?\n/.exec(all);
	const head = all.slice(0, end?.index ?? all.length);
	const body = bytes.subarray(end ? end.index + end[0].length : bytes.length);
	const headers = head.split(/\r?\n/).flatMap(readHeader);
	return { headers, ...atLength(body, contentLength(headers)) };
}

const headerLine = new RegExp(`^(${token}):[ \\t]*(.*?)[ \\t]*$`);

function readHeader(line: string): HeaderList {
	const [, name, value] = headerLine.exec(line) ?? [];
	return name === undefined || value === undefined ? [] : [[name, value]];
}

function contentLength(headers: HeaderList): number | undefined {
	const [, value = ""] =
		headers.find(([name]) => name.toLowerCase() === "content-length") ?? [];
	return /^\d{1,9}$/.test(value) ? Number(value) : undefined;
}

/** Editors end files with a newline: what the request says of its length counts. */
function atLength(
	body: Buffer,
	length: number | undefined,
): Pick<KeptDelivery, "body" | "remark"> {
	if (length === undefined || length === body.length) return { body };
	const rest = body.subarray(length).toString("latin1");
	if (body.length > length && rest.trim() === "") {
		return { body: body.subarray(0, length) };
	}
	const remark = `Content-Length says ${length} bytes, the body has ${body.length}`;
	return { body, remark };
}

function readExport(text: string): readonly KeptDelivery[] {
	const lines = text.split("\n").filter((line) => line.trim() !== "");
	const read = lines.map(readExported);
	return read.every(({ ok }) => ok)
		? read.flatMap((each) => (each.ok ? [each.delivery] : []))
		: [];
}

function readEvent(text: string): KeptDelivery | undefined {
	const event = parseJson(text);
	if (!isLooseObject(event) || !("headers" in event)) return undefined;
	const { body, isBase64Encoded } = event;
	const headers = readHeaders(event["headers"]);
	if (typeof body === "string") {
		const encoding = isBase64Encoded === true ? "base64" : "utf8";
		return { headers, body: Buffer.from(body, encoding) };
	}
	if (!isLooseObject(body)) return undefined;
	const remark = "the body was kept as parsed JSON, not as the bytes that came";
	return { headers, body: Buffer.from(JSON.stringify(body)), remark };
}

/** An object of names and values, or a list of pairs, or of objects with a name and a value. */
function readHeaders(headers: unknown): HeaderList {
	const pairs: readonly unknown[] = Array.isArray(headers)
		? headers.map((each) =>
				isLooseObject(each) ? [each["name"], each["value"]] : each,
			)
		: Object.entries(isLooseObject(headers) ? headers : {});
	return pairs.flatMap((pair) => {
		const [name, values] = Array.isArray(pair) ? pair : [];
		return [values]
			.flat()
			.flatMap(
				(value): HeaderList =>
					typeof name === "string" && typeof value === "string"
						? [[name, value]]
						: [],
			);
	});
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
