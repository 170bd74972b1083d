import * as z from "zod";
import { head, party } from "./pieces.ts";

const verificationReason = z.enum(["not-checked"]);

/** One POST that was accepted. */
export const delivery = z.object({
	...head,
	type: z.literal("delivery"),
	id: z.int(),
	receivedAt: z.iso.datetime(),
	verified: z.boolean(),
	secret: z.string().optional().describe("label of the secret that matched"),
	reason: verificationReason.optional(),
	duplicateOf: z.int().optional(),
	bytes: z.int(),
	events: z.int().describe("how many events it carries"),
	problem: z.string().optional().describe("why the body could not be read"),
	headers: z
		.array(z.tuple([z.string(), z.string()]))
		.optional()
		.describe("with `events show` and --verbose, as are the body's members"),
	body: z.string().optional(),
	bodyBase64: z.string().optional().describe("a body that is not UTF-8"),
});

/** One thing that happened. */
export const event = z.object({
	...head,
	type: z.literal("event"),
	delivery: z.int().optional().describe("absent for one read from a file"),
	file: z.string().optional(),
	kind: z.string(),
	field: z.string(),
	from: party.optional(),
	to: party.optional(),
	messageId: z.string().optional(),
	replyTo: z.string().optional(),
	groupId: z.string().optional(),
	at: z.iso.datetime().optional(),
	wabaId: z.string().optional(),
	phoneNumberId: z.string().optional(),
	duplicateOf: z.int().optional(),
	duplicateCount: z.int().optional(),
	late: z.boolean().optional(),
	sample: z.boolean().optional(),
	sinceSentMs: z.number().optional(),
	notes: z.array(z.string()).optional(),
	value: z.unknown(),
});

/** What a target answered, or why it did not. */
export const reply = z.object({
	...head,
	type: z.literal("reply"),
	delivery: z.int(),
	target: z.string(),
	status: z.int().optional(),
	ms: z.number(),
	failure: z
		.object({ cause: z.string(), detail: z.string() })
		.optional()
		.describe("set when there was no answer"),
	hint: z.string().optional(),
	name: z
		.string()
		.optional()
		.describe("of the payload, with `replay`, as is what follows"),
	attempt: z.int().optional().describe("from the second on"),
	ok: z.boolean().optional().describe("whether all is as expected"),
	unmet: z.array(z.string()).optional().describe("what is not"),
	againInMs: z.number().optional().describe("set when it is sent again"),
	body: z
		.string()
		.optional()
		.describe("of a reply that is not as expected, its first lines"),
	location: z.string().optional().describe("where a redirect leads"),
});

/** A step of a scenario, before its pause; the request and the reply that are of it have the same `delivery`. */
export const step = z.object({
	...head,
	type: z.literal("step"),
	delivery: z.int(),
	scenario: z.string(),
	title: z.string().optional().describe("of the scenario, with its first"),
	step: z.int().describe("its place among the scenario's steps, from 0"),
	as: z.string().optional().describe("what its message is called"),
	about: z.string().optional().describe("the message that it is about"),
	again: z.string().optional().describe("the message that is sent once more"),
	signature: z
		.string()
		.optional()
		.describe("what is wrong with its signature on purpose"),
	waitMs: z
		.number()
		.optional()
		.describe("the pause before it, not shortened by --time-scale"),
	expect: z
		.object({
			status: z.string().optional(),
			withinMs: z.number().optional(),
			body: z.string().optional(),
		})
		.optional()
		.describe("what the scenario expects of the reply"),
});

/** One POST of `replay` or `send`, or with --dry-run what would be one. */
export const request = z.object({
	...head,
	type: z.literal("request"),
	delivery: z
		.int()
		.optional()
		.describe("counts up from 1; that of its reply; absent with `send`"),
	name: z.string().describe("of the payload, or the type of message"),
	method: z.literal("POST"),
	url: z.string(),
	attempt: z.int().optional().describe("from the second on"),
	kinds: z.array(z.string()).describe("of the events in it"),
	bytes: z.int(),
	headers: z
		.array(z.tuple([z.string(), z.string()]))
		.optional()
		.describe("with --dry-run or --verbose, as are the body's members"),
	body: z.string().optional(),
	bodyBase64: z.string().optional().describe("a body that is not UTF-8"),
});
