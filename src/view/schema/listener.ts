import * as z from "zod";
import { head } from "./pieces.ts";

/** The listener is ready on this machine. Its public address follows in a line of the type `tunnel`. */
export const ready = z.object({
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

export const tunnel = z.object({
	...head,
	type: z.literal("tunnel"),
	status: z.enum(["opening", "up", "degraded", "down"]),
	provider: z.string(),
	url: z.string().optional(),
	urlChanged: z.boolean().optional(),
	problem: z.string().optional(),
	hint: z.string().optional(),
});

/** What happens to a callback at Meta that `--register` sets, or `wa-hook restore` gives back. */
export const registration = z.object({
	...head,
	type: z.literal("registration"),
	state: z.enum([
		"planned",
		"registered",
		"refused",
		"to-restore",
		"given-back",
		"left",
		"forgotten",
	]),
	level: z.enum(["phone", "waba", "app"]),
	id: z.string().describe("of the phone number, the account or the app"),
	callback: z.string().optional().describe("the listener's"),
	before: z.string().optional().describe("absent where there was none"),
	problem: z.string().optional(),
	hint: z.string().optional(),
});

export const handshake = z.object({
	...head,
	type: z.literal("handshake"),
	accepted: z.boolean(),
	reason: z.string().optional(),
	seen: z.string().optional(),
	more: z.int().optional().describe("how many more were refused before it"),
});

export const refused = z.object({
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
export const missed = z.object({
	...head,
	type: z.literal("missed"),
	events: z.int(),
});

/** The last line of a run. */
export const end = z.object({
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
