import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import * as z from "zod";
import type { Delivery } from "./delivery.ts";

/** A recorded delivery as a line of its own, from which it can be sent again byte for byte. */
export const exportedSchema = z.object({
	v: z.literal(1),
	type: z.literal("recorded"),
	id: z.int().positive(),
	receivedAt: z.iso.datetime(),
	target: z.string().describe("the request target, with its query"),
	headers: z
		.array(z.tuple([z.string(), z.string()]))
		.describe("without cookies, credentials and those of the connection"),
	verified: z.boolean(),
	bytes: z.int().nonnegative(),
	sha256: z.string().describe("of the body, in hexadecimal"),
	body: z.string().optional(),
	bodyBase64: z.string().optional().describe("a body that is not UTF-8"),
});
export type Exported = z.infer<typeof exportedSchema>;

/** What of a delivery goes into an export. */
export interface Export
	extends Pick<Delivery, "id" | "receivedAt" | "target" | "headers" | "body"> {
	readonly verified: boolean;
}

/** A delivery as the line that stands for it. */
export function toExported(delivery: Export): Exported {
	const { id, receivedAt, target, headers, verified, body } = delivery;
	return {
		v: 1,
		type: "recorded",
		id,
		receivedAt: new Date(receivedAt).toISOString(),
		target,
		headers: headers.map(([name, value]) => [name, value]),
		verified,
		bytes: body.length,
		sha256: digest(body),
		...(isUtf8(body)
			? { body: body.toString() }
			: { bodyBase64: body.toString("base64") }),
	};
}

/** What stands behind a line of an export, or in a sentence why nothing does. */
export type ReadExport =
	| { readonly ok: true; readonly delivery: Export }
	| { readonly ok: false; readonly problem: string };

/** Reads one line of an export. Never throws: a body that is not the one exported is a problem like any other. */
export function readExported(line: string): ReadExport {
	const parsed = exportedSchema.safeParse(parseJson(line));
	if (!parsed.success) return problem("not a line of an export");
	const { bytes, sha256, body, bodyBase64, ...rest } = parsed.data;
	const exported = Buffer.from(
		body ?? bodyBase64 ?? "",
		body === undefined ? "base64" : "utf8",
	);
	if (exported.length !== bytes || digest(exported) !== sha256) {
		return problem("the body is not the one that was exported");
	}
	const { id, target, headers, verified } = rest;
	const receivedAt = Date.parse(rest.receivedAt);
	return {
		ok: true,
		delivery: { id, receivedAt, target, headers, verified, body: exported },
	};
}

function parseJson(line: string): unknown {
	try {
		return JSON.parse(line);
	} catch {
		return undefined;
	}
}

function problem(text: string): ReadExport {
	return { ok: false, problem: text };
}

function digest(body: Buffer): string {
	return createHash("sha256").update(body).digest("hex");
}
