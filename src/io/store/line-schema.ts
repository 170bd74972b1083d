import * as z from "zod";
import type { Delivery } from "../../webhook/delivery.ts";
import type { RecordedReply, Refusals } from "./record-entry.ts";

const deliveryLineSchema = z
	.object({
		v: z.literal(1),
		type: z.literal("delivery"),
		id: z.int().positive(),
		receivedAt: z.iso.datetime(),
		target: z.string(),
		headers: z.array(z.tuple([z.string(), z.string()])),
		verification: z.union([
			z.object({
				verified: z.literal(true),
				secret: z.string(),
				header: z.string(),
			}),
			z.object({
				verified: z.literal(false),
				reason: z.literal("not-checked"),
			}),
		]),
		bytes: z.int().nonnegative(),
		sha256: z.string(),
		body: z.string().optional(),
		bodyBase64: z.string().optional(),
	})
	.transform(({ v: _, type, bytes, sha256, body, bodyBase64, ...rest }) => {
		const delivery: Delivery = {
			...rest,
			receivedAt: Date.parse(rest.receivedAt),
			body:
				body === undefined
					? Buffer.from(bodyBase64 ?? "", "base64")
					: Buffer.from(body, "utf8"),
		};
		return { type, bytes, sha256, delivery };
	});

const replyLineSchema = z
	.object({
		v: z.literal(1),
		type: z.literal("reply"),
		delivery: z.int().positive(),
		target: z.string(),
		ms: z.number(),
		status: z.int().optional(),
		cause: z
			.enum([
				"refused",
				"timed-out",
				"reset",
				"dns",
				"tls",
				"unreachable",
				"stopped",
				"other",
			])
			.optional()
			.catch("other"),
		detail: z.string().default(""),
	})
	.transform(({ type, delivery, target, ms, status, cause, detail }) => {
		const outcome: RecordedReply =
			status === undefined
				? { target, ok: false, ms, cause: cause ?? "other", detail }
				: { target, ok: true, status, ms };
		return { type, delivery, outcome };
	});

const refusedLineSchema = z
	.object({
		v: z.literal(1),
		type: z.literal("refused"),
		from: z.iso.datetime(),
		until: z.iso.datetime(),
		reasons: z.record(z.string(), z.int().nonnegative()),
	})
	.transform(({ type, from, until, reasons }) => {
		const refusals: Refusals = {
			from: Date.parse(from),
			until: Date.parse(until),
			reasons,
		};
		return { type, refusals };
	});

/** A line of the record as it stands on disk, turned into what a reader is given. The body is yet to be held against `bytes` and `sha256`. */
export const lineSchema = z.discriminatedUnion("type", [
	deliveryLineSchema,
	replyLineSchema,
	refusedLineSchema,
]);

const knownTypes: readonly unknown[] = lineSchema.options.map(
	(option) => option.in.shape.type.value,
);

/** Whether a line says that it is of a type which only another version knows. */
export function isOfOtherType(line: unknown): boolean {
	const other = otherTypeSchema.safeParse(line);
	return other.success && !knownTypes.includes(other.data.type);
}

const otherTypeSchema = z.object({ v: z.literal(1), type: z.string() });
