import * as z from "zod";

const head = { v: z.literal(1) };

/** The listener is ready on this machine. Its public address follows in a line of the type `tunnel`. */
const ready = z.object({
	...head,
	type: z.literal("ready"),
	local: z.string().describe("the webhook's address on this machine"),
	verifyToken: z
		.string()
		.optional()
		.describe("only when generated for this project"),
	forwardTo: z.array(z.string()),
	recording: z
		.string()
		.optional()
		.describe("the state folder; absent when nothing is recorded"),
});

const verificationReason = z.enum(["not-checked"]);

/** One POST that was accepted. */
const delivery = z.object({
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
});

/** Who an event is from, or for a status whom it is to. */
const party = z.object({
	name: z.string().optional(),
	phone: z.string().optional(),
	userId: z.string().optional(),
	username: z.string().optional(),
});

/** One thing that happened. */
const event = z.object({
	...head,
	type: z.literal("event"),
	delivery: z.int(),
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
const reply = z.object({
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
});

const tunnel = z.object({
	...head,
	type: z.literal("tunnel"),
	status: z.enum(["opening", "up", "degraded", "down"]),
	provider: z.string(),
	url: z.string().optional(),
	urlChanged: z.boolean().optional(),
	problem: z.string().optional(),
	hint: z.string().optional(),
});

const handshake = z.object({
	...head,
	type: z.literal("handshake"),
	accepted: z.boolean(),
	reason: z.string().optional(),
	seen: z.string().optional(),
	more: z.int().optional().describe("how many more were refused before it"),
});

const refused = z.object({
	...head,
	type: z.literal("refused"),
	reason: z.string(),
	clue: z.string().optional(),
	request: z.string().optional(),
	more: z.int().optional(),
});

/** Events that were not shown because the reader was behind. */
const missed = z.object({
	...head,
	type: z.literal("missed"),
	events: z.int(),
});

const error = z.object({
	...head,
	type: z.literal("error"),
	code: z.string(),
	message: z.string(),
	hint: z.string().optional(),
	exitCode: z.int(),
});

/** One configured value, masked where it is a secret; without `value` it is not set. */
const setting = z.object({
	...head,
	type: z.literal("setting"),
	key: z.string(),
	value: z.string().optional(),
	source: z.string().optional(),
});

/** The last line of a run. */
const end = z.object({
	...head,
	type: z.literal("end"),
	received: z.int(),
	verified: z.int(),
	refused: z.int(),
	duplicates: z.int(),
	turnedAway: z.int(),
	forwarded: z.object({ ok: z.int(), failed: z.int() }).optional(),
	kinds: z.record(z.string(), z.int()),
	slowestAckMs: z.number().optional(),
	ms: z.number(),
});

/** Every line of `--json`: one JSON object each, told apart by `type`. */
export const lineSchema = z.discriminatedUnion("type", [
	ready,
	delivery,
	event,
	reply,
	tunnel,
	handshake,
	refused,
	missed,
	error,
	setting,
	end,
]);

export type Line = z.infer<typeof lineSchema>;
