import * as z from "zod";
import { exportedSchema } from "../webhook/exported.ts";

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
	showingOnly: z
		.string()
		.optional()
		.describe("which events come as lines; absent when all do"),
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
	headers: z
		.array(z.tuple([z.string(), z.string()]))
		.optional()
		.describe("with `events show` and --verbose, as are the body's members"),
	body: z.string().optional(),
	bodyBase64: z.string().optional().describe("a body that is not UTF-8"),
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

/** One POST of `replay`, or with --dry-run what would be one. */
const request = z.object({
	...head,
	type: z.literal("request"),
	delivery: z.int().describe("counts up from 1; that of its reply"),
	name: z.string().describe("of the payload"),
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
	reason: z
		.string()
		.describe("`others`: the line stands for the `more` since the last one"),
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

/** What was said with one counterpart of one business number. */
const conversation = z.object({
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
const stats = z.object({
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

/** What one of Meta's error codes means and what to do about it; `known` is false for a code that wa-hook has nothing on. */
const explanation = z.object({
	...head,
	type: z.literal("explanation"),
	code: z.int(),
	subcode: z.int().optional(),
	known: z.boolean(),
	title: z.string().optional(),
	family: z.string().optional(),
	http: z.int().optional().describe("status of the API's answer"),
	where: z.array(z.string()).optional().describe("where it appears"),
	cause: z.string().optional(),
	fix: z.string().optional(),
	confidence: z.enum(["high", "medium", "low"]).optional(),
	said: z.string().optional().describe("what Meta says in the text given"),
	sure: z
		.literal(false)
		.optional()
		.describe("set for a number that nothing in the text calls a code"),
	callback: z
		.array(z.object({ seen: z.string(), cause: z.string(), fix: z.string() }))
		.optional()
		.describe("why Meta refused the callback URL, as the text tells"),
});

/** A payload that comes with wa-hook, or that was made of a recorded delivery. */
const fixture = z.object({
	...head,
	type: z.literal("fixture"),
	name: z.string(),
	kinds: z.array(z.string()),
	field: z.string(),
	title: z.string(),
	path: z.string(),
	delivery: z.int().optional(),
});

/** One thing that was checked; a run with a `fail` in it ends with exit code 1. */
const finding = z.object({
	...head,
	type: z.literal("finding"),
	code: z.string(),
	level: z.enum(["ok", "warn", "fail", "skip"]),
	title: z.string(),
	seen: z.string().optional(),
	fix: z.string().optional(),
	file: z.string().optional(),
});

/** What a run of checks came to. */
const result = z.object({
	...head,
	type: z.literal("result"),
	ok: z.int(),
	failed: z.int(),
	events: z.int().optional(),
	deviations: z.int().optional(),
	ms: z.int().optional().describe("with `replay`, as is what follows"),
	perSecond: z.int().optional().describe("of a load"),
	latencyMs: z
		.object({
			p50: z.number(),
			p75: z.number(),
			p90: z.number(),
			p99: z.number(),
			p999: z.number(),
			max: z.number(),
		})
		.optional()
		.describe("of a load: of the deliveries that were answered"),
	statuses: z.record(z.string(), z.int()).optional(),
	failures: z.record(z.string(), z.int()).optional().describe("by cause"),
	cutShort: z.enum(["stopped", "unreachable"]).optional(),
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
	notShown: z.int().describe("events held back by --events and the like"),
	kinds: z.record(z.string(), z.int()),
	slowestAckMs: z.number().optional(),
	ms: z.number(),
});

/** Every line of `--json`: one JSON object each, told apart by `type`. */
export const lineSchema = z.discriminatedUnion("type", [
	ready,
	delivery,
	event,
	request,
	reply,
	tunnel,
	handshake,
	refused,
	missed,
	error,
	setting,
	explanation,
	conversation,
	stats,
	fixture,
	finding,
	result,
	exportedSchema,
	end,
]);

export type Line = z.infer<typeof lineSchema>;
