import { isUtf8 } from "node:buffer";
import { hash } from "node:crypto";
import type { Delivery } from "../../webhook/delivery.ts";
import type { RecordedReply, Refusals } from "./record-entry.ts";

/** A delivery as one line of JSON, newline included. The body stands in it as text when its bytes are UTF-8, else in base64. */
export function deliveryLine(delivery: Delivery): string {
	const { id, receivedAt, target, headers, verification, body } = delivery;
	const line = JSON.stringify({
		v: 1,
		type: "delivery",
		id,
		receivedAt: new Date(receivedAt).toISOString(),
		target,
		headers,
		verification,
		bytes: body.length,
		sha256: hash("sha256", body, "hex"),
		...(isUtf8(body)
			? { body: body.toString("utf8") }
			: { bodyBase64: body.toString("base64") }),
	});
	return `${line}\n`;
}

/** A reply as one line of JSON, newline included: what it was, without its headers and body. */
export function replyLine(deliveryId: number, reply: RecordedReply): string {
	const { target, ms } = reply;
	const outcome = reply.ok
		? { status: reply.status, ms }
		: { ms, cause: reply.cause, detail: reply.detail };
	const line = JSON.stringify({
		v: 1,
		type: "reply",
		delivery: deliveryId,
		target,
		...outcome,
	});
	return `${line}\n`;
}

/** Refused requests as one line of JSON, newline included: how many and why, nothing of what they held. */
export function refusedLine({ from, until, reasons }: Refusals): string {
	const line = JSON.stringify({
		v: 1,
		type: "refused",
		from: new Date(from).toISOString(),
		until: new Date(until).toISOString(),
		reasons,
	});
	return `${line}\n`;
}

/** What the line of a delivery begins with, and the line of each reply to it: enough to pick them out without decoding the rest. */
export function lineHeads(id: number): readonly string[] {
	return [
		`{"v":1,"type":"delivery","id":${id},`,
		`{"v":1,"type":"reply","delivery":${id},`,
	];
}
