import type { BodyReading } from "./body-reading.ts";

const newline = Buffer.from("\n");
const byteOrderMark = Buffer.from("\ufeff");

/** What happens to any body: on its way, in a file, or in code that takes it for something else. */
export const byteReadings: readonly BodyReading[] = [
	{
		code: "body-newline",
		name: "the body with a newline at its end",
		read: (body) => Buffer.concat([body, newline]),
	},
	{
		code: "body-newline",
		name: "the body without the white space around it",
		read: (body) => latin1(body.toString("latin1").trim()),
	},
	{
		code: "body-bom",
		name: "the body without its byte order mark",
		read: (body) =>
			body.subarray(0, 3).equals(byteOrderMark) ? body.subarray(3) : undefined,
	},
	{
		code: "body-bom",
		name: "the body with a byte order mark before it",
		read: (body) => Buffer.concat([byteOrderMark, body]),
	},
	{
		code: "body-line-ends",
		name: "the body with LF line ends instead of CRLF",
		read: (body) => latin1(body.toString("latin1").replaceAll("\r\n", "\n")),
	},
	{
		code: "body-line-ends",
		name: "the body with CRLF line ends instead of LF",
		read: (body) => latin1(body.toString("latin1").replace(/\r?\n/g, "\r\n")),
	},
	{
		code: "body-charset",
		name: "the body misread as Latin-1",
		read: (body) => Buffer.from(body.toString("latin1")),
	},
	{
		code: "body-charset",
		name: "the body decoded as UTF-8 with losses",
		read: (body) => Buffer.from(body.toString()),
	},
	{
		code: "body-empty",
		name: "an empty body",
		reason: "it was read by something else before it was signed",
		read: () => Buffer.alloc(0),
	},
	...["[object Object]", "undefined", "{}"].map((text) => ({
		code: "body-parsed",
		name: `the word ${text}`,
		reason: "it was parsed before it was signed",
		read: () => Buffer.from(text),
	})),
	{
		code: "body-parsed",
		name: "b'…', as Python writes bytes",
		reason: "str() was called on it before it was signed",
		read: (body) => latin1(`b'${body.toString("latin1")}'`),
	},
	{
		code: "body-base64",
		name: "the body in base64",
		reason: "whoever signed it had it encoded (API Gateway, isBase64Encoded)",
		read: (body) => latin1(body.toString("base64")),
	},
	{
		code: "body-base64",
		name: "what the body is the base64 of",
		reason: "it was encoded on its way (API Gateway, isBase64Encoded)",
		read: (body) =>
			base64.test(body.toString("latin1"))
				? Buffer.from(body.toString("latin1"), "base64")
				: undefined,
	},
];

const base64 = /^[\w+/]{16,}={0,2}\s*$/;

function latin1(text: string): Buffer {
	return Buffer.from(text, "latin1");
}
