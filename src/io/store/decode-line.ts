import { hash } from "node:crypto";
import { isOfOtherType, lineSchema } from "./line-schema.ts";
import type { RecordEntry } from "./record-entry.ts";

/**
 * Reads one line of the record, given without its newline. Never throws: what can't be trusted byte for byte comes back as
 * damaged. Undefined for a type of line that only another version knows.
 */
export function decodeLine(
	line: Buffer,
	where: string,
): RecordEntry | undefined {
	const parsed = parseJson(line);
	if (parsed === undefined) return damaged(where, "not JSON");
	const known = lineSchema.safeParse(parsed);
	if (!known.success) {
		if (isOfOtherType(parsed)) return undefined;
		return damaged(where, "not a line this version knows");
	}
	if (known.data.type === "refused") return known.data;
	if (known.data.type === "reply") {
		const { delivery, outcome } = known.data;
		return { type: "reply", delivery, reply: outcome };
	}
	const { delivery, bytes, sha256 } = known.data;
	if (delivery.body.length !== bytes) {
		return damaged(where, "the body is not as long as recorded");
	}
	if (hash("sha256", delivery.body, "hex") !== sha256) {
		return damaged(where, "the body is not the one recorded");
	}
	return { type: "delivery", delivery };
}

function parseJson(line: Buffer): unknown {
	try {
		return JSON.parse(line.toString("utf8"));
	} catch {
		return undefined;
	}
}

function damaged(where: string, why: string): RecordEntry {
	return { type: "damaged", where, why };
}
