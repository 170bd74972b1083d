import * as z from "zod";
import { head, party } from "./pieces.ts";

/** What was said with one counterpart of one business number. */
export const conversation = z.object({
	...head,
	type: z.literal("conversation"),
	party: party.optional(),
	groupId: z.string().optional(),
	subject: z.string().optional().describe("of the group"),
	people: z.int().optional().describe("how many of the group have written"),
	phoneNumberId: z.string().optional(),
	displayPhoneNumber: z.string().optional(),
	received: z.int(),
	sent: z.int().describe("as far as echoes and statuses tell"),
	unread: z.int().describe("since the last sign of a message to them"),
	last: z
		.object({
			kind: z.string(),
			messageType: z.string().optional(),
			text: z.string(),
			at: z.iso.datetime().optional(),
			isOurs: z.boolean(),
		})
		.optional()
		.describe("the last message whose content is known"),
	latestAt: z.iso.datetime(),
});

const responseTimes = z.object({
	p50: z.number(),
	p90: z.number(),
	p99: z.number(),
	max: z.number(),
});

/** The whole record in numbers. */
export const stats = z.object({
	...head,
	type: z.literal("stats"),
	deliveries: z.int(),
	events: z.int(),
	unverified: z.int(),
	unreadable: z.int(),
	duplicates: z.int(),
	duplicatesWithin: z
		.int()
		.optional()
		.describe("set when there was too much to compare all with all"),
	firstAt: z.iso.datetime().optional(),
	lastAt: z.iso.datetime().optional(),
	kinds: z.record(z.string(), z.int()),
	numbers: z.array(
		z.object({
			phoneNumberId: z.string(),
			displayPhoneNumber: z.string().optional(),
			events: z.int(),
		}),
	),
	refused: z.record(z.string(), z.int()).describe("by reason"),
	targets: z.array(
		z.object({
			target: z.string(),
			ok: z.int().describe("answers of 2xx"),
			other: z.int(),
			failures: z.record(z.string(), z.int()).describe("by cause"),
			ms: responseTimes.optional(),
		}),
	),
	bytes: z.int().describe("on disk"),
});
